/// The controls of a run: prompt, settings, Generate and Stop.
@NullMarked
package noema.ui.controls;

import org.jspecify.annotations.NullMarked;
