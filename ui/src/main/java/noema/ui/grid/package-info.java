/// The grid: the same beginning told with many settings, as a table of one, two or three axes.
@NullMarked
package noema.ui.grid;

import org.jspecify.annotations.NullMarked;
