package noema.ui.steps;

import java.util.Optional;

/// Finds the sentence of a known collection (such as the map's) that a concept is nearest to. Called on a background thread.
@FunctionalInterface
public interface NearestKnown {

    /// A sentence that is known.
    ///
    /// @param text   the sentence
    /// @param cosine between its concept and the one asked for, -1 to 1
    record Near(String text, double cosine) {}

    /// The nearest one; empty when nothing is known.
    ///
    /// @param concept S x C numbers; not to be modified
    Optional<Near> nearest(float[] concept);
}
