package noema.app.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import noema.app.files.GridCard;
import noema.app.files.GridPictureFile;
import noema.app.files.PictureFile;
import noema.app.files.ProjectorFile;
import noema.app.files.RecipeCard;
import noema.app.files.ReportFile;
import noema.app.files.Session;
import noema.app.files.SessionFile;
import noema.app.files.TableFile;
import noema.app.files.TextFile;
import noema.app.recipe.CommandText;
import noema.app.recipe.EditSpec;
import noema.model.tensor.NoemaException;
import noema.model.trace.Edit;
import noema.model.trace.Trace;
import noema.ui.run.Cursor;

/// Opening, saving and exporting. Files are read and written in the background; what came of it is told in a sentence.
final class Documents {

    private static final String SESSION = "Noema session";

    private final Explorer explorer;
    private final Views views;
    private final FileDialogs dialogs;
    private final String version;
    private Runnable onOpen = () -> {};
    private Consumer<List<RecipeCard>> onLanes = cards -> {};
    private Consumer<GridCard> onGrid = card -> {};

    Documents(Explorer explorer, Views views, FileDialogs dialogs, String version) {
        this.explorer = explorer;
        this.views = views;
        this.dialogs = dialogs;
        this.version = version;
        explorer.saveTextsWith((name, text) -> saveText(name, text));
    }

    /// What is done before something opened is shown.
    ///
    /// @param run   for a session or a picture of one run
    /// @param lanes takes a picture that compares several
    /// @param grid  takes a picture of a grid
    void onOpen(Runnable run, Consumer<List<RecipeCard>> lanes, Consumer<GridCard> grid) {
        onOpen = run;
        onLanes = lanes;
        onGrid = grid;
    }

    /// Asks for a session or an exported picture and opens it.
    void open() {
        dialogs.open("Open", "Noema sessions and pictures", "*.noema", "*.png")
                .ifPresent(this::open);
    }

    /// Opens a session, or runs the recipe in an exported picture again.
    void open(Path file) {
        boolean picture = file.toString().toLowerCase(Locale.ROOT).endsWith(".png");
        explorer.inBackground(
                () -> {
                    if (picture) {
                        openPicture(file);
                    } else {
                        Session session = SessionFile.read(file);
                        Platform.runLater(() -> {
                            onOpen.run();
                            explorer.show(session);
                        });
                    }
                },
                explorer::tell);
    }

    /// Opens a session and plays it from its start.
    void play(Path file) {
        explorer.inBackground(
                () -> {
                    Session session = SessionFile.read(file);
                    Platform.runLater(() -> {
                        explorer.show(session);
                        explorer.bench().playhead().moveTo(Cursor.START);
                        explorer.bench().playhead().playingProperty().set(true);
                    });
                },
                explorer::tell);
    }

    /// Says where the log file is, if there is anything in it, and copies its path.
    void showLog() {
        Path log = explorer.options().log();
        if (Files.exists(log)) {
            explorer.copy(log.toString(), "The path of the log file, " + log + ", was");
        } else {
            explorer.tell("Nothing has gone wrong so far: there is no log file.");
        }
    }

    private void rerun(RecipeCard card) {
        onOpen.run();
        explorer.settings().load(card.recipe());
        explorer.conductor().run(card.recipe());
        if (explorer.host().state() instanceof ModelState.Ready ready
                && !ready.hash().equals(card.model())) {
            explorer.tell(
                    "This picture was made with another model, so the story will not be the same.");
        }
    }

    void save() {
        export(
                "Save session",
                "story" + SessionFile.SUFFIX,
                SESSION,
                (file, session) -> SessionFile.write(file, session));
    }

    /// Saves the picture of a part of the window with the recipe in it.
    void savePicture(WritableImage picture) {
        export(
                "Export picture",
                "noema.png",
                "Picture",
                (file, session) ->
                        PictureFile.write(
                                file,
                                SwingFXUtils.fromFXImage(picture, null),
                                RecipeCard.of(session.trace(), version)));
    }

