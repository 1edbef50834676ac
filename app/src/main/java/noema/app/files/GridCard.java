package noema.app.files;

import java.util.List;
import noema.model.tensor.NoemaException;
import noema.model.trace.Recipe;
import noema.ui.grid.Axis;
import noema.ui.grid.GridPlan;

/// Where a picture of a grid comes from: all it takes to run the grid again.
///
/// @param base   what all cells have in common
/// @param axes   the settings that differ and their values, such as `concept-steps=4,8,16`: across, down, and one page after another
/// @param model  hash of the model's files
/// @param device what it ran on
/// @param noema  version of the program
public record GridCard(Recipe base, List<String> axes, String model, String device, String noema) {

    /// Keeps a copy of the list.
    public GridCard {
        axes = List.copyOf(axes);
    }

    /// The card of a plan.
    public static GridCard of(GridPlan plan, String model, String device, String noema) {
        return new GridCard(
                plan.base(), plan.axes().stream().map(Axis::text).toList(), model, device, noema);
    }

    /// The plan of a card.
    ///
    /// @throws NoemaException when it is none that this Noema can run
    public GridPlan plan() {
        return new GridPlan(base, axes.stream().map(Axis::parse).toList());
    }
}
