/// The program around the model and its views: main window, command line, sessions, settings.
@NullMarked
package noema.app;

import org.jspecify.annotations.NullMarked;
