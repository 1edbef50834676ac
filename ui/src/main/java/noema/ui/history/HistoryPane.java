package noema.ui.history;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import noema.ui.controls.SettingsModel;
import noema.ui.look.PaneFrame;
import noema.ui.look.Tips;
import noema.ui.run.Workbench;
import org.kordamp.ikonli.javafx.FontIcon;

/// The pane with every run so far: a click looks at one again and takes its settings over.
///
/// Keys: arrows go through the list, Enter recalls, P pins, Delete deletes, Ctrl+Z brings the last deleted one back.
public final class HistoryPane extends StackPane {

    /// Size of the pictures, in pixels.
    static final int WIDTH = 88;

    static final int HEIGHT = 66;
    private static final KeyCombination UNDO =
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

    private final HistoryModel history;
    private final Workbench bench;
    private final SettingsModel settings;
    private final Thumbnailer thumbnailer;
    private final ListView<HistoryEntry> list = new ListView<>();
    private final Map<Long, Image> pictures = new HashMap<>();

    /// A pane.
    ///
    /// @param thumbnailer paints the pictures
    public HistoryPane(
            HistoryModel history,
            Workbench bench,
            SettingsModel settings,
            Thumbnailer thumbnailer) {
        this.history = history;
        this.bench = bench;
        this.settings = settings;
        this.thumbnailer = thumbnailer;
        bench.palette().subscribe(_ -> pictures.clear());
        list.setId("history-list");
        list.setItems(history.entries());
        list.setCellFactory(_ -> new HistoryCell(this));
        var empty =
                new Label(
                        "No runs yet. Every run is kept here once it is over, with its path as a picture.");
        empty.getStyleClass().add("pane-empty");
        list.setPlaceholder(empty);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        var content = new BorderPane(list);
        content.setBottom(undoBar());
        var frame = new PaneFrame("history", "History", content);
        frame.note()
                .textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        history.entries().isEmpty()
                                                ? ""
                                                : Integer.toString(history.entries().size()),
                                history.entries()));
        getChildren().add(frame);
        history.entries().addListener(this::forgetPictures);
    }

    /// Looks at a run again and takes its settings over.
    void recall(HistoryEntry entry) {
        if (isGoingOn()) {
            bench.director().tell("Stop the run that is going on before you look at another one.");
            return;
        }
        bench.run().show(entry.run());
        settings.load(entry.run().recipe());
    }

    /// Whether a run is being made right now; one that is kept already is not, even if its end is missing.
    private boolean isGoingOn() {
        return bench.run().isRunning()
                && history.entries().stream()
                        .noneMatch(entry -> entry.run() == bench.run().snapshot());
    }

    /// Takes the settings of a run over.
    void recallSettings(HistoryEntry entry) {
        settings.load(entry.run().recipe());
    }

    /// Deletes a run; the bar at the bottom offers to bring it back.
    void delete(HistoryEntry entry) {
        history.delete(entry.id());
    }

    /// The picture of a run.
    Image picture(HistoryEntry entry) {
        return pictures.computeIfAbsent(
                entry.id(),
                _ -> thumbnailer.paint(entry.run(), WIDTH, HEIGHT, bench.palette().getValue()));
    }

    HistoryModel history() {
        return history;
    }

    Workbench bench() {
        return bench;
    }

    SettingsModel settings() {
        return settings;
    }

    private void forgetPictures(ListChangeListener.Change<? extends HistoryEntry> change) {
        while (change.next()) {
            if (!change.wasReplaced()) {
                change.getRemoved().forEach(entry -> pictures.remove(entry.id()));
            }
        }
    }

    private void key(KeyEvent key) {
        if (UNDO.match(key)) {
            history.undoDelete();
            key.consume();
            return;
        }
        HistoryEntry entry = list.getSelectionModel().getSelectedItem();
        if (entry == null || key.isShortcutDown()) {
            return;
        }
        switch (key.getCode()) {
            case ENTER -> recall(entry);
            case DELETE, BACK_SPACE -> delete(entry);
            case P -> history.pin(entry.id(), !entry.pinned());
            default -> {
                return;
            }
        }
        key.consume();
    }

    private HBox undoBar() {
        var text = new Label();
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var undo = new Button("Undo");
        undo.setId("history-undo");
        undo.getStyleClass().add("small");
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setOnAction(_ -> history.undoDelete());
        Tips.explain(undo, "Bring it back (Ctrl+Z).");
        var close = new Button("", new FontIcon("fth-x"));
        close.getStyleClass().addAll("flat", "small");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(_ -> history.forgetDeleted());
        Tips.explain(close, "Leave it deleted.");
        var bar = new HBox(text, undo, close);
        bar.getStyleClass().add("history-undo-bar");
        history.deletedProperty()
                .subscribe(entry -> {
                    text.setText(entry == null ? "" : "Deleted “" + entry.title() + "”");
                    bar.setVisible(entry != null);
                    bar.setManaged(entry != null);
                });
        return bar;
    }
}
