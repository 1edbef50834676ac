/// What leaves the program and comes back: sessions, pictures, animations, tables, reports, commands, the history and the settings.
/// Every file appears whole or not at all, and what cannot be used is refused with one sentence.
@NullMarked
package noema.app.files;

import org.jspecify.annotations.NullMarked;
