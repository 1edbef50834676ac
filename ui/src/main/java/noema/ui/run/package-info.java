/// What all panes share: the run that is looked at, the place in it, the selection, and what can be asked of the model.
@NullMarked
package noema.ui.run;

import org.jspecify.annotations.NullMarked;
