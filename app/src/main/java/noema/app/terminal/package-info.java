/// What the terminal is and can do, and what is drawn on it: streams, colours, progress, the live view of a generation.
@NullMarked
package noema.app.terminal;

import org.jspecify.annotations.NullMarked;
