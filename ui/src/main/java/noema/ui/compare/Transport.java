package noema.ui.compare;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import noema.ui.look.Tips;
import org.kordamp.ikonli.javafx.FontIcon;

/// Plays all lanes together on the time line that they share.
final class Transport extends HBox {

    private static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0);

    private final CompareModel model;
    private final Button play = new Button("", new FontIcon("fth-play"));
    private final Label now = new Label();

    Transport(CompareModel model) {
        this.model = model;
        getStyleClass().add("compare-transport");
        setAlignment(Pos.CENTER_LEFT);
        play.setId("compare-play");
        play.setAccessibleText("Play all lanes together");
        play.setOnAction(_ -> model.togglePlaying());
        Tips.explain(play, "Play all lanes together, each at its own pace (Space).");
        var slider = new Slider(0, 1, 1);
        slider.setId("compare-position");
        slider.valueProperty().bindBidirectional(model.positionProperty());
        slider.setOnMousePressed(_ -> model.playingProperty().set(false));
        slider.setMinWidth(60);
        HBox.setHgrow(slider, Priority.ALWAYS);
        Tips.explain(slider, "The moment at which all lanes are shown.");
        now.setId("compare-now");
        now.getStyleClass().addAll("numbers", "compare-now");
        now.setMinWidth(Region.USE_PREF_SIZE);
        var speed = new ComboBox<Double>();
        speed.setId("compare-speed");
        speed.getItems().setAll(SPEEDS);
        speed.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Double value) {
                        return value == null
                                ? ""
                                : value == 0.25
                                        ? "¼ x"
                                        : value == 0.5 ? "½ x" : "%.0f x".formatted(value);
                    }

                    @Override
                    public Double fromString(String text) {
                        return 1.0;
                    }
                });
        speed.setValue(model.speedProperty().get());
        speed.valueProperty().subscribe(value -> model.speedProperty().set(value));
        Tips.explain(speed, "Speed of playing; 1 x takes as long as the longest lane really took.");
        var marks = new ToggleButton("Differences", new FontIcon("fth-edit-2"));
        marks.setId("compare-marks");
        marks.selectedProperty().bindBidirectional(model.markingProperty());
        marks.setMinWidth(Region.USE_PREF_SIZE);
        Tips.explain(
                marks,
                "Mark the words that the pinned lane, or else the first, says differently in its version of the sentence; sentences with none are dimmed at their number.");
        getChildren().setAll(play, slider, now, axes(), speed, marks);
        model.playingProperty()
                .subscribe(on ->
                        ((FontIcon) play.getGraphic())
                                .setIconLiteral(on ? "fth-pause" : "fth-play"));
    }

    private HBox axes() {
        var pills = new HBox();
        pills.setMinWidth(Region.USE_PREF_SIZE);
        for (Axis axis : Axis.values()) {
            var pill = new ToggleButton(axis.title());
            pill.setId("axis-" + axis.title().toLowerCase(Locale.ROOT));
            pill.getStyleClass().add(axis == Axis.SECONDS ? "left-pill" : "right-pill");
            pill.setMinWidth(Region.USE_PREF_SIZE);
            pill.setOnAction(_ -> {
                model.axisProperty().set(axis);
                pill.setSelected(true);
            });
            model.axisProperty().subscribe(chosen -> pill.setSelected(chosen == axis));
            Tips.explain(pill, axis.meaning());
            pills.getChildren().add(pill);
        }
        return pills;
    }

    void refresh() {
        Axis axis = model.axisProperty().get();
        now.setText(axis.format(model.value()) + " / " + axis.format(model.length()));
        setDisable(model.length() <= 0);
    }
}
