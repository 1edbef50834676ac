/// The window: wires the panes of `noema.ui` to a model that one compute thread owns.
@NullMarked
package noema.app.desktop;

import org.jspecify.annotations.NullMarked;
