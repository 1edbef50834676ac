package noema.ui.map;

import java.util.BitSet;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The search among the known texts: what contains the text lights up, Enter goes from one to the next.
final class SearchBar extends HBox {

    private final MapModel model;
    private final TextField text = new TextField();
    private final Label count = new Label();

    SearchBar(MapModel model) {
        super(6);
        this.model = model;
        getStyleClass().add("map-search");
        setAlignment(Pos.CENTER_LEFT);
        text.setId("map-search");
        model.levels()
                .levelProperty()
                .subscribe(level -> text.setPromptText("Find known " + level.many()));
        text.setPrefColumnCount(14);
        text.setMinWidth(60);
        count.setId("map-search-count");
        count.getStyleClass().add("map-faint");
        count.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(text, count);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setVisible(false);
        text.textProperty().bindBidirectional(model.finder().textProperty());
        text.setOnAction(e -> model.centreOn(model.finder().next()));
        text.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ESCAPE) {
                        setVisible(false);
                        e.consume();
                    }
                });
        visibleProperty().subscribe(this::opened);
        model.finder().foundProperty().subscribe(this::count);
    }

    private void opened(boolean open) {
        if (open) {
            text.requestFocus();
        } else {
            text.clear();
        }
    }

    private void count(BitSet found) {
        count.setText(found == null ? "" : "%,d found".formatted(found.cardinality()));
    }
}
