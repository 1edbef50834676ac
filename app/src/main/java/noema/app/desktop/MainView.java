package noema.app.desktop;

import atlantafx.base.controls.ModalPane;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.event.EventTarget;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import noema.ui.look.Theme;

/// The whole content of the window: top bar, panes, scrubber, and what floats above them.
final class MainView {

    private final Explorer explorer;
    private final Views views;
    private final WindowLayout layout;
    private final Rooms rooms = new Rooms();
    private final CompareRoom compare;
    private final GridRoom grid;
    private final Documents documents;
    private final ModalPane modal = new ModalPane();
    private final StackPane root = new StackPane();
    private final Pane tourLayer = new Pane();
    private final CommandPalette palette;
    private final SettingsDialog settings;
    private final Tour tour;
    private final List<Action> actions;

    MainView(Explorer explorer, FileDialogs dialogs) {
        this.explorer = explorer;
        views = new Views(explorer);
        layout = new WindowLayout(views, explorer.remembered().dividers());
        compare = new CompareRoom(explorer, dialogs, rooms);
        grid = new GridRoom(explorer, dialogs, () -> rooms.show(Room.EXPLORE));
        layout.onReveal(() -> rooms.show(Room.EXPLORE));
        documents = new Documents(explorer, views, dialogs, explorer.options().version());
        documents.onOpen(
                () -> rooms.show(Room.EXPLORE),
                compare::run,
                card -> {
                    rooms.show(Room.GRID);
                    grid.open(card);
                });
        rooms.furnish(
                Room.EXPLORE,
                new ExploreRoom(
                        explorer,
                        views,
                        layout,
                        documents,
                        dialogs,
                        () -> root.snapshot(null, null)));
        rooms.furnish(Room.COMPARE, compare);
        rooms.furnish(Room.GRID, grid);
        settings = new SettingsDialog(modal, explorer, dialogs, this::dress, this::loadModel);
        tour = new Tour(tourLayer, () -> explorer.remember(s -> s.withTourSeen(true)));
        actions = Actions.of(this);
        palette = new CommandPalette(modal, actions);
        var frame = new BorderPane(rooms.node());
        frame.setTop(
                new TopBar(explorer, actions, rooms.chooser(), palette::open, this::switchTheme));
        StackPane.setAlignment(explorer.notices().node(), Pos.BOTTOM_CENTER);
        StackPane.setMargin(explorer.notices().node(), new Insets(0, 16, 96, 16));
        root.setId("root");
        root.getChildren().setAll(frame, explorer.notices().node(), tourLayer, modal);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::keyAnywhere);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::keyLeftOver);
        root.setOnDragOver(this::dragged);
        root.setOnDragDropped(this::dropped);
        explorer.theme().subscribe((_, _) -> dress());
    }

    /// A scene with everything in it.
    Scene scene(double width, double height) {
        var scene = new Scene(root, width, height);
        dress();
        return scene;
    }

    private void dress() {
        if (root.getScene() != null) {
            explorer.theme().get().dress(root.getScene(), explorer.remembered().fontSize());
        }
    }

    /// Shows the session asked for, or the sample, and loads everything else behind it.
    void start() {
        Path session = explorer.options().session();
        if (session != null) {
            documents.open(session);
        } else if (explorer.options().sample().toFile().exists()) {
            documents.play(explorer.options().sample());
        }
        // The model would take the cores that the first picture of the window needs.
        Pulses.after(
                1,
                () -> {
                    explorer.start();
                    views.loadAtlas(explorer.folder());
                });
    }

    private void loadModel() {
        explorer.loadModel();
        views.loadAtlas(explorer.folder());
    }

    void switchTheme() {
        Theme other = explorer.theme().get().other();
        explorer.theme().set(other);
        explorer.remember(s -> s.withTheme(other.name()));
    }

    void changeFont(double by) {
        explorer.remember(s -> s.withFontSize(Math.clamp(s.fontSize() + by, 10, 20)));
        dress();
    }

    void openPalette() {
        palette.open();
    }

    void openSettings() {
        settings.open();
    }

    void startTour() {
        rooms.show(Room.EXPLORE);
        layout.shrink();
        layout.reveal("controls");
        layout.reveal("steps");
        root.applyCss();
        root.layout();
        tour.start();
    }

    /// Compares the settings at hand with another way.
    void compareThis() {
        compare.add(explorer.settings().toRecipe());
    }

    /// Keys of the actions work everywhere; those without a modifier only outside text fields (see [#keyLeftOver]).
    private void keyAnywhere(KeyEvent e) {
        if (modal.isDisplay() || tourLayer.isVisible()) {
            return;
        }
        boolean bare = !e.isShortcutDown() && !e.isAltDown() && !e.getCode().isFunctionKey();
        if (bare) {
            return;
        }
        for (Action action : actions) {
            if (action.keys() != null
                    && action.keys().match(e)
                    && !(action.id().endsWith("do") && isText(e.getTarget()))) {
                action.run().run();
                e.consume();
                return;
            }
        }
    }

    /// Escape first makes things smaller, then stops; keys that no control wanted steer the scrubber.
    private void keyLeftOver(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE) {
            if (!layout.shrink()) {
                explorer.selectNothing();
            }
            e.consume();
        } else if (!isText(e.getTarget()) && !e.isShortcutDown() && !e.isAltDown()) {
            rooms.here().steer(e);
        }
    }

    private static boolean isText(EventTarget target) {
        return target instanceof TextInputControl;
    }

    private void dragged(DragEvent e) {
        if (e.getDragboard().hasFiles()) {
            e.acceptTransferModes(TransferMode.COPY);
        }
        e.consume();
    }

    private void dropped(DragEvent e) {
        List<File> files = e.getDragboard().getFiles();
        if (!files.isEmpty()) {
            documents.open(files.getFirst().toPath());
        }
        e.setDropCompleted(!files.isEmpty());
        e.consume();
    }

    StackPane root() {
        return root;
    }

    Explorer explorer() {
        return explorer;
    }

    Views views() {
        return views;
    }

    WindowLayout layout() {
        return layout;
    }

    Rooms rooms() {
        return rooms;
    }

    CompareRoom compare() {
        return compare;
    }

    GridRoom grid() {
        return grid;
    }

    Documents documents() {
        return documents;
    }
}
