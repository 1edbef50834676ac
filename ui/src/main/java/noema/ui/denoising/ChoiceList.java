package noema.ui.denoising;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import noema.ui.look.Numbers;
import org.kordamp.ikonli.javafx.FontIcon;

/// What could stand at a place, with probabilities as bars: to look at, or to choose from.
final class ChoiceList {

    private static final double WIDTH = 300;

    private ChoiceList() {}

    /// To look at.
    static VBox card(CanvasModel model, Place place) {
        var card = new VBox(note(model.explain(place)));
        card.getStyleClass().add("choice-card");
        model.choices(place).forEach(choice -> card.getChildren().add(row(choice, place)));
        if (!model.choices(place).isEmpty()) {
            card.getChildren().add(note("Click to put another one here."));
        }
        return card;
    }

    /// To choose from: a choice runs the sentence again with that token.
    static ContextMenu menu(CanvasModel model, Place place) {
        var menu = new ContextMenu();
        menu.getStyleClass().add("choice-menu");
        var head = new CustomMenuItem(note(model.explain(place)), false);
        head.setDisable(true);
        head.getStyleClass().add("choice-head");
        menu.getItems().add(head);
        List<Choice> choices = model.choices(place);
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            var item = new MenuItem("", row(choice, place));
            item.setId("choice-" + i);
            item.setOnAction(e -> model.force(place.index(), choice.token()));
            menu.getItems().add(item);
        }
        if (place.forced() && model.onReleaseProperty().get() != null) {
            var release =
                    new MenuItem("Leave this place to the model again", new FontIcon("fth-x"));
            release.setId("choice-release");
            release.setOnAction(e -> model.release(place.index()));
            menu.getItems().addAll(new SeparatorMenuItem(), release);
        }
        return menu;
    }

    // Not a label that wraps: a tooltip asks for its height before its width is known, and gets a
    // tower.
    private static Text note(String sentence) {
        var text = new Text(sentence);
        text.getStyleClass().add("choice-note");
        text.setWrappingWidth(WIDTH);
        return text;
    }

    private static HBox row(Choice choice, Place place) {
        var piece = new Label(TokenText.bare(choice.piece()));
        piece.getStyleClass().add("choice-piece");
        if (!place.open() && choice.piece().equals(place.piece())) {
            piece.getStyleClass().add("choice-taken");
        }
        var bar = new ShareBar();
        bar.getStyleClass().add("choice-bar");
        bar.show(choice.chance(), "");
        var chance = new Label(percent(choice.chance()));
        chance.getStyleClass().addAll("choice-chance", "numbers");
        var row = new HBox(piece, bar, chance);
        row.getStyleClass().add("choice-row");
        return row;
    }

    private static String percent(double chance) {
        return chance > 0 && chance < 0.005 ? "< 1 %" : Numbers.percent(chance);
    }
}
