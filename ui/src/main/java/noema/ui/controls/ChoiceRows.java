package noema.ui.controls;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import noema.model.render.TokenOrder;
import noema.model.trace.Edit;
import noema.ui.look.Tips;
import org.kordamp.ikonli.javafx.FontIcon;

/// The lines of settings that are no numbers.
final class ChoiceRows {

    private ChoiceRows() {}

    /// Thinking aloud or silently.
    static HBox thinking(SettingsModel settings) {
        var aloud = new ToggleButton("Aloud");
        aloud.setId("aloud");
        aloud.getStyleClass().add("left-pill");
        var silently = new ToggleButton("Silently");
        silently.setId("silently");
        silently.getStyleClass().add("right-pill");
        aloud.setOnAction(_ -> choose(settings, true, aloud, silently));
        silently.setOnAction(_ -> choose(settings, false, aloud, silently));
        settings.aloudProperty().subscribe(on -> choose(settings, on, aloud, silently));
        Tips.explain(
                aloud,
                "The sentences of a breath are read back, as they were worded, before the next thought.");
        Tips.explain(
                silently,
                "Thoughts follow thoughts without words; all are put into words at the end.");
        var pills = new HBox(aloud, silently);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return line("Thinking", "How a story is thought through.", pills, gap);
    }

    private static void choose(
            SettingsModel settings, boolean on, ToggleButton aloud, ToggleButton silently) {
        settings.aloudProperty().set(on);
        aloud.setSelected(on);
        silently.setSelected(!on);
    }

    /// Which words are settled first.
    ///
    /// @param id     of the box
    /// @param chosen what it shows and changes
    static HBox order(String id, ObjectProperty<TokenOrder> chosen) {
        var box = new ComboBox<TokenOrder>();
        box.setId(id);
        box.getItems().setAll(TokenOrder.values());
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(TokenOrder order) {
                        String name = order.name().toLowerCase(Locale.ROOT);
                        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
                    }

                    @Override
                    public TokenOrder fromString(String text) {
                        return TokenOrder.valueOf(text.toUpperCase(Locale.ROOT));
                    }
                });
        box.valueProperty().bindBidirectional(chosen);
        box.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(box, Priority.ALWAYS);
        String meaning =
                "Which words are settled first: the most probable, any, or those with the fewest alternatives (lowest entropy −Σ p ln p).";
        Tips.explain(box, meaning);
        return line("Order", meaning, box);
    }

    /// How much of the next run a person has decided; takes no room while that is nothing.
    static HBox edits(SettingsModel settings) {
        var count = new Label();
        count.setId("edits");
        count.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(count, Priority.ALWAYS);
        var drop = new Button("", new FontIcon("fth-x"));
        drop.setId("edits-clear");
        drop.getStyleClass().addAll("flat", "small");
        drop.setOnAction(_ -> settings.clearEdits());
        Tips.explain(drop, "Leave everything to the model again.");
        var line =
                line(
                        "Edits",
                        "What you decided in this story instead of the model; it lasts until prompt or seed change.",
                        count,
                        drop);
        settings.editsProperty()
                .subscribe(edits -> {
                    count.setText(describe(edits));
                    line.setVisible(!edits.isEmpty());
                    line.setManaged(!edits.isEmpty());
                });
        return line;
    }

    private static String describe(List<Edit> edits) {
        return edits.size() == 1 ? "1 decision of yours" : edits.size() + " decisions of yours";
    }

    private static HBox line(String name, String meaning, Region... parts) {
        var label = new Label(name);
        label.getStyleClass().add("knob-name");
        Tips.explain(label, meaning);
        var line = new HBox(label);
        line.getChildren().addAll(parts);
        line.getStyleClass().addAll("control-line", "knob");
        return line;
    }
}
