package noema.ui.controls;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import noema.ui.look.Tips;
import org.kordamp.ikonli.javafx.FontIcon;

/// The seed: always the value that was or will be used; a lock, and a new one at will.
final class SeedRow extends VBox {

    SeedRow(SettingsModel settings) {
        getStyleClass().add("knob");
        var name = new Label("Seed");
        name.getStyleClass().add("knob-name");
        var entry =
                new ExactEntry(
                        () -> Long.toString(settings.seedProperty().get()), settings::setSeed);
        entry.setId("seed");
        entry.setPrefColumnCount(8);
        HBox.setHgrow(entry, Priority.ALWAYS);
        var icon = new FontIcon("fth-unlock");
        var lock = new ToggleButton("", icon);
        lock.setId("seed-lock");
        lock.selectedProperty().bindBidirectional(settings.seedLockedProperty());
        lock.selectedProperty()
                .subscribe(on -> icon.setIconLiteral(on ? "fth-lock" : "fth-unlock"));
        var dice = new Button("", new FontIcon("fth-shuffle"));
        dice.setId("seed-roll");
        dice.setOnAction(_ -> settings.rollSeed());
        var line = new HBox(name, entry, lock, dice);
        line.getStyleClass().add("control-line");
        getChildren().addAll(line, new ProblemLine(entry));
        String meaning =
                "Everything random in a run grows out of its seed: the same seed and settings give the same story.";
        Tips.explain(name, meaning);
        Tips.explain(entry, "The seed that was used last, or will be used next when it is locked.");
        Tips.explain(lock, "Locked: every run takes this seed. Open: Generate draws a new one.");
        Tips.explain(dice, "Draw a new seed now.");
        settings.seedProperty().subscribe(_ -> entry.refresh());
    }
}
