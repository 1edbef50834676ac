/// The concept map: many known thoughts laid flat, and over them the path of the run and the thought that is being formed.
@NullMarked
package noema.ui.map;

import org.jspecify.annotations.NullMarked;
