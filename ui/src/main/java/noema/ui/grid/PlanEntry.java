package noema.ui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import noema.model.tensor.NoemaException;
import noema.model.trace.Recipe;

/// The axes as they are being typed, each checked at once.
public final class PlanEntry {

    /// What a line of text says.
    public sealed interface Reading {

        /// Nothing yet, or not enough to judge.
        ///
        /// @param hint how it could go on
        record Unfinished(String hint) implements Reading {}

        /// An axis.
        record Good(Axis axis) implements Reading {}

        /// A mistake.
        ///
        /// @param sentence what it is and what to do
        record Wrong(String sentence) implements Reading {}
    }

    private static final int NAMES = 4;
    private static final List<String> NOTHING =
            List.of(
                    "A setting and its values, such as concept-guidance=1,2,3",
                    "Perhaps a second setting, such as concept-steps=4-32 x2",
                    "Perhaps a third, a page for each value");

    private final List<StringProperty> texts =
            IntStream.range(0, GridPlan.MOST_AXES)
                    .<StringProperty>mapToObj(i -> new SimpleStringProperty(""))
                    .toList();
    private final List<ReadOnlyObjectWrapper<Reading>> readings =
            IntStream.range(0, GridPlan.MOST_AXES)
                    .mapToObj(i -> new ReadOnlyObjectWrapper<>(read(i, "")))
                    .toList();

    /// Nothing typed.
    public PlanEntry() {
        for (int i = 0; i < texts.size(); i++) {
            int axis = i;
            texts.get(i).subscribe(text -> readings.get(axis).set(read(axis, text)));
        }
    }

    /// The text of an axis.
    ///
    /// @param axis 0 for the one across, 1 down, 2 for pages
    public StringProperty text(int axis) {
        return texts.get(axis);
    }

    /// What it says.
    public ReadOnlyObjectProperty<Reading> reading(int axis) {
        return readings.get(axis).getReadOnlyProperty();
    }

    /// Types the axes of a plan.
    public void show(GridPlan plan) {
        for (int i = 0; i < texts.size(); i++) {
            texts.get(i).set(i < plan.axes().size() ? plan.axes().get(i).text() : "");
        }
    }

    /// The plan that is typed.
    ///
    /// @param base what all cells have in common
    /// @throws NoemaException when something is missing or wrong, saying what
    public GridPlan plan(Recipe base) {
        var axes = new ArrayList<Axis>();
        for (StringProperty text : texts) {
            if (!text.get().isBlank()) {
                axes.add(Axis.parse(text.get()));
            }
        }
        if (axes.isEmpty()) {
            throw new NoemaException(
                    "Write a setting and its values first, such as concept-guidance=1,2,3.");
        }
        return new GridPlan(base, axes);
    }

    private static Reading read(int axis, String text) {
        if (text.isBlank()) {
            return new Reading.Unfinished(NOTHING.get(axis));
        }
        int equals = text.indexOf('=');
        if (equals < 0 && !GridSettings.matching(text).isEmpty()) {
            return new Reading.Unfinished(
                    GridSettings.matching(text).stream()
                            .limit(NAMES)
                            .map(GridSetting::id)
                            .collect(Collectors.joining(", ")));
        }
        try {
            if (equals >= 0 && text.substring(equals + 1).isBlank()) {
                GridSetting setting = GridSettings.of(text.substring(0, equals));
                return new Reading.Unfinished(
                        "%s, such as %s".formatted(setting.allowed(), setting.example()));
            }
            return new Reading.Good(Axis.parse(text));
        } catch (NoemaException e) {
            return new Reading.Wrong(String.valueOf(e.getMessage()));
        }
    }
}
