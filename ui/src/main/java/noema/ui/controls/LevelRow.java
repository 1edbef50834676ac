package noema.ui.controls;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import noema.model.trace.Way;
import noema.ui.look.Tips;

/// On which level the story is thought of: one of four, with a sentence about the one that is chosen.
final class LevelRow extends VBox {

    private final SettingsModel settings;
    private final Map<Way, ToggleButton> pills = new EnumMap<>(Way.class);
    private final Label meaning = new Label();

    /// A row.
    ///
    /// @param there the ways that there are models for
    LevelRow(SettingsModel settings, ObservableValue<Set<Way>> there) {
        this.settings = settings;
        getStyleClass().add("level");
        var line = new HBox();
        line.setId("level");
        for (Way way : Way.values()) {
            line.getChildren().add(pill(way, there));
        }
        meaning.setId("level-meaning");
        meaning.getStyleClass().add("level-meaning");
        meaning.setWrapText(true);
        meaning.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(line, meaning);
        settings.wayProperty().subscribe(this::show);
    }

    private StackPane pill(Way way, ObservableValue<Set<Way>> there) {
        var pill = new ToggleButton(name(way));
        pill.setId("level-" + way.id());
        pill.getStyleClass().add(place(way));
        pill.setMaxWidth(Double.MAX_VALUE);
        pill.setOnAction(_ -> {
            settings.wayProperty().set(way);
            show(settings.wayProperty().get());
        });
        pills.put(way, pill);
        // A pill that is switched off hears no mouse, so what it would say is said by what it lies
        // on.
        var ground = new StackPane(pill);
        HBox.setHgrow(ground, Priority.ALWAYS);
        there.subscribe(ways -> {
            boolean missing = !ways.contains(way);
            pill.setDisable(missing);
            Tips.explain(ground, missing ? missing(way) : meaning(way));
        });
        return ground;
    }

    private static String place(Way way) {
        if (way.ordinal() == 0) {
            return "left-pill";
        }
        return way.ordinal() == Way.values().length - 1 ? "right-pill" : "center-pill";
    }

    private void show(Way chosen) {
        pills.forEach((way, pill) -> pill.setSelected(way == chosen));
        meaning.setText(meaning(chosen));
    }

    /// What is thought of at a time, in a word.
    private static String name(Way way) {
        return switch (way) {
            case PARAGRAPH -> "Paragraph";
            case SENTENCE -> "Sentence";
            case DIFFUSION -> "Canvas";
            case AR -> "Word";
        };
    }

    private static String meaning(Way way) {
        return switch (way) {
            case PARAGRAPH ->
                    "One concept of a paragraph after another is thought, and each unfolds into all its sentences at once.";
            case SENTENCE ->
                    "One concept of a sentence after another is thought, and each unfolds into all its words at once.";
            case DIFFUSION ->
                    "Nothing is thought first: the words of a whole canvas settle together (masked diffusion).";
            case AR ->
                    "Nothing is thought first: each word follows from those before it (autoregressive).";
        };
    }

    private static String missing(Way way) {
        return "There is no model for this level beside the one that is loaded; train one with noema train --kind %s."
                .formatted(
                        switch (way) {
                            case PARAGRAPH -> "level";
                            case SENTENCE -> "concept";
                            case DIFFUSION -> "masked";
                            case AR -> "autoregressive";
                        });
    }
}
