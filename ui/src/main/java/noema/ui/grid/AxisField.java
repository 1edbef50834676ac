package noema.ui.grid;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import noema.ui.look.Tips;

/// A line for one axis: its text, a list of settings to choose from while their name is typed, and what is wrong or how it goes on.
final class AxisField extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int MOST = 10;

    private final TextField field = new TextField();
    private final Label says = new Label();
    private final ContextMenu names = new ContextMenu();

    /// @param axis  0 for the one across, 1 down, 2 for pages
    /// @param enter what Enter does
    AxisField(PlanEntry entry, int axis, Runnable enter) {
        String id = List.of("x", "y", "z").get(axis);
        var title = new Label(List.of("Across (x)", "Down (y)", "Pages (z)").get(axis));
        title.getStyleClass().add("axis-title");
        title.setLabelFor(field);
        field.setId("grid-" + id);
        field.setPromptText(List.of("setting=values", "none", "none").get(axis));
        field.textProperty().bindBidirectional(entry.text(axis));
        field.setOnAction(_ -> enter.run());
        Tips.explain(
                field,
                "A setting and its values: concept-steps=4,8,16, or a range that multiplies, adds or counts: concept-steps=4-64 x2, eta=0-1 +0.25, seed=1-5.");
        says.setId("grid-" + id + "-says");
        says.getStyleClass().add("axis-says");
        says.setWrapText(true);
        names.setId("grid-" + id + "-names");
        getStyleClass().add("axis-field");
        getChildren().setAll(title, field, says);
        entry.reading(axis).subscribe(this::show);
        field.textProperty().subscribe((_, text) -> complete(text));
        field.focusedProperty()
                .subscribe((_, focused) -> {
                    if (!focused) {
                        names.hide();
                    }
                });
    }

    private void show(PlanEntry.Reading reading) {
        field.pseudoClassStateChanged(WRONG, reading instanceof PlanEntry.Reading.Wrong);
        says.pseudoClassStateChanged(WRONG, reading instanceof PlanEntry.Reading.Wrong);
        says.setText(
                switch (reading) {
                    case PlanEntry.Reading.Unfinished unfinished -> unfinished.hint();
                    case PlanEntry.Reading.Good good -> count(good.axis());
                    case PlanEntry.Reading.Wrong wrong -> wrong.sentence();
                });
    }

    private static String count(Axis axis) {
        if (axis.setting() instanceof GridSetting.Choice) {
            return String.join(", ", axis.values());
        }
        return axis.size() == 1
                ? "one value"
                : "%d values, %s to %s"
                        .formatted(axis.size(), axis.values().getFirst(), axis.values().getLast());
    }

    /// Offers the settings that are meant by the letters so far.
    private void complete(String text) {
        if (!field.isFocused() || text.isBlank() || text.contains("=")) {
            names.hide();
            return;
        }
        List<MenuItem> items =
                GridSettings.matching(text).stream().limit(MOST).map(this::item).toList();
        names.getItems().setAll(items);
        if (items.isEmpty()) {
            names.hide();
        } else if (!names.isShowing()) {
            names.show(field, Side.BOTTOM, 0, 2);
        }
    }

    private MenuItem item(GridSetting setting) {
        var item = new MenuItem("%s    %s".formatted(setting.id(), setting.allowed()));
        item.setId("complete-" + setting.id());
        item.setOnAction(_ -> {
            field.setText(setting.id() + "=");
            field.end();
        });
        return item;
    }
}
