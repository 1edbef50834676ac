package noema.ui.history;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import noema.ui.controls.RecipeDiff;
import noema.ui.look.Numbers;
import noema.ui.look.Tips;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A run as a card: its picture, first words, seed, time, and how its settings differ from the present ones.
final class HistoryCell extends ListCell<HistoryEntry> {

    private static final PseudoClass PINNED = PseudoClass.getPseudoClass("pinned");
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final int MOST_CHANGES = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final HistoryPane pane;
    private final ImageView picture = new ImageView();
    private final Label title = new Label();
    private final Label facts = new Label();
    private final Label changes = new Label();
    private final BooleanProperty pinned = new SimpleBooleanProperty();
    private final MenuItem pinItem = item("Pin", this::pin);
    private final HBox card;

    HistoryCell(HistoryPane pane) {
        this.pane = pane;
        getStyleClass().add("history-cell");
        title.getStyleClass().add("history-title");
        facts.getStyleClass().add("history-facts");
        facts.setMinWidth(0);
        facts.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(facts, Priority.ALWAYS);
        changes.getStyleClass().add("history-changes");
        changes.setMinHeight(Region.USE_PREF_SIZE);
        Button pin =
                tool(
                        new FontIcon("fth-bookmark"),
                        "Pin: keep it however many runs follow.",
                        this::pin);
        pin.getStyleClass().add("history-pin");
        pin.visibleProperty().bind(hoverProperty().or(selectedProperty()).or(pinned));
        pin.managedProperty().bind(pin.visibleProperty());
        Button delete =
                tool(
                        new FontIcon("fth-trash-2"),
                        "Delete (Del); the last one can be brought back.",
                        () -> pane.delete(entry()));
        delete.visibleProperty().bind(hoverProperty().or(selectedProperty()));
        delete.managedProperty().bind(delete.visibleProperty());
        var line = new HBox(facts, pin, delete);
        line.getStyleClass().add("history-line");
        var words = new VBox(title, line, changes);
        words.getStyleClass().add("history-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var frame = new StackPane(picture);
        frame.getStyleClass().add("history-picture");
        frame.setMinWidth(Region.USE_PREF_SIZE);
        frame.setMaxHeight(Region.USE_PREF_SIZE);
        card = new HBox(frame, words);
        card.getStyleClass().add("history-card");
        // Wide cards would widen the list instead of shortening their texts.
        setPrefWidth(0);
        setContextMenu(
                new ContextMenu(
                        item("Recall", () -> pane.recall(entry())),
                        item("Recall settings only", () -> pane.recallSettings(entry())),
                        pinItem,
                        item("Delete", () -> pane.delete(entry()))));
        setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                pane.recall(entry());
            }
        });
        pane.settings().recipeProperty().subscribe(_ -> compare());
        pane.bench().run().snapshotProperty().subscribe(_ -> mark());
        pane.bench().palette().subscribe(_ -> paint());
    }

    @Override
    protected void updateItem(@Nullable HistoryEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        setText(null);
        pinned.set(entry != null && entry.pinned());
        pseudoClassStateChanged(PINNED, pinned.get());
        mark();
        if (empty || entry == null) {
            setGraphic(null);
            return;
        }
        title.setText(entry.title());
        Tips.explain(title, entry.title());
        long seed = entry.run().recipe().seed();
        String time = TIME.format(entry.when().atZone(ZoneId.systemDefault()));
        String duration = Numbers.duration(entry.seconds());
        facts.setText("seed %d · %s · %s".formatted(seed, time, duration));
        Tips.explain(facts, "Seed %d; over at %s after %s.".formatted(seed, time, duration));
        pinItem.setText(entry.pinned() ? "Unpin" : "Pin");
        paint();
        compare();
        setGraphic(card);
    }

    private HistoryEntry entry() {
        return getItem();
    }

    private void pin() {
        pane.history().pin(entry().id(), !entry().pinned());
    }

    private void paint() {
        if (getItem() != null) {
            picture.setImage(pane.picture(getItem()));
        }
    }

    private void mark() {
        pseudoClassStateChanged(
                SHOWN, getItem() != null && getItem().run() == pane.bench().run().snapshot());
    }

    /// What recalling it would change. The seed stands on the card anyway.
    private void compare() {
        if (getItem() == null) {
            return;
        }
        List<RecipeDiff.Change> all =
                RecipeDiff.of(pane.settings().toRecipe(), getItem().run().recipe()).stream()
                        .filter(change -> !change.name().equals("seed"))
                        .toList();
        String shown =
                all.stream()
                        .limit(MOST_CHANGES)
                        .map(RecipeDiff.Change::toString)
                        .collect(Collectors.joining("\n"));
        int more = all.size() - MOST_CHANGES;
        changes.setText(
                all.isEmpty()
                        ? "same settings as now"
                        : more > 0 ? shown + "\nand %d more".formatted(more) : shown);
        Tips.explain(
                changes,
                all.isEmpty()
                        ? "This run was made with the settings that are set now."
                        : "Settings now → in this run:\n"
                                + all.stream()
                                        .map(RecipeDiff.Change::toString)
                                        .collect(Collectors.joining("\n")));
    }

    private static Button tool(FontIcon icon, String tip, Runnable action) {
        var button = new Button("", icon);
        button.getStyleClass().addAll("flat", "history-tool");
        button.setFocusTraversable(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        // Otherwise the card would take it for a click on itself.
        button.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
        Tips.explain(button, tip);
        return button;
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
