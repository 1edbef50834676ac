package noema.app.desktop;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.input.KeyEvent;
import noema.app.files.ComparisonFile;
import noema.app.files.PictureFile;
import noema.app.files.RecipeCard;
import noema.app.files.Session;
import noema.app.files.TextFile;
import noema.model.generate.ModelFolder;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.Way;
import noema.ui.compare.CompareDirector;
import noema.ui.compare.CompareModel;
import noema.ui.compare.CompareView;
import noema.ui.compare.Lane;
import org.jspecify.annotations.Nullable;

/// The room in which several ways to tell one story are compared: its lanes, who runs them, its view, and what can be saved of
/// it.
final class CompareRoom implements CompareDirector, RoomWork {

    private static final int FRAMES = 100;
    private static final double STEP = 0.01;

    private final Explorer explorer;
    private final FileDialogs dialogs;
    private final Rooms rooms;
    private final CompareModel model;
    private final CompareConductor conductor;
    private final Filming filming;
    private @Nullable CompareView view;

    CompareRoom(Explorer explorer, FileDialogs dialogs, Rooms rooms) {
        this.explorer = explorer;
        this.dialogs = dialogs;
        this.rooms = rooms;
        filming = new Filming(explorer);
        model = new CompareModel(explorer.settings().toRecipe());
        conductor = new CompareConductor(explorer.host(), model, explorer::tell);
        explorer.onClose(conductor::close);
    }

    /// The lanes.
    CompareModel model() {
        return model;
    }

    @Override
    public CompareView node() {
        if (view == null) {
            view = new CompareView(model, this);
        }
        return view;
    }

    /// Compares four ways to think.
    void runFourWays() {
        rooms.show(Room.COMPARE);
        if (!conductor.runningProperty().get()) {
            model.useFourWays();
            run();
        }
    }

    /// Adds a lane with the settings at hand, and one to compare it with where there is none.
    void add(Recipe recipe) {
        if (model.lanes().isEmpty()) {
            model.share(recipe);
            model.add(recipe);
            Way other = recipe.way() == Way.AR ? Way.SENTENCE : Way.AR;
            model.add(recipe.withWay(other).withEdits(List.of()));
        } else if (!model.add(recipe)) {
            explorer.tell("There is room for four lanes; remove one first.");
        }
        rooms.show(Room.COMPARE);
    }

    @Override
    public void stop(boolean afterSentence) {
        stop();
    }

    @Override
    public void play() {
        model.togglePlaying();
    }

    @Override
    public void saveReport() {
        saveTable();
    }

    @Override
    public void steer(KeyEvent e) {
        switch (e.getCode()) {
            case SPACE -> model.togglePlaying();
            case LEFT -> model.move(-STEP);
            case RIGHT -> model.move(STEP);
            case HOME -> model.move(-1);
            case END -> model.move(1);
            default -> {
                return;
            }
        }
        e.consume();
    }

    /// Compares runs of a picture again.
    void run(List<RecipeCard> cards) {
        rooms.show(Room.COMPARE);
        if (conductor.runningProperty().get()) {
            explorer.tell("Lanes are being run; stop them first.");
            return;
        }
        model.lanes().forEach(lane -> model.remove(lane.id()));
        model.share(cards.getFirst().recipe());
        cards.forEach(card -> model.add(card.recipe()));
        run();
    }

    @Override
    public void run() {
        conductor.run();
    }

    @Override
    public void stop() {
        conductor.stop();
    }

    @Override
    public ReadOnlyBooleanProperty runningProperty() {
        return conductor.runningProperty();
    }

    @Override
    public void open(Lane lane) {
        Trace trace = lane.trace();
        if (trace != null) {
            explorer.show(Session.of(trace, Instant.now()));
            rooms.show(Room.EXPLORE);
        }
    }

    @Override
    public Recipe settings() {
        return explorer.settings().toRecipe();
    }

    @Override
    public void chooseCheckpoint(Lane lane) {
        dialogs.folder("Folder of a checkpoint")
                .ifPresent(folder ->
                        explorer.inBackground(
                                () -> {
                                    ModelFolder.identify(folder);
                                    String path = folder.toAbsolutePath().normalize().toString();
                                    Platform.runLater(() -> model.checkpoint(lane.id(), path));
                                },
                                explorer::tell));
    }

    @Override
    public String piece(Lane lane, int token) {
        return lane.model().isEmpty()
                ? explorer.host().piece(token)
                : conductor.piece(lane.model(), token);
    }

    private boolean isEmpty() {
        boolean empty = model.lanes().stream().noneMatch(Lane::hasRun);
        if (empty) {
            explorer.tell("No lane has been run yet; press Run first.");
        }
        return empty;
    }

    @Override
    public void savePicture() {
        if (isEmpty()) {
            return;
        }
        dialogs.save("Export picture", "noema-compare.png")
                .ifPresent(file -> {
                    var picture = SwingFXUtils.fromFXImage(node().picture(), null);
                    List<RecipeCard> cards =
                            model.lanes().stream()
                                    .map(Lane::trace)
                                    .filter(Objects::nonNull)
                                    .map(trace ->
                                            RecipeCard.of(trace, explorer.options().version()))
                                    .toList();
                    write(file, "Picture", () -> PictureFile.writeLanes(file, picture, cards));
                });
    }

    @Override
    public void saveTable() {
        if (isEmpty()) {
            return;
        }
        String page = ComparisonFile.markdown(model.lanes());
        dialogs.save("Export table", "noema-compare.md")
                .ifPresent(file -> write(file, "Table", () -> TextFile.write(file, page)));
    }

    @Override
    public void copyTable() {
        if (!isEmpty()) {
            explorer.copy(ComparisonFile.markdown(model.lanes()), "The comparison was");
        }
    }

    private void write(Path file, String what, Runnable writer) {
        explorer.inBackground(
                () -> {
                    writer.run();
                    say("%s saved as %s.".formatted(what, file));
                },
                explorer::tell);
    }

    @Override
    public void saveMovie() {
        if (filming.stop() || isEmpty()) {
            return;
        }
        if (conductor.runningProperty().get()) {
            explorer.tell("Lanes are being run; wait until they are over, or stop them.");
            return;
        }
        dialogs.save("Export animation", "noema-compare.gif").ifPresent(this::film);
    }

    private void film(Path file) {
        model.playingProperty().set(false);
        node().caption(true);
        filming.begin(
                file, new Movie(node().lanes(), reel()), "the lanes", () -> node().caption(false));
    }

    private Movie.Reel reel() {
        return new Movie.Reel() {
            @Override
            public int moments() {
                return FRAMES;
            }

            @Override
            public int position() {
                return (int) Math.round(model.positionProperty().get() * FRAMES);
            }

            @Override
            public void moveTo(int position) {
                model.positionProperty().set((double) position / FRAMES);
            }
        };
    }

    private void say(String sentence) {
        Platform.runLater(() -> explorer.tell(sentence));
    }
}
