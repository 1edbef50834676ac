package noema.ui.map;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import noema.ui.look.Numbers;
import noema.ui.look.Palette;
import noema.ui.look.Tips;

/// What the colours of the background mean.
final class Legend extends VBox {

    private static final int STOPS = 8;

    private final Label title = new Label();
    private final Label low = new Label();
    private final Label high = new Label();
    private final Region bar = new Region();

    Legend() {
        setId("map-legend");
        getStyleClass().addAll("map-card", "map-legend");
        bar.getStyleClass().add("map-scale");
        low.getStyleClass().add("map-faint");
        high.getStyleClass().add("map-faint");
        var line = new HBox(6, low, bar, high);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, line);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    /// Explains colours.
    void update(
            Colouring colouring, boolean density, Range range, MapLevel level, Palette palette) {
        setVisible(density || colouring != Colouring.NONE);
        title.setText(density ? "Density" : colouring.title());
        String explanation =
                density
                        ? "%s per area after a blur, as a share of the densest place in view; the scale is its square root"
                                .formatted(level.title())
                        : colouring.explanation(level);
        Tips.explain(this, explanation + ".");
        boolean cluster = colouring == Colouring.CLUSTER && !density;
        low.setText(density ? "few" : cluster ? "" : number(colouring, range.low()));
        high.setText(density ? "many" : cluster ? "" : number(colouring, range.high()));
        bar.setStyle(
                "-fx-background-color: linear-gradient(to right, %s);"
                        .formatted(cluster ? kinds(palette) : scale(palette)));
    }

    private static String number(Colouring colouring, double value) {
        return colouring.isShare() ? Numbers.percent(value) : "%.0f".formatted(value);
    }

    private static String scale(Palette palette) {
        return IntStream.rangeClosed(0, STOPS)
                .mapToObj(i -> Palette.web(palette.scale(i / (double) STOPS)))
                .collect(Collectors.joining(", "));
    }

    // Each colour twice, at both ends of its part, so that they do not run into each other.
    private static String kinds(Palette palette) {
        return IntStream.range(0, STOPS)
                .mapToObj(i -> {
                    String colour = Palette.web(palette.kind(i));
                    return "%s %.1f%%, %s %.1f%%"
                            .formatted(colour, 100.0 * i / STOPS, colour, 100.0 * (i + 1) / STOPS);
                })
                .collect(Collectors.joining(", "));
    }
}
