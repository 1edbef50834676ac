package noema.app.desktop;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/// One sentence at a time at the lower edge of the window; it stays long enough to be read, and can be closed.
final class Notices {

    private static final double SECONDS = 6;

    /// As wide as the middle of the smallest window, so that it hides neither controls nor the story.
    private static final double MOST_WIDTH = 430;

    private final Label label = new Label();
    private final HBox bar;
    private final PauseTransition time = new PauseTransition(Duration.seconds(SECONDS));

    Notices() {
        label.setId("notice");
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var close = new Button(null, new FontIcon("fth-x"));
        close.getStyleClass().addAll("button-icon", "flat", "small");
        close.setAccessibleText("Close");
        close.setOnAction(e -> hide());
        bar = new HBox(8, new FontIcon("fth-info"), label, close);
        bar.setId("notice-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("notice-bar");
        bar.setMaxSize(MOST_WIDTH, HBox.USE_PREF_SIZE);
        time.setOnFinished(e -> hide());
        hide();
    }

    Node node() {
        return bar;
    }

    /// Shows a sentence, in place of the one before.
    void tell(String sentence) {
        label.setText(sentence);
        bar.setVisible(true);
        bar.setManaged(true);
        time.playFromStart();
    }

    private void hide() {
        bar.setVisible(false);
        bar.setManaged(false);
    }
}
