package noema.ui.steps;

import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import noema.ui.look.Numbers;
import noema.ui.look.Palette;

/// The colour scale of the cells, with its ends.
final class ColourKey extends HBox {

    private static final double WIDTH = 48;
    private static final double HEIGHT = 10;

    private final StepsModel model;
    private final ObservableValue<Palette> palette;
    private final Label least = new Label("0");
    private final Label most = new Label("1");
    private final Canvas strip = new Canvas(WIDTH, HEIGHT);

    ColourKey(StepsModel model, ObservableValue<Palette> palette) {
        this.model = model;
        this.palette = palette;
        setId("steps-key");
        getStyleClass().add("steps-key");
        least.setMinWidth(USE_PREF_SIZE);
        most.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(least, strip, most);
        model.colourProperty().subscribe(this::paint);
        model.numbersProperty().subscribe(this::label);
        palette.subscribe(this::paint);
        paint();
    }

    private void label() {
        double end = model.colourProperty().get().most(model.strongestGuidance());
        most.setText(end == 1 ? "1" : Numbers.plain(end));
    }

    private void paint() {
        label();
        GraphicsContext g = strip.getGraphicsContext2D();
        g.clearRect(0, 0, WIDTH, HEIGHT);
        for (int x = 0; x < WIDTH; x++) {
            g.setFill(model.colourProperty().get().paint(palette.getValue(), x / (WIDTH - 1)));
            g.fillRect(x, 0, 1, HEIGHT);
        }
    }
}
