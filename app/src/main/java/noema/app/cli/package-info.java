/// The command line: one class for each command, and what they share.
@NullMarked
package noema.app.cli;

import org.jspecify.annotations.NullMarked;
