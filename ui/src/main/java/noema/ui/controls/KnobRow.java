package noema.ui.controls;

import atlantafx.base.controls.ProgressSliderSkin;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import noema.ui.look.Tips;

/// A knob on a line: its name, a slider, the exact value; below, what is wrong with what was typed.
final class KnobRow extends VBox {

    private final SettingsModel settings;
    private final Knob knob;
    private final Slider slider;
    private boolean following;

    /// A row.
    ///
    /// @param wide whether the slider gets a line of its own
    KnobRow(SettingsModel settings, Knob knob, boolean wide) {
        this.settings = settings;
        this.knob = knob;
        getStyleClass().add("knob");
        var name = new Label(knob.name());
        name.setId("knob-" + knob.id() + "-name");
        name.getStyleClass().add("knob-name");
        name.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                settings.set(knob, knob.standard());
            }
        });
        slider = slider();
        slider.setId("knob-" + knob.id());
        var entry =
                new ExactEntry(
                        () -> knob.format(settings.value(knob).get()),
                        text -> settings.set(knob, knob.parse(text)));
        entry.setId("knob-" + knob.id() + "-entry");
        var line = wide ? new HBox(name, entry) : new HBox(name, slider, entry);
        line.getStyleClass().add("control-line");
        HBox.setHgrow(wide ? name : slider, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(line, new ProblemLine(entry));
        if (wide) {
            getChildren().add(slider);
        }
        String range = "%s to %s".formatted(knob.format(knob.min()), knob.format(knob.max()));
        Tips.explain(
                name,
                "%s\n%s, usually %s: double click to go back to that."
                        .formatted(knob.explanation(), range, knob.format(knob.standard())));
        Tips.explain(slider, knob.explanation());
        Tips.explain(entry, "%s, to the digit: %s.".formatted(knob.name(), range));
        settings.value(knob)
                .subscribe(value -> {
                    follow(value.doubleValue());
                    entry.refresh();
                });
    }

    private Slider slider() {
        var made = new Slider(knob.min(), knob.reach(), knob.min());
        made.setBlockIncrement(knob.step());
        made.setMinWidth(50);
        made.setPrefWidth(80);
        made.getStyleClass().add("small");
        made.setSkin(new ProgressSliderSkin(made));
        made.valueChangingProperty()
                .subscribe(dragged -> settings.adjustingProperty().set(dragged));
        made.valueProperty()
                .subscribe((_, value) -> {
                    if (!following) {
                        double wish = knob.snap(value.doubleValue());
                        settings.set(knob, wish);
                        follow(wish);
                    }
                });
        return made;
    }

    /// The slider stands at a value, or at its end when that lies beyond; this is not somebody's wish.
    private void follow(double value) {
        following = true;
        slider.setValue(value);
        following = false;
    }
}
