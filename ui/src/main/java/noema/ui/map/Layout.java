package noema.ui.map;

import noema.model.atlas.Projection;
import org.jspecify.annotations.Nullable;

/// Where the known sentences of an atlas lie on the map, and where new concepts go. A layout never changes: a new concept does
/// not move any other.
public interface Layout {

    /// One word, for the menu.
    String name();

    /// Horizontal positions of the atlas' entries, in their order; not to be modified.
    float[] x();

    /// Vertical positions of the atlas' entries, in their order, upwards; not to be modified.
    float[] y();

    /// Where a concept goes; not finite when it cannot be placed. May take a while unless there is a [#projection].
    Spot place(float[] concept);

    /// The linear formula behind the layout; null when there is none.
    @Nullable Projection projection();
}
