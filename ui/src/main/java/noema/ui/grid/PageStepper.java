package noema.ui.grid;

import javafx.beans.property.IntegerProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import noema.ui.look.Tips;
import org.kordamp.ikonli.javafx.FontIcon;

/// Goes through the values of the third axis; takes no room where there is none.
final class PageStepper extends HBox {

    private final GridModel model;
    private final IntegerProperty page;
    private final Label says = new Label();
    private final Button back = button("grid-page-back", "fth-chevron-left", "Page before.");
    private final Button on = button("grid-page-on", "fth-chevron-right", "Next page.");

    /// @param page from 0
    PageStepper(GridModel model, IntegerProperty page) {
        this.model = model;
        this.page = page;
        getStyleClass().add("page-stepper");
        says.setId("grid-page");
        says.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(_ -> page.set(page.get() - 1));
        on.setOnAction(_ -> page.set(page.get() + 1));
        getChildren().setAll(back, says, on);
        managedProperty().bind(visibleProperty());
        model.planProperty()
                .subscribe(_ -> {
                    page.set(0);
                    show();
                });
        page.subscribe(_ -> show());
    }

    private static Button button(String id, String icon, String meaning) {
        var button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat", "small");
        button.setAccessibleText(meaning);
        Tips.explain(button, meaning);
        return button;
    }

    private void show() {
        GridPlan plan = model.planProperty().get();
        boolean pages = plan != null && plan.axes().size() > 2;
        setVisible(pages);
        if (pages) {
            Axis axis = plan.axes().get(2);
            int at = page.get();
            says.setText(
                    "%s %s   (%d of %d)"
                            .formatted(
                                    axis.setting().id(),
                                    axis.values().get(at),
                                    at + 1,
                                    axis.size()));
            back.setDisable(at == 0);
            on.setDisable(at == axis.size() - 1);
        }
    }
}
