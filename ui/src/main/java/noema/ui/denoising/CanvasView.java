package noema.ui.denoising;

import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import noema.ui.look.Palette;
import noema.ui.look.Tips;
import org.jspecify.annotations.Nullable;

/// The canvas as a line of chips that wraps, with its caption. Chips are made once and reused.
final class CanvasView extends VBox {

    // Places shown while the length of the canvas is not known: they fade out.
    private static final int UNKNOWN = 6;

    private final CanvasModel model;
    private final TokenFlow flow = new TokenFlow(6);
    private final Label caption = new Label();
    private final Tooltip tip = new Tooltip();
    private String explained = "";

    CanvasView(CanvasModel model) {
        this.model = model;
        setId("denoising-canvas");
        getStyleClass().add("token-canvas");
        caption.setId("denoising-caption");
        caption.getStyleClass().add("token-caption");
        tip.setShowDelay(Duration.millis(250));
        tip.setShowDuration(Duration.seconds(30));
        tip.getStyleClass().add("choice-tip");
        flow.addEventHandler(KeyEvent.KEY_PRESSED, this::move);
        getChildren().addAll(flow, caption);
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
        caption.setText(state.caption());
        if (!state.explanation().equals(explained)) {
            explained = state.explanation();
            Tips.explain(caption, explained);
        }
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
        chip.button().setOnMouseEntered(e -> tip.setGraphic(card(chip.place())));
        chip.button().setTooltip(tip);
        return chip;
    }

    private @Nullable Node card(@Nullable Place place) {
        return place == null ? null : ChoiceList.card(model, place);
    }

    private void open(TokenChip chip) {
        Place place = chip.place();
        if (place != null) {
            tip.hide();
            ChoiceList.menu(model, place).show(chip.button(), Side.BOTTOM, 0, 4);
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
