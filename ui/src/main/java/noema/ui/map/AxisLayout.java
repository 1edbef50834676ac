package noema.ui.map;

import java.util.List;
import noema.model.atlas.Atlas;
import noema.model.atlas.Projection;

/// A layout along the line between what two sentences mean.
///
/// @param ends the two sentences
/// @param line where everything lies
public record AxisLayout(Ends ends, LinearLayout line) implements Layout {

    /// The sentences at the ends of the line, as the user typed them.
    ///
    /// @param from on the left
    /// @param to   on the right
    public record Ends(String from, String to) {}

    /// Lays the entries of an atlas out between two concepts.
    ///
    /// @param from  what the first sentence means
    /// @param to    what the second sentence means
    /// @param other gives the direction upwards
    /// @throws noema.model.tensor.NoemaException when both concepts are the same
    static AxisLayout of(
            Ends ends, float[] from, float[] to, Projection other, List<Atlas.Entry> entries) {
        Projection between = Axes.between(from, to, other);
        return new AxisLayout(ends, LinearLayout.of(LayoutChoice.AXIS, between, entries));
    }

    @Override
    public String name() {
        return line.name();
    }

    @Override
    public float[] x() {
        return line.x();
    }

    @Override
    public float[] y() {
        return line.y();
    }

    @Override
    public Spot place(float[] concept) {
        return line.place(concept);
    }

    @Override
    public Projection projection() {
        return line.projection();
    }
}
