package noema.ui.denoising;

import java.util.List;

/// A canvas after a step.
///
/// @param step   from 1; 0 before the first
/// @param steps  steps planned at most
/// @param places in their order
public record Frame(int step, int steps, List<Place> places) {

    /// Keeps a copy of the list.
    public Frame {
        places = List.copyOf(places);
    }
}
