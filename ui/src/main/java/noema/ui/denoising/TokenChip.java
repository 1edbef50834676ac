package noema.ui.denoising;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import noema.ui.look.Palette;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A place of the canvas: its token on a chip, and below it its number and how undecided it is.
final class TokenChip extends VBox {

    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass FORCED = PseudoClass.getPseudoClass("forced");
    private static final double TINT = 0.3;
    // As in the style sheet: size of a place's number in ems.
    private static final double NUMBER_SIZE = 0.72;

    private final Button button = new Button();
    // Keeps the chip as wide as the longest piece its place ever holds.
    private final Label widest = new Label();
    private final Label number = new Label();
    private final ShareBar bar = new ShareBar();
    private final FontIcon pin = new FontIcon("fth-map-pin");
    private @Nullable Place shown;
    private String look = "";

    TokenChip(int index) {
        setId("token-" + index);
        getStyleClass().add("token-chip-box");
        button.getStyleClass().add("token-chip");
        button.setId("token-button-" + index);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setFocusTraversable(index == 0);
        button.setContentDisplay(ContentDisplay.RIGHT);
        widest.getStyleClass().add("token-chip-widest");
        widest.setVisible(false);
        number.setText(Integer.toString(index));
        number.getStyleClass().add("token-number");
        number.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        var foot = new HBox(number, bar);
        foot.getStyleClass().add("token-foot");
        foot.setMouseTransparent(true);
        getChildren().addAll(new StackPane(widest, button), foot);
    }

    Button button() {
        return button;
    }

    /// Size of ordinary text around it, in pixels.
    double textSize() {
        return number.getFont().getSize() / NUMBER_SIZE;
    }

    /// The place it shows; null before the first.
    @Nullable Place place() {
        return shown;
    }

    /// Shows a place; changes only what is different.
    void show(Place place, String longest, double share, Palette palette) {
        String style = share >= 0 ? tint(palette.scale(share), place.open(), palette) : "";
        double fill = place.open() ? place.entropy() / Measure.UNDECIDED : share >= 0 ? 1 : 0;
        String key = longest + style + fill;
        if (place.equals(shown) && key.equals(look)) {
            return;
        }
        shown = place;
        look = key;
        widest.setText(TokenText.bare(longest));
        button.setText(TokenText.bare(place.piece()));
        button.setGraphic(place.forced() ? pin : null);
        button.pseudoClassStateChanged(OPEN, place.open());
        button.pseudoClassStateChanged(FORCED, place.forced());
        button.setStyle(place.open() ? "" : style);
        bar.show(fill, place.open() ? "" : style);
        String before = longest.isEmpty() ? " " : longest;
        TokenFlow.follow(this, TokenText.beginsWord(before) ? 7 : 2, !TokenText.beginsWord(before));
    }

    private static String tint(Color colour, boolean open, Palette palette) {
        Color soft = palette.background().interpolate(colour, TINT);
        return open
                ? ""
                : "-tint: %s; -tint-full: %s;".formatted(Palette.web(soft), Palette.web(colour));
    }
}
