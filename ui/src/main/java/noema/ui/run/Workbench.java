package noema.ui.run;

import javafx.beans.value.ObservableValue;
import noema.ui.look.Palette;

/// What every pane is given.
///
/// @param run       the run that is looked at
/// @param playhead  the moment in it
/// @param selection what is selected
/// @param mind      what can be asked of the model
/// @param director  what can be made to happen
/// @param palette   colours of the current theme, for what is painted by hand
public record Workbench(
        RunModel run,
        Playhead playhead,
        Selection selection,
        Mind mind,
        Director director,
        ObservableValue<Palette> palette) {}
