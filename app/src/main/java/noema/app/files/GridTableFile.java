package noema.app.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import noema.model.evaluate.StoryFigures;
import noema.ui.grid.Axis;
import noema.ui.grid.GridFigure;
import noema.ui.grid.GridPlan;
import noema.ui.grid.GridRow;
import org.jspecify.annotations.Nullable;

/// A grid as text: a table for spreadsheets and scripts, and a page to read.
public final class GridTableFile {

    private static final List<String> ENDS = List.of("tokens", "text", "problem");

    private GridTableFile() {}

    /// A row for each cell (CSV, RFC 4180): its settings, all figures under the names of [GridFigure], tokens, the text, and why there
    /// is none where it could not be run. What is not known is empty.
    public static String csv(GridPlan plan, List<GridRow> rows) {
        Stream<String> head =
                Stream.of(
                                plan.axes().stream().map(axis -> axis.setting().id()),
                                GridFigure.ids().stream().map(GridTableFile::column),
                                ENDS.stream())
                        .flatMap(part -> part);
        return Stream.concat(Stream.of(head.toList()), rows.stream().map(GridTableFile::line))
                .map(Csv::line)
                .collect(Collectors.joining());
    }

    /// A setting may have the name of a figure.
    private static String column(String figure) {
        return figure.equals(GridFigure.SENTENCES.id()) ? "told" : figure;
    }

    private static List<?> line(GridRow row) {
        var cells = new ArrayList<@Nullable Object>(row.cell().values());
        StoryFigures figures = row.figures();
        for (GridFigure figure : GridFigure.values()) {
            cells.add(figures == null ? null : number(figure.of(figures)));
        }
        cells.add(figures == null ? null : figures.tokens());
        cells.add(row.text());
        cells.add(row.problem());
        return cells;
    }

    private static @Nullable String number(@Nullable Double value) {
        return value == null
                ? null
                : value == Math.rint(value) ? Long.toString(value.longValue()) : value.toString();
    }

    /// A page of Markdown: a table of the figure for each page of the grid, all cells by that figure, and how to run it again.
    ///
    /// @param figure the one that is shown and sorted by
    /// @param replay the command that runs the grid again
    public static String markdown(
            GridPlan plan, List<GridRow> rows, GridFigure figure, String replay) {
        var page = new StringBuilder("# A grid by Noema\n\n");
        if (!plan.base().prompt().isBlank()) {
            page.append("**").append(Markdown.plain(plan.base().prompt())).append("**\n\n");
        }
        page.append(
                "Seed %d, %d sentences at most. %s\n\n"
                        .formatted(plan.base().seed(), plan.base().sentences(), figure.meaning()));
        for (int z = 0; z < plan.size(2); z++) {
            page.append("## ").append(figure.title());
            if (plan.axes().size() > 2) {
                Axis axis = plan.axes().get(2);
                page.append(", %s %s".formatted(axis.setting().id(), axis.values().get(z)));
            }
            page.append("\n\n").append(table(plan, rows, figure, z)).append('\n');
        }
        page.append("## All cells\n\n").append(list(plan, rows, figure)).append('\n');
        page.append("## Again\n\n```sh\n").append(replay).append("\n```\n");
        return page.toString();
    }

    private static String table(GridPlan plan, List<GridRow> rows, GridFigure figure, int z) {
        Axis across = plan.axes().getFirst();
        var lines = new ArrayList<String>();
        String corner =
                plan.axes().size() > 1
                        ? plan.axes().get(1).setting().id() + " \\ " + across.setting().id()
                        : across.setting().id();
        lines.add(row(Stream.concat(Stream.of(corner), across.values().stream())));
        lines.add(rule(1, across.size()));
        for (int y = 0; y < plan.size(1); y++) {
            int first = (z * plan.size(1) + y) * plan.size(0);
            String name = plan.axes().size() > 1 ? plan.axes().get(1).values().get(y) : "";
            lines.add(
                    row(
                            Stream.concat(
                                    Stream.of(name),
                                    rows.subList(first, first + plan.size(0)).stream()
                                            .map(cell -> figure(cell, figure)))));
        }
        return String.join("", lines);
    }

    private static String list(GridPlan plan, List<GridRow> rows, GridFigure figure) {
        var lines = new ArrayList<String>();
        Stream<String> settings = plan.axes().stream().map(axis -> axis.setting().id());
        Stream<String> figures = Arrays.stream(GridFigure.values()).map(GridFigure::title);
        lines.add(row(Stream.of(settings, figures, Stream.of("text")).flatMap(part -> part)));
        lines.add(rule(0, plan.axes().size() + GridFigure.values().length));
        for (GridRow cell : GridRow.sorted(rows, figure)) {
            Stream<String> numbers =
                    Arrays.stream(GridFigure.values()).map(each -> figure(cell, each));
            String text = cell.problem().isEmpty() ? cell.text() : cell.problem();
            lines.add(
                    row(
                            Stream.of(
                                            cell.cell().values().stream(),
                                            numbers,
                                            Stream.of(Markdown.plain(text)))
                                    .flatMap(part -> part)));
        }
        return String.join("", lines);
    }

    private static String figure(GridRow row, GridFigure figure) {
        StoryFigures figures = row.figures();
        return figures == null ? "" : figure.text(figures);
    }

    private static String row(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /// Columns of words left, of numbers right; one of words ends a list.
    private static String rule(int wordsFirst, int numbers) {
        return "|"
                + "---|".repeat(wordsFirst)
                + "--:|".repeat(numbers)
                + (wordsFirst == 0 ? "---|" : "")
                + "\n";
    }
}
