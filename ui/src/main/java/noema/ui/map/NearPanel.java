package noema.ui.map;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import noema.model.atlas.Atlas;
import noema.ui.look.Numbers;
import noema.ui.look.Tips;
import org.kordamp.ikonli.javafx.FontIcon;

/// The known texts nearest to what is looked at; a click shows one in the middle of the map. Can be folded.
final class NearPanel extends VBox {

    private final MapModel model;
    private final ToggleButton title = new ToggleButton();
    private final VBox rows = new VBox();

    NearPanel(MapModel model) {
        this.model = model;
        setId("map-near");
        getStyleClass().addAll("map-card", "map-near");
        title.setId("map-near-title");
        title.getStyleClass().addAll("flat", "map-near-title");
        title.setSelected(true);
        title.setMaxWidth(Double.MAX_VALUE);
        title.setAlignment(Pos.CENTER_LEFT);
        Tips.explain(
                title,
                "Those known texts with the highest cosine to this concept, found in the full space of concepts and not on the flat map; click to fold.");
        title.selectedProperty().subscribe(this::fold);
        rows.setId("map-near-rows");
        getChildren().addAll(title, rows);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        model.neighbourhood().focusProperty().subscribe(this::update);
        model.neighbourhood().listProperty().subscribe(this::update);
        update();
    }

    private void fold(boolean open) {
        rows.setVisible(open);
        rows.setManaged(open);
        title.setGraphic(new FontIcon(open ? "fth-chevron-down" : "fth-chevron-right"));
    }

    private void update() {
        Neighbourhood.Focus focus = model.neighbourhood().focusProperty().get();
        List<Neighbour> list = model.neighbourhood().listProperty().get();
        setVisible(focus != null && !list.isEmpty());
        if (focus != null && isVisible()) {
            title.setText("Near " + focus.name());
            rows.getChildren().setAll(list.stream().map(this::row).toList());
        }
    }

    private Button row(Neighbour near) {
        Atlas atlas = model.atlasProperty().get();
        var cosine = new Label(Numbers.plain(near.cosine()));
        cosine.getStyleClass().addAll("map-faint", "numbers");
        cosine.setMinWidth(Region.USE_PREF_SIZE);
        var text = new Label(atlas == null ? "" : atlas.entries().get(near.index()).text());
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(8, cosine, text);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        var row = new Button(null, line);
        row.getStyleClass().addAll("flat", "map-near-row");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setMinWidth(0);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setAccessibleText(text.getText());
        row.setOnAction(e -> model.centreOn(near.index()));
        return row;
    }
}
