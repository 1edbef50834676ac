package noema.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import noema.app.terminal.Output;
import noema.app.terminal.Words;
import noema.model.evaluate.StoryFigures;
import noema.ui.grid.Axis;
import noema.ui.grid.GridFigure;
import noema.ui.grid.GridPlan;
import noema.ui.grid.GridRow;

/// Prints a grid: a table of one figure whose rows come as they are finished, then all cells in a list.
final class GridPrinter {

    private static final int NARROWEST = 9;
    private static final int FIRST_WORDS = 60;
    private static final String NONE = "-";

    private final Output out;
    private final GridPlan plan;
    private final GridFigure figure;
    private final int names;
    private final int columns;

    GridPrinter(Output out, GridPlan plan, GridFigure figure) {
        this.out = out;
        this.plan = plan;
        this.figure = figure;
        Stream<String> labels =
                plan.axes().size() > 1
                        ? Stream.concat(Stream.of(corner()), plan.axes().get(1).values().stream())
                        : Stream.of(corner());
        names = labels.mapToInt(String::length).max().orElse(0);
        columns =
                2
                        + plan.axes().getFirst().values().stream()
                                .mapToInt(String::length)
                                .reduce(NARROWEST, Math::max);
    }

    /// What all cells begin with.
    void begin() {
        out.println("> " + Words.printable(plan.base().prompt()));
        out.println("");
        out.println(
                "%s, %s is better".formatted(figure.id(), figure.moreIsBetter() ? "more" : "less"));
    }

    private String corner() {
        String across = plan.axes().getFirst().setting().id();
        return plan.axes().size() > 1
                ? plan.axes().get(1).setting().id() + " \\ " + across
                : across;
    }

    /// A row whose cells have been run, or some of them.
    void row(List<GridRow> row) {
        GridPlan.Cell first = row.getFirst().cell();
        if (first.y() == 0) {
            heading(first);
        }
        String name = plan.axes().size() > 1 ? plan.axes().get(1).values().get(first.y()) : "";
        out.println(
                padded(name)
                        + row.stream()
                                .map(cell -> right(value(cell, figure), columns))
                                .collect(Collectors.joining()));
    }

    private void heading(GridPlan.Cell first) {
        if (plan.axes().size() > 2) {
            Axis pages = plan.axes().get(2);
            out.println("");
            out.println(pages.setting().id() + " " + pages.values().get(first.z()));
        }
        out.println(
                padded(corner())
                        + plan.axes().getFirst().values().stream()
                                .map(value -> right(value, columns))
                                .collect(Collectors.joining()));
    }

    private String padded(String name) {
        return name + " ".repeat(names - name.length());
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String value(GridRow row, GridFigure figure) {
        StoryFigures figures = row.figures();
        if (figures == null) {
            return row.problem().isEmpty() ? NONE : "failed";
        }
        return figure.of(figures) == null ? NONE : figure.text(figures);
    }

    /// All cells that have been run, by the figure.
    void list(List<GridRow> rows) {
        List<GridRow> done = GridRow.sorted(rows, figure).stream().filter(GridRow::isDone).toList();
        out.println("");
        out.println(
                "%d of %d cells by %s, the best first"
                        .formatted(done.size(), rows.size(), figure.id()));
        Stream<String> settings =
                plan.axes().stream().map(axis -> right(axis.setting().id(), width(axis)));
        Stream<String> figures =
                Arrays.stream(GridFigure.values()).map(each -> right(name(each), width(each)));
        out.println(Stream.concat(settings, figures).collect(Collectors.joining()) + "  text");
        for (GridRow row : done) {
            out.println(line(row));
        }
    }

    private String line(GridRow row) {
        var line = new StringBuilder();
        for (int i = 0; i < plan.axes().size(); i++) {
            line.append(right(row.cell().values().get(i), width(plan.axes().get(i))));
        }
        for (GridFigure each : GridFigure.values()) {
            line.append(right(value(row, each), width(each)));
        }
        String text = Words.printable(row.text());
        return line.append("  ")
                .append(
                        text.length() <= FIRST_WORDS
                                ? text
                                : text.substring(0, FIRST_WORDS - 1) + "…")
                .toString();
    }

    private static String name(GridFigure each) {
        return each == GridFigure.SPEED ? "tokens/s" : each.id();
    }

    private static int width(GridFigure each) {
        return 2 + Math.max(name(each).length(), NARROWEST - 2);
    }

    private static int width(Axis axis) {
        return 2
                + axis.values().stream()
                        .mapToInt(String::length)
                        .reduce(axis.setting().id().length(), Math::max);
    }
}
