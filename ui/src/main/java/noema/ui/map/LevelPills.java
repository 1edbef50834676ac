package noema.ui.map;

import java.util.Locale;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import noema.ui.look.Tips;

/// The switch between the levels whose concepts the map can show.
final class LevelPills extends HBox {

    private final LevelChoice levels;

    LevelPills(LevelChoice levels) {
        this.levels = levels;
        setId("map-levels");
        getStyleClass().add("map-levels");
        setMinWidth(Region.USE_PREF_SIZE);
        for (MapLevel level : MapLevel.values()) {
            getChildren().add(pill(level));
        }
    }

    private StackPane pill(MapLevel level) {
        var pill = new ToggleButton(level.title());
        pill.setId("map-level-" + level.name().toLowerCase(Locale.ROOT));
        pill.getStyleClass().add(level.ordinal() == 0 ? "left-pill" : "right-pill");
        pill.setOnAction(_ -> {
            levels.show(level);
            pill.setSelected(levels.level() == level);
        });
        levels.levelProperty().subscribe(now -> pill.setSelected(now == level));
        // A pill that is switched off hears no mouse, so what it would say is said by what it lies
        // on.
        var ground = new StackPane(pill);
        ground.setMinWidth(Region.USE_PREF_SIZE);
        levels.lackProperty(level)
                .subscribe(why -> {
                    pill.setDisable(!why.isEmpty());
                    Tips.explain(ground, why.isEmpty() ? meaning(level) : why);
                });
        return ground;
    }

    private static String meaning(MapLevel level) {
        return switch (level) {
            case SENTENCES ->
                    "The space of sentence concepts: known sentences, and the way of the run from sentence to sentence.";
            case PARAGRAPHS ->
                    "The space of paragraph concepts: known paragraphs, and the way of the run's plans; a click on one takes every pane to its sentences. What a thought elsewhere would say can be asked on the map of sentences.";
        };
    }
}
