package noema.ui.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import noema.ui.look.Numbers;
import noema.ui.look.Tips;
import noema.ui.run.Cursor;
import noema.ui.run.Workbench;

/// What every half-denoised vector of the current sentence already means, a line for each noise step. Only as many lines exist as
/// are seen; while a thought forms, all its numbers change at every step, which a table control would be too slow for.
final class StepTable extends Region {

    /// A column.
    ///
    /// @param width in pixels at the usual size of text; 0 shares what is left
    /// @param from  width of the table below which the column is left out
    record Column(
            String title,
            String explanation,
            double width,
            double from,
            Function<StepLine, String> value) {
        Pos alignment() {
            return width > 0 ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT;
        }
    }

    static final List<Column> COLUMNS =
            List.of(
                    new Column(
                            "step",
                            "Number of the noise step.",
                            44,
                            0,
                            line -> Integer.toString(line.numbers().step())),
                    new Column(
                            "noise",
                            StepColour.NOISE.explanation(),
                            56,
                            0,
                            line -> Numbers.plain(line.numbers().level())),
                    new Column(
                            "already says",
                            "What the step's estimate of the clean thought says when it is put into words.",
                            0,
                            0,
                            StepLine::says),
                    new Column(
                            "nearest known sentence",
                            "The known sentence whose concept has the largest cosine to the estimate, and that cosine.",
                            0,
                            520,
                            StepTable::near),
                    new Column(
                            "lost",
                            "Round-trip error, 1 − cosine between the estimate and what its words mean when read back: 0 when"
                                    + " the words say all of it.",
                            50,
                            400,
                            line -> Double.isNaN(line.error()) ? "·" : Numbers.plain(line.error())),
                    new Column(
                            "cosine",
                            StepColour.COSINE.explanation(),
                            60,
                            0,
                            line -> Numbers.plain(line.numbers().cosine())));

    private static final double PAD = 6;

    private final StepsModel model;
    private final Workbench bench;
    private final List<Label> headings = new ArrayList<>();
    private final List<StepTableLine> shown = new ArrayList<>();
    private final ScrollBar bar = new ScrollBar();
    private final HoverTip hover = new HoverTip();
    private double line = 24;
    private double em = 1;

    StepTable(StepsModel model, Workbench bench) {
        this.model = model;
        this.bench = bench;
        setId("step-table");
        getStyleClass().add("step-table");
        bar.setOrientation(Orientation.VERTICAL);
        bar.setUnitIncrement(1);
        bar.valueProperty().subscribe(this::requestLayout);
        for (Column column : COLUMNS) {
            var heading = new Label(column.title());
            heading.getStyleClass().add("step-heading");
            heading.setAlignment(column.alignment());
            Tips.explain(heading, column.explanation());
            headings.add(heading);
        }
        getChildren().addAll(headings);
        getChildren().add(bar);
        model.linesProperty().subscribe(this::requestLayout);
        model.currentProperty().subscribe(this::follow);
        bench.playhead().cursorProperty().subscribe(this::follow);
        addEventHandler(
                ScrollEvent.SCROLL,
                event -> {
                    if (bar.isVisible()) {
                        scrollTo(bar.getValue() - Math.signum(event.getDeltaY()) * 2);
                        event.consume();
                    }
                });
    }

    private static String near(StepLine line) {
        return line.near() == null
                ? ""
                : Numbers.plain(line.near().cosine()) + "  " + line.near().text();
    }

    /// Makes room for some lines.
    void room(int lines, double newEm) {
        em = newEm;
        line = Math.round(24 * em);
        while (shown.size() < lines) {
            var node = new StepTableLine(model, hover);
            shown.add(node);
            getChildren().add(node);
        }
        while (shown.size() > lines) {
            getChildren().remove(shown.removeLast());
        }
        double height = line * (lines + 1) + 2;
        if (getPrefHeight() != height) {
            setPrefHeight(height);
            setMinHeight(height);
            follow();
        }
    }

    private int here() {
        Cursor cursor = bench.playhead().cursor();
        return cursor.sentence() == model.currentProperty().get() ? cursor.step() - 1 : -1;
    }

    private double mostHidden() {
        return Math.max(0, model.linesProperty().get().size() - shown.size());
    }

    private void scrollTo(double first) {
        bar.setMax(mostHidden());
        bar.setValue(Math.clamp(Math.rint(first), 0, mostHidden()));
    }

    /// Keeps the line at the playhead in view, with a neighbour on either side.
    private void follow() {
        int here = here();
        if (here >= 0) {
            double first = Math.min(bar.getValue(), here - 1);
            scrollTo(Math.max(first, here + 2 - shown.size()));
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        List<StepLine> lines = model.linesProperty().get();
        double width = getWidth() - 2;
        double hidden = mostHidden();
        bar.setVisible(hidden > 0);
        bar.setMax(hidden);
        bar.setVisibleAmount(lines.isEmpty() ? 0 : hidden * shown.size() / lines.size());
        double barWidth = bar.isVisible() ? bar.prefWidth(-1) : 0;
        bar.resizeRelocate(1 + width - barWidth, 1 + line, barWidth, line * shown.size());
        double[] widths = widths(width - barWidth);
        double x = 1;
        for (int i = 0; i < widths.length; i++) {
            headings.get(i).setVisible(widths[i] > 0);
            headings.get(i).resizeRelocate(x + PAD, 1, Math.max(0, widths[i] - 2 * PAD), line);
            x += widths[i];
        }
        int first = (int) Math.rint(Math.min(bar.getValue(), hidden));
        int here = here();
        for (int i = 0; i < shown.size(); i++) {
            int number = first + i;
            // A step that stays in view keeps its node: only what comes into view is styled anew.
            StepTableLine node = shown.get(number % shown.size());
            node.setVisible(number < lines.size());
            if (number < lines.size()) {
                node.show(lines.get(number), number, number == here, widths, PAD);
                node.resizeRelocate(1, 1 + line * (i + 1), width - barWidth, line);
            }
        }
    }

    /// Widths of all columns; 0 for those left out.
    private double[] widths(double width) {
        var widths = new double[COLUMNS.size()];
        double left = width;
        int flexible = 0;
        for (int i = 0; i < widths.length; i++) {
            Column column = COLUMNS.get(i);
            if (width >= column.from() * em) {
                widths[i] = column.width() * em;
                left -= widths[i];
                flexible += column.width() == 0 ? 1 : 0;
            }
        }
        for (int i = 0; i < widths.length; i++) {
            if (COLUMNS.get(i).width() == 0 && width >= COLUMNS.get(i).from() * em) {
                widths[i] = Math.max(0, left / flexible);
            }
        }
        return widths;
    }
}
