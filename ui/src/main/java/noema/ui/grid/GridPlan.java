package noema.ui.grid;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import noema.model.tensor.NoemaException;
import noema.model.trace.Recipe;
import noema.model.trace.Way;

/// What a grid is made of: a recipe, and one to three settings that take other values in each cell.
///
/// @param base what all cells have in common
/// @param axes across, down, and one page after another; each with a setting of its own
public record GridPlan(Recipe base, List<Axis> axes) {

    /// Most cells of a grid.
    public static final int MOST_CELLS = 400;

    /// Most axes.
    public static final int MOST_AXES = 3;

    /// One cell.
    ///
    /// @param number of the cell in the order in which they are run, from 0
    /// @param x      place on the first axis, from 0
    /// @param y      on the second; 0 where there is none
    /// @param z      on the third; 0 where there is none
    /// @param values of the settings, axis by axis
    /// @param recipe what it runs
    public record Cell(int number, int x, int y, int z, List<String> values, Recipe recipe) {
        /// Keeps a copy of the list.
        public Cell {
            values = List.copyOf(values);
        }
    }

    /// Checks the axes against each other. Decisions that a person made for one story are kept only where all cells tell it in the
    /// same way with the same seed.
    ///
    /// @throws NoemaException when there are too many cells, a setting is on two axes, or it does nothing anywhere
    public GridPlan {
        axes = List.copyOf(axes);
        if (axes.isEmpty() || axes.size() > MOST_AXES) {
            throw new NoemaException("A grid has one to three axes; give the first one.");
        }
        var settings = new HashSet<GridSetting>();
        for (Axis axis : axes) {
            if (!settings.add(axis.setting())) {
                throw new NoemaException(
                        "%s is on two axes; give each axis a setting of its own."
                                .formatted(axis.setting().id()));
            }
        }
        long cells = axes.stream().mapToLong(Axis::size).reduce(1, (a, b) -> a * b);
        if (cells > MOST_CELLS) {
            throw new NoemaException(
                    "This grid would have %d cells, and %d is the most; name fewer values."
                            .formatted(cells, MOST_CELLS));
        }
        if (settings.contains(GridSettings.LEVEL) || settings.contains(GridSettings.SEED)) {
            base = base.withEdits(List.of());
        }
        Set<Way> ways = ways(base, axes);
        for (Axis axis : axes) {
            if (ways.stream().noneMatch(axis.setting()::matters)) {
                throw new NoemaException(
                        "%s makes no difference at the level %s; it does at %s."
                                .formatted(
                                        axis.setting().id(),
                                        names(ways, " or "),
                                        names(listening(axis.setting()), " and ")));
            }
        }
    }

    private static Set<Way> listening(GridSetting setting) {
        var ways = EnumSet.allOf(Way.class);
        ways.removeIf(way -> !setting.matters(way));
        return ways;
    }

    private static Set<Way> ways(Recipe base, List<Axis> axes) {
        var ways = EnumSet.noneOf(Way.class);
        for (Axis axis : axes) {
            if (axis.setting().equals(GridSettings.LEVEL)) {
                for (int i = 0; i < axis.size(); i++) {
                    ways.add(axis.at(i, base).way());
                }
            }
        }
        return ways.isEmpty() ? EnumSet.of(base.way()) : ways;
    }

    private static String names(Set<Way> ways, String last) {
        List<String> ids = ways.stream().map(Way::id).toList();
        return ids.size() == 1
                ? ids.getFirst()
                : ids.subList(0, ids.size() - 1).stream().collect(Collectors.joining(", "))
                        + last
                        + ids.getLast();
    }

    /// The ways that its cells are written in.
    public Set<Way> ways() {
        return ways(base, axes);
    }

    /// Refuses levels that there is no model for.
    ///
    /// @param there the ways that there are models for
    /// @throws NoemaException naming the first that is lacking
    public void requireWays(Set<Way> there) {
        for (Way way : ways()) {
            if (!there.contains(way)) {
                throw new NoemaException(
                        "This model has no level %s; it has %s."
                                .formatted(way.id(), names(there, " and ")));
            }
        }
    }

    /// How many values an axis has; 1 where there is none.
    ///
    /// @param axis from 0
    public int size(int axis) {
        return axis < axes.size() ? axes.get(axis).size() : 1;
    }

    /// How many cells there are, 1 to 400.
    public int count() {
        return size(0) * size(1) * size(2);
    }

    /// All cells, in the order in which they are run: row by row, page by page.
    public List<Cell> cells() {
        var cells = new ArrayList<Cell>();
        for (int z = 0; z < size(2); z++) {
            for (int y = 0; y < size(1); y++) {
                for (int x = 0; x < size(0); x++) {
                    cells.add(cell(cells.size(), x, y, z));
                }
            }
        }
        return cells;
    }

    private Cell cell(int number, int... places) {
        Recipe recipe = base;
        var values = new ArrayList<String>();
        for (int i = 0; i < axes.size(); i++) {
            recipe = axes.get(i).at(places[i], recipe);
            values.add(axes.get(i).values().get(places[i]));
        }
        return new Cell(number, places[0], places[1], places[2], values, recipe);
    }

    /// What is special about a cell: `concept-steps 8, temperature 0.5`.
    public String title(Cell cell) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < axes.size(); i++) {
            parts.add(axes.get(i).setting().id() + " " + cell.values().get(i));
        }
        return String.join(", ", parts);
    }
}
