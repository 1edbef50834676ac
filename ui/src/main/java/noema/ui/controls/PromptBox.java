package noema.ui.controls;

import java.util.List;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import noema.ui.look.Tips;

/// What the story begins with, and a menu of beginnings to try.
final class PromptBox extends VBox {

    private static final KeyCombination GENERATE =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination ENQUEUE =
            new KeyCodeCombination(
                    KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    PromptBox(SettingsModel settings, ControlsController controller, List<Preset> presets) {
        getStyleClass().add("prompt-box");
        var title = new Label("Prompt");
        title.getStyleClass().addAll("section-title", "prompt-title");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var menu = new MenuButton("Examples");
        menu.setId("presets");
        menu.getStyleClass().addAll("flat", "small");
        menu.setDisable(presets.isEmpty());
        presets.forEach(preset -> menu.getItems().add(item(preset, settings)));
        Tips.explain(menu, "Beginnings of stories to try.");
        var line = new HBox(title, gap, menu);
        line.getStyleClass().add("control-line");
        var text = new TextArea();
        text.setId("prompt");
        text.setPromptText("How does the story begin? Leave it empty to let the model begin.");
        text.setPrefRowCount(4);
        text.setPrefColumnCount(10);
        text.setWrapText(true);
        text.textProperty().bindBidirectional(settings.promptProperty());
        text.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (GENERATE.match(key)) {
                        controller.generate();
                        key.consume();
                    } else if (ENQUEUE.match(key)) {
                        controller.enqueue();
                        key.consume();
                    }
                });
        getChildren().addAll(line, text);
    }

    private static CustomMenuItem item(Preset preset, SettingsModel settings) {
        var name = new Label(preset.name());
        var text = new Label(preset.text());
        text.getStyleClass().add("preset-text");
        text.setMaxWidth(320);
        var item = new CustomMenuItem(new VBox(name, text));
        item.setOnAction(_ -> settings.promptProperty().set(preset.text()));
        return item;
    }
}
