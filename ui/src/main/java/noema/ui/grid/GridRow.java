package noema.ui.grid;

import java.util.Comparator;
import java.util.List;
import noema.model.evaluate.StoryFigures;
import org.jspecify.annotations.Nullable;

/// What is known of a cell, for tables and files.
///
/// @param cell    which
/// @param figures of its run; `null` while there is none
/// @param text    of the story without its beginning; empty while there is none
/// @param problem why there is no run, in one sentence; empty when nothing went wrong
public record GridRow(
        GridPlan.Cell cell, @Nullable StoryFigures figures, String text, String problem) {

    /// A cell that has not been run.
    public static GridRow waiting(GridPlan.Cell cell) {
        return new GridRow(cell, null, "", "");
    }

    /// Whether it has been run.
    public boolean isDone() {
        return figures != null;
    }

    /// The rows by a figure, the best first; those that lack it follow, and those that have not been run come last. What is equal
    /// stays in its order.
    public static List<GridRow> sorted(List<GridRow> rows, GridFigure figure) {
        return rows.stream()
                .sorted(
                        Comparator.comparing(
                                GridRow::figures, Comparator.nullsLast(figure.bestFirst())))
                .toList();
    }
}
