/// Several ways to tell one story, side by side on one time line: lanes, their clocks, and what differs between them.
@NullMarked
package noema.ui.compare;

import org.jspecify.annotations.NullMarked;
