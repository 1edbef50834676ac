package noema.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import noema.model.evaluate.StoryFigures;
import noema.ui.grid.GridFigure;
import noema.ui.grid.GridPlan;
import noema.ui.grid.GridRow;
import org.jspecify.annotations.Nullable;

/// What `grid --json` prints.
///
/// @param prompt    what all stories begin with
/// @param seed      of all cells, unless it is on an axis
/// @param device    what it ran on
/// @param sort      the figure that the cells are sorted by, the best first
/// @param axes      values of each setting, in the order of --x, --y and --z
/// @param complete  whether every cell has been run
/// @param cells     those that have been run or could not be
record GridJson(
        String prompt,
        long seed,
        String device,
        String sort,
        Map<String, List<String>> axes,
        boolean complete,
        List<Cell> cells) {

    /// One cell.
    ///
    /// @param settings values of those on the axes
    /// @param figures  null when it could not be run
    /// @param text     the continuation
    /// @param problem  why it could not be run; null when it could
    record Cell(
            Map<String, String> settings,
            @Nullable StoryFigures figures,
            String text,
            @Nullable String problem) {}

    static GridJson of(GridPlan plan, List<GridRow> rows, GridFigure figure, String device) {
        var axes = new LinkedHashMap<String, List<String>>();
        plan.axes().forEach(axis -> axes.put(axis.setting().id(), axis.values()));
        var cells = new ArrayList<Cell>();
        for (GridRow row : GridRow.sorted(rows, figure)) {
            if (row.isDone() || !row.problem().isEmpty()) {
                cells.add(cell(plan, row));
            }
        }
        return new GridJson(
                plan.base().prompt(),
                plan.base().seed(),
                device,
                figure.id(),
                axes,
                rows.stream().allMatch(GridRow::isDone),
                cells);
    }

    private static Cell cell(GridPlan plan, GridRow row) {
        var settings = new LinkedHashMap<String, String>();
        for (int i = 0; i < plan.axes().size(); i++) {
            settings.put(plan.axes().get(i).setting().id(), row.cell().values().get(i));
        }
        return new Cell(
                settings,
                row.figures(),
                row.text(),
                row.problem().isEmpty() ? null : row.problem());
    }
}
