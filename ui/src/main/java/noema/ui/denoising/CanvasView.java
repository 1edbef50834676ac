package noema.ui.denoising;

import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import noema.ui.look.Palette;

/// The canvas as a line of chips that wraps. Chips are made once and reused.
final class CanvasView extends VBox {

    // Places shown while the length of the canvas is not known: they fade out.
    private static final int UNKNOWN = 6;

    private static final PseudoClass LARGE = PseudoClass.getPseudoClass("large");

    private final CanvasModel model;
    private final TokenFlow flow = new TokenFlow(6);
    private final Tooltip tip = new Tooltip();

    CanvasView(CanvasModel model) {
        this.model = model;
        setId("denoising-canvas");
        getStyleClass().add("token-canvas");
        tip.setShowDelay(Duration.millis(250));
        tip.setShowDuration(Duration.seconds(30));
        tip.getStyleClass().add("choice-tip");
        flow.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        getChildren().add(flow);
    }

    /// Shows a moment; touches only chips that are different.
    void show(CanvasState state, Measure measure, Palette palette) {
        boolean known = !state.now().places().isEmpty();
        int count = known ? state.now().places().size() : state.present() ? UNKNOWN : 0;
        resize(count);
        for (int k = 0; k < count; k++) {
            Place place = known ? state.now().places().get(k) : Place.unseen(k, "", false);
            TokenChip chip = chip(k);
            String longest =
                    k < state.widest().size() && !state.widest().get(k).isEmpty()
                            ? state.widest().get(k)
                            : place.piece();
            chip.show(place, longest, measure.share(place, state.now().steps()), palette);
            chip.setOpacity(known ? 1 : 1 - (double) k / UNKNOWN);
            chip.setDisable(!known);
        }
    }

    /// Shows large chips, where there is room for them.
    void setLarge(boolean large) {
        pseudoClassStateChanged(LARGE, large);
    }

    private void resize(int count) {
        int size = flow.getChildren().size();
        if (size > count) {
            flow.getChildren().remove(count, size);
        }
        for (int k = size; k < count; k++) {
            flow.getChildren().add(newChip(k));
        }
    }

    private TokenChip newChip(int index) {
        var chip = new TokenChip(index);
        chip.button().setOnAction(e -> open(chip));
        chip.button().setOnMouseEntered(e -> prepareTip(chip));
        chip.button().setTooltip(tip);
        return chip;
    }

    private void prepareTip(TokenChip chip) {
        Place place = chip.place();
        if (place != null) {
            VBox card = ChoiceList.card(model, place);
            // A tooltip would write as large as the chip it belongs to.
            card.setStyle("-fx-font-size: " + Math.round(chip.textSize()) + "px;");
            tip.setGraphic(card);
        }
    }

    private void open(TokenChip chip) {
        Place place = chip.place();
        if (place != null) {
            tip.hide();
            ContextMenu menu = ChoiceList.menu(model, place);
            Bounds at = chip.button().localToScreen(chip.button().getBoundsInLocal());
            menu.show(this, at.getMinX(), at.getMaxY() + 4);
        }
    }

    /// Arrow keys go from chip to chip; only the last one visited is reached by Tab.
    private void move(KeyEvent event) {
        int by =
                switch (event.getCode()) {
                    case LEFT -> -1;
                    case RIGHT -> 1;
                    default -> 0;
                };
        if (by == 0) {
            return;
        }
        event.consume();
        for (int k = 0; k < flow.getChildren().size(); k++) {
            if (chip(k).button().isFocused()) {
                int next = Math.clamp(k + by, 0, flow.getChildren().size() - 1);
                chip(k).button().setFocusTraversable(k == next);
                chip(next).button().setFocusTraversable(true);
                chip(next).button().requestFocus();
                return;
            }
        }
    }

    private TokenChip chip(int index) {
        return (TokenChip) flow.getChildren().get(index);
    }
}