    void saveTable() {
        export(
                "Export table",
                "run.csv",
                "Table",
                (file, session) ->
                        TextFile.write(
                                file, TableFile.csv(session.trace(), explorer.host()::piece)));
    }

    void saveReport() {
        export(
                "Export report",
                "story.md",
                "Report",
                (file, session) ->
                        TextFile.write(
                                file,
                                ReportFile.markdown(
                                        session.title().isEmpty() ? "A story" : session.title(),
                                        session.trace(),
                                        command(session.trace()))));
    }

    void saveProjector() {
        Optional<Session> session = current();
        if (session.isEmpty()) {
            return;
        }
        dialogs.folder("Folder for vectors.tsv and metadata.tsv")
                .ifPresent(folder ->
                        write(
                                folder,
                                "Projector files",
                                () ->
                                        ProjectorFile.write(
                                                folder, session.get().trace(), views.atlas())));
    }

    /// Puts the command that makes the same run on the clipboard.
    void copyCommand() {
        current()
                .ifPresent(session -> {
                    CommandText command = command(session.trace());
                    explorer.copy(
                            command.line(),
                            command.complete()
                                    ? "The command"
                                    : "The command, without the thoughts that were dragged on the map,");
                });
    }

    private CommandText command(Trace trace) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
        return CommandText.of(
                trace.recipe(),
                windows ? CommandText.Shell.WINDOWS : CommandText.Shell.POSIX,
                this::spec);
    }

    private Optional<String> spec(Edit edit) {
        return edit instanceof Edit.Thought
                ? Optional.empty()
                : Optional.of(EditSpec.of(edit, explorer.host()::piece));
    }

    private void saveText(String name, String text) {
        dialogs.save("Save", name)
                .ifPresent(file -> write(file, "Text", () -> TextFile.write(file, text)));
    }

    private void export(String title, String name, String what, BiConsumer<Path, Session> writer) {
        current()
                .ifPresent(session ->
                        dialogs.save(title, name)
                                .ifPresent(file ->
                                        write(file, what, () -> writer.accept(file, session))));
    }

    /// The session of what is shown, or a sentence why there is none.
    Optional<Session> current() {
        Optional<Session> session = explorer.session();
        if (session.isEmpty()) {
            explorer.tell(
                    explorer.bench().run().isRunning()
                            ? "The run is still going on; wait until it is over, or stop it."
                            : "There is no run yet; press Generate first.");
        }
        return session;
    }

    private void write(Path file, String what, Runnable writer) {
        explorer.inBackground(
                () -> {
                    writer.run();
                    Platform.runLater(() -> explorer.tell("%s saved as %s.".formatted(what, file)));
                },
                explorer::tell);
    }

    /// Runs again what a picture shows: a grid, several lanes or one run; on a background thread.
    private void openPicture(Path file) {
        Optional<GridCard> grid = GridPictureFile.read(file);
        List<RecipeCard> lanes = PictureFile.readLanes(file);
        if (grid.isPresent()) {
            Platform.runLater(() -> onGrid.accept(grid.get()));
        } else if (!lanes.isEmpty()) {
            Platform.runLater(() -> onLanes.accept(lanes));
        } else {
            RecipeCard card = PictureFile.require(file);
            Platform.runLater(() -> rerun(card));
        }
    }

    /// Replays the run that is shown and says whether it came out the same to the last bit.
    void verify() {
        current()
                .ifPresent(session -> {
                    explorer.tell("Replaying the run ...");
                    Consumer<NoemaException> failed =
                            e ->
                                    Platform.runLater(
                                            () -> explorer.tell(String.valueOf(e.getMessage())));
                    explorer.host()
                            .run(
                                    model -> {
                                        String verdict = Verification.of(session.trace(), model);
                                        Platform.runLater(() -> explorer.tell(verdict));
                                    },
                                    failed,
                                    () -> {});
                });
    }
}
