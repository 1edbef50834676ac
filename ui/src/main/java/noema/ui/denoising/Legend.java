package noema.ui.denoising;

import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import noema.ui.look.Palette;
import noema.ui.look.Tips;

/// What the colours mean: the scale between its two ends.
public final class Legend extends HBox {

    private static final double WIDTH = 56;
    private static final double BRIEF = 26;
    private static final double HEIGHT = 8;

    private final Label low = new Label();
    private final Label high = new Label();
    private final Canvas scale = new Canvas(WIDTH, HEIGHT);
    private Palette colours = Palette.LIGHT;

    /// A legend without colours yet.
    public Legend() {
        super(5);
        setId("legend");
        setAlignment(Pos.CENTER);
        setMinWidth(Region.USE_PREF_SIZE);
        low.getStyleClass().add("pane-note");
        high.getStyleClass().add("pane-note");
        getChildren().addAll(low, scale, high);
    }

    /// Leaves the words at the ends out and shortens the scale where there is little room.
    public void setBrief(boolean brief) {
        scale.setWidth(brief ? BRIEF : WIDTH);
        paint();
        for (Label end : new Label[] {low, high}) {
            end.setVisible(!brief);
            end.setManaged(!brief);
        }
    }

    /// Shows the scale of a measure.
    public void show(Measure measure, Palette palette) {
        low.setText(measure.low());
        high.setText(measure.high());
        Tips.explain(
                this,
                measure.meaning()
                        + " From "
                        + measure.low()
                        + " (dark) to "
                        + measure.high()
                        + " (bright).");
        colours = palette;
        paint();
    }

    private void paint() {
        for (int x = 0; x < scale.getWidth(); x++) {
            scale.getGraphicsContext2D().setFill(colours.scale(x / (scale.getWidth() - 1)));
            scale.getGraphicsContext2D().fillRect(x, 0, 1, HEIGHT);
        }
    }
}
