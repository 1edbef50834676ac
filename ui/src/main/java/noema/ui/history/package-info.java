/// Every run so far, to look at again and to take settings from.
@NullMarked
package noema.ui.history;

import org.jspecify.annotations.NullMarked;
