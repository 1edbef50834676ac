package noema.ui.grid;

import java.util.HashSet;
import java.util.List;
import noema.model.tensor.NoemaException;
import noema.model.trace.Recipe;

/// A setting and the values it takes along one side of a grid.
///
/// @param setting which
/// @param values  as the setting writes them, 1 to 400, each once
public record Axis(GridSetting setting, List<String> values) {

    /// Keeps a copy of the list.
    ///
    /// @throws NoemaException when it is empty or too long, or a value is not allowed or there twice
    public Axis {
        values = values.stream().map(setting::check).toList();
        if (values.isEmpty()) {
            throw new NoemaException(
                    "%s needs at least one value, %s.".formatted(setting.id(), setting.allowed()));
        }
        if (values.size() > GridPlan.MOST_CELLS) {
            throw tooLong(setting);
        }
        var seen = new HashSet<String>();
        for (String value : values) {
            if (!seen.add(value)) {
                throw new NoemaException(
                        "%s has the value %s twice; name it once.".formatted(setting.id(), value));
            }
        }
    }

    static NoemaException tooLong(GridSetting setting) {
        return new NoemaException(
                "%s would take more than %d values, and a grid has %d cells at most; name fewer."
                        .formatted(setting.id(), GridPlan.MOST_CELLS, GridPlan.MOST_CELLS));
    }

    /// Reads an axis as a person writes it: see [AxisText].
    ///
    /// @throws NoemaException when it cannot be read
    public static Axis parse(String text) {
        return AxisText.parse(text);
    }

    /// How many values there are.
    public int size() {
        return values.size();
    }

    /// A recipe in which the setting has the value at a place.
    public Recipe at(int place, Recipe recipe) {
        return setting.with(recipe, values.get(place));
    }

    /// As [#parse] reads it, with all values written out.
    public String text() {
        return setting.id() + "=" + String.join(",", values);
    }
}
