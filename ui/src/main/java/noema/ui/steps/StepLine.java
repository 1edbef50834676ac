package noema.ui.steps;

import noema.ui.steps.NearestKnown.Near;
import org.jspecify.annotations.Nullable;

/// A noise step of the current sentence as the list below its row shows it.
///
/// @param numbers   of the step
/// @param says      its estimate in words; empty while unknown
/// @param roundTrip cosine between the estimate and what these words mean when read back; NaN while unknown
/// @param near      the nearest known sentence; null while unknown
public record StepLine(StepNumbers numbers, String says, double roundTrip, @Nullable Near near) {

    /// What gets lost between the thought and its words, 1 - cosine, 0 to 2; NaN while unknown.
    public double error() {
        return 1 - roundTrip;
    }
}
