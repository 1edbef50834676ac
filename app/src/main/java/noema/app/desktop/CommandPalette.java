package noema.app.desktop;

import atlantafx.base.controls.ModalPane;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import noema.ui.look.Theme;
import org.jspecify.annotations.Nullable;

/// Every action by name: type a few letters of it, press Enter.
final class CommandPalette {

    // In sizes of the text, so that larger text has more room.
    private static final double WIDTH = 37;
    private static final double HEIGHT = 27;

    private final ModalPane modal;
    private final List<Action> actions;
    private final ObservableList<Action> shown = FXCollections.observableArrayList();
    private final TextField field = new TextField();
    private final ListView<Action> list = new ListView<>(shown);
    private final VBox box = new VBox(8, field, list);

    CommandPalette(ModalPane modal, List<Action> actions) {
        this.modal = modal;
        this.actions = actions;
        field.setId("palette-field");
        field.setPromptText("What do you want to do?");
        field.textProperty().subscribe(text -> filter(text == null ? "" : text));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        field.setOnAction(e -> runSelected());
        list.setId("palette-list");
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label("Nothing is called that."));
        list.setCellFactory(view -> new Cell());
        list.setOnMouseClicked(e -> runSelected());
        VBox.setVgrow(list, Priority.ALWAYS);
        box.setId("palette");
        box.getStyleClass().add("dialog-box");
        box.setPadding(new Insets(12));
    }

    void open() {
        field.clear();
        filter("");
        double em = Theme.textSize(modal);
        box.setMaxSize(WIDTH * em, HEIGHT * em);
        box.setPrefSize(WIDTH * em, HEIGHT * em);
        modal.setAlignment(Pos.TOP_CENTER);
        modal.show(box);
        Platform.runLater(field::requestFocus);
    }

    private void filter(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("\\s+");
        shown.setAll(actions.stream().filter(action -> matches(action, words)).toList());
        list.getSelectionModel().selectFirst();
    }

    private static boolean matches(Action action, String[] words) {
        String name = (action.group() + " " + action.name()).toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!name.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private void steer(KeyEvent e) {
        int by =
                switch (e.getCode()) {
                    case DOWN -> 1;
                    case UP -> -1;
                    default -> 0;
                };
        if (by != 0 && !shown.isEmpty()) {
            int at = list.getSelectionModel().getSelectedIndex();
            int next = Math.floorMod(at + by, shown.size());
            list.getSelectionModel().select(next);
            list.scrollTo(next);
            e.consume();
        }
    }

    private void runSelected() {
        Action action = list.getSelectionModel().getSelectedItem();
        if (action != null) {
            modal.hide();
            action.run().run();
        }
    }

    private static final class Cell extends ListCell<Action> {
        private final Label name = new Label();
        private final Label group = new Label();
        private final Label keys = new Label();
        private final HBox row;

        Cell() {
            group.getStyleClass().addAll("pane-note", "palette-group");
            keys.getStyleClass().add("pane-note");
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            row = new HBox(8, group, name, gap, keys);
        }

        @Override
        protected void updateItem(@Nullable Action action, boolean empty) {
            super.updateItem(action, empty);
            if (empty || action == null) {
                setGraphic(null);
                return;
            }
            name.setText(action.name());
            group.setText(action.group());
            keys.setText(action.keyText());
            setGraphic(row);
        }
    }
}
