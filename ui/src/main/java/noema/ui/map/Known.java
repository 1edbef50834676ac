package noema.ui.map;

import java.util.List;
import java.util.function.BiFunction;
import noema.model.atlas.Atlas;
import org.jspecify.annotations.Nullable;

/// What is known of the concepts of a level.
///
/// @param atlas   texts with their concepts
/// @param near    finds the nearest known texts to a concept, so many; called on a worker. Null for comparing with every one
/// @param layouts makes layouts that take long; null when nobody does
public record Known(
        Atlas atlas,
        @Nullable BiFunction<float[], Integer, List<Neighbour>> near,
        @Nullable Layouts layouts) {

    /// An atlas alone, before what helps to search it is there.
    public Known(Atlas atlas) {
        this(atlas, null, null);
    }
}
