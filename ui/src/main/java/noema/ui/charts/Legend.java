package noema.ui.charts;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Line;
import noema.ui.look.Tips;

/// Names the curves of a chart; each name explains itself.
final class Legend extends FlowPane {

    private static final double SAMPLE = 18;

    private List<Figure.Key> shown = List.of();

    Legend() {
        setId("chart-legend");
        getStyleClass().add("chart-legend");
        setMinHeight(USE_PREF_SIZE);
    }

    /// Shows other names.
    void show(List<Figure.Key> keys) {
        if (keys.equals(shown)) {
            return;
        }
        shown = keys;
        getChildren().setAll(keys.stream().map(Legend::entry).toList());
        setVisible(!keys.isEmpty());
        setManaged(!keys.isEmpty());
    }

    private static Label entry(Figure.Key key) {
        var sample = new Line(0, 0, SAMPLE, 0);
        sample.setStroke(key.colour());
        sample.setStrokeWidth(2.5);
        sample.getStrokeDashArray().setAll(key.dash());
        var name = new Label(key.name(), sample);
        Tips.explain(name, key.explanation());
        return name;
    }
}
