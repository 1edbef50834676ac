/// How things look: themes, colours, icons, and how numbers are written.
@NullMarked
package noema.ui.look;

import org.jspecify.annotations.NullMarked;
