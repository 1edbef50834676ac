package noema.ui.denoising;

import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import noema.model.tensor.NoemaException;
import noema.ui.look.Tips;
import noema.ui.run.Director;

/// Where words are asked for at places of the sentence.
final class ConstraintField extends HBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final CanvasModel model;
    private final Director director;
    private final TextField field = new TextField();

    ConstraintField(CanvasModel model, Director director) {
        this.model = model;
        this.director = director;
        getStyleClass().add("constraint-bar");
        field.setId("constraints");
        field.setPromptText("Words at places, like 0: Once, 3: cat");
        field.setMinWidth(60);
        HBox.setHgrow(field, Priority.ALWAYS);
        Tips.explain(
                field,
                "Words that must stand in this sentence: \"position: word\", separated by commas; positions count from 0"
                        + " (the small numbers under the chips). The sentence is written again around them.");
        field.setOnAction(e -> apply());
        field.textProperty().subscribe(() -> field.pseudoClassStateChanged(WRONG, false));
        var button = new Button("Apply");
        button.setId("constraints-apply");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> apply());
        Tips.explain(button, "Runs again with these words in this sentence.");
        button.disableProperty().bind(field.textProperty().map(String::isBlank));
        getChildren().addAll(field, button);
    }

    private void apply() {
        try {
            model.constrain(field.getText());
        } catch (NoemaException mistake) {
            field.pseudoClassStateChanged(WRONG, true);
            field.requestFocus();
            director.tell(Objects.requireNonNull(mistake.getMessage()));
        }
    }
}
