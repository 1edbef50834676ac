package noema.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A small card that asks for one or two short texts.
final class AskCard extends VBox {

    private final Floats floats;

    private AskCard(Floats floats) {
        this.floats = floats;
        setId("map-ask");
        getStyleClass().add("map-card");
    }

    /// Asks; all texts must be there before the answer is taken.
    ///
    /// @param title   what for
    /// @param fields  what to type, one each
    /// @param action  the button that takes the answer
    /// @param answer  gets the texts
    static void show(
            Floats floats,
            String title,
            List<String> fields,
            String action,
            Consumer<List<String>> answer) {
        var card = new AskCard(floats);
        var name = new Label(title);
        name.getStyleClass().add("map-card-title");
        name.setWrapText(true);
        card.getChildren().add(name);
        var inputs = new ArrayList<TextField>();
        for (int i = 0; i < fields.size(); i++) {
            var input = new TextField();
            input.setId("map-ask-" + i);
            input.setPromptText(fields.get(i));
            inputs.add(input);
            card.getChildren().add(input);
        }
        var done = new Button(action);
        done.setId("map-ask-done");
        done.getStyleClass().addAll("accent", "small");
        done.disableProperty().set(true);
        inputs.forEach(input ->
                input.textProperty()
                        .subscribe(() ->
                                done.setDisable(
                                        inputs.stream().anyMatch(in -> in.getText().isBlank()))));
        var cancel = new Button("Cancel");
        cancel.getStyleClass().addAll("flat", "small");
        cancel.setOnAction(e -> card.close());
        done.setOnAction(e -> {
            card.close();
            answer.accept(inputs.stream().map(in -> in.getText().strip()).toList());
        });
        inputs.forEach(input -> input.setOnAction(e -> done.fire()));
        var buttons = new HBox(6, cancel, done);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        card.getChildren().add(buttons);
        card.setPrefWidth(280);
        card.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ESCAPE) {
                        card.close();
                        e.consume();
                    }
                });
        floats.getChildren().removeIf(node -> node instanceof AskCard);
        floats.show(card, new Spot(floats.getWidth() / 2 - 154, 0));
        inputs.getFirst().requestFocus();
    }

    private void close() {
        floats.hide(this);
    }
}
