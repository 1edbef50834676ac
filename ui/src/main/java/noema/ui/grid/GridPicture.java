package noema.ui.grid;

import java.util.ArrayList;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import noema.ui.look.Palette;
import noema.ui.look.Theme;

/// Paints all pages of a grid below each other, away from the window.
final class GridPicture {

    private static final double LEAST_HEIGHT = 120;

    private GridPicture() {}

    static WritableImage paint(
            GridModel model,
            ObservableValue<Palette> palette,
            Theme theme,
            double width,
            double fontSize) {
        GridPlan plan = model.planProperty().get();
        var tables = new ArrayList<GridTable>();
        var sheet = new VBox();
        sheet.getStyleClass().addAll("pane", "grid-sheet");
        var scene = new Scene(sheet);
        theme.dress(scene, fontSize);
        sheet.getChildren().add(head(plan, model));
        for (int z = 0; z < plan.size(2); z++) {
            if (plan.axes().size() > 2) {
                Axis pages = plan.axes().get(2);
                var title = new Label(pages.setting().id() + " " + pages.values().get(z));
                title.getStyleClass().add("pane-title");
                sheet.getChildren().add(title);
            }
            var table = new GridTable(model, new SimpleIntegerProperty(z), palette, _ -> {}, false);
            tables.add(table);
            sheet.getChildren().add(table);
            table.applyCss();
            double[] size = table.wholeSize(width, LEAST_HEIGHT);
            table.setMinSize(size[0], size[1]);
            table.setPrefSize(size[0], size[1]);
        }
        var legend = new GridLegend(model, palette);
        sheet.getChildren().add(legend);
        sheet.applyCss();
        sheet.autosize();
        sheet.layout();
        WritableImage picture = sheet.snapshot(null, null);
        tables.forEach(GridTable::close);
        legend.close();
        return picture;
    }

    private static VBox head(GridPlan plan, GridModel model) {
        var prompt = new Label(plan.base().prompt().isBlank() ? "No prompt" : plan.base().prompt());
        prompt.getStyleClass().add("pane-title");
        var facts =
                new Label(
                        "%s   ·   seed %d   ·   at most %d sentences   ·   %s   ·   %s"
                                .formatted(
                                        model.figureProperty().get().title(),
                                        plan.base().seed(),
                                        plan.base().sentences(),
                                        plan.base().way().title(),
                                        model.device()));
        facts.getStyleClass().add("pane-note");
        return new VBox(prompt, facts);
    }
}
