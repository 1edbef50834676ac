package noema.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import noema.ui.look.Tips;

/// Below the text of a lane: how far it is on the shared time line, what it has cost so far, and how good the text looks in
/// numbers.
final class LaneFoot extends VBox {

    private static final int COLUMNS = 3;

    private final LaneStrip strip = new LaneStrip();
    private final Label seconds = counter("Seconds on the clock, up to the moment that is shown.");
    private final Label evaluations = counter(Axis.EVALUATIONS.meaning());
    private final Label rate =
            counter("Tokens that stand, for each second up to the moment that is shown.");
    private final List<Label> values = new ArrayList<>();

    LaneFoot() {
        getStyleClass().add("lane-foot");
        var counters = new HBox(seconds, gap(), evaluations, gap(), rate);
        counters.setAlignment(Pos.CENTER_LEFT);
        counters.getStyleClass().add("lane-counters");
        var figures = new GridPane();
        figures.getStyleClass().add("lane-figures");
        for (int i = 0; i < COLUMNS; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            figures.getColumnConstraints().add(column);
        }
        List<LaneFigures.Figure> all = LaneFigures.quality(null);
        for (int i = 0; i < all.size(); i++) {
            LaneFigures.Figure figure = all.get(i);
            var name = new Label(figure.name());
            name.getStyleClass().add("lane-figure-name");
            name.setMinWidth(0);
            var value = new Label(figure.value());
            value.setId("figure-" + figure.name());
            value.getStyleClass().addAll("lane-figure-value", "numbers");
            var box = new VBox(name, value);
            Tips.explain(box, figure.meaning());
            values.add(value);
            figures.add(box, i % COLUMNS, i / COLUMNS);
        }
        getChildren().setAll(strip, counters, figures);
    }

    private static Label counter(String meaning) {
        var label = new Label();
        label.getStyleClass().addAll("lane-counter", "numbers");
        Tips.explain(label, meaning);
        return label;
    }

    private static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    /// Shows a lane at a moment.
    ///
    /// @param happened how many of its events have happened
    /// @param longest  length of the longest lane on the axis
    /// @param value    the moment on the axis
    void show(Lane lane, int happened, Axis axis, double longest, double value) {
        // Between two events the clock goes on, until the lane is over.
        double time =
                axis == Axis.SECONDS
                        ? Math.min(value, lane.run().length(Axis.SECONDS))
                        : lane.run().at(Axis.SECONDS, happened);
        double asked = lane.run().at(Axis.EVALUATIONS, happened);
        int tokens = lane.text().tokens(happened);
        boolean none = lane.run().size() == 0;
        seconds.setText(none ? "– s" : String.format(Locale.ROOT, "%.2f s", time));
        evaluations.setText(none ? "– evals" : Math.round(asked) + " evals");
        rate.setText(
                none || time <= 0 || tokens == 0
                        ? "– tok/s"
                        : String.format(Locale.ROOT, "%.0f tok/s", tokens / time));
        double length = lane.run().length(axis);
        strip.show(
                longest <= 0 ? 0 : length / longest,
                longest <= 0 ? 0 : Math.min(length, value) / longest,
                !lane.way().thinks());
        List<LaneFigures.Figure> quality = LaneFigures.quality(lane.figures());
        for (int i = 0; i < values.size(); i++) {
            values.get(i).setText(quality.get(i).value());
        }
    }
}
