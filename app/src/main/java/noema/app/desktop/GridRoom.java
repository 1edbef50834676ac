package noema.app.desktop;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.input.KeyEvent;
import noema.app.files.GridCard;
import noema.app.files.GridPictureFile;
import noema.app.files.GridTableFile;
import noema.app.files.Session;
import noema.app.files.TextFile;
import noema.app.recipe.CommandText;
import noema.model.tensor.NoemaException;
import noema.model.trace.Trace;
import noema.ui.grid.CellState;
import noema.ui.grid.GridCell;
import noema.ui.grid.GridFigure;
import noema.ui.grid.GridModel;
import noema.ui.grid.GridPane;
import noema.ui.grid.GridPlan;
import noema.ui.grid.GridRow;
import noema.ui.grid.GridRunner;
import noema.ui.grid.PlanEntry;
import org.jspecify.annotations.Nullable;

/// The grid in the window: its pane, wired to the model, the settings of the run, and files.
final class GridRoom implements GridRunner, RoomWork {

    private static final double PICTURE_WIDTH = 1200;

    private final Explorer explorer;
    private final FileDialogs dialogs;
    private final Runnable leave;
    private final GridModel model = new GridModel();
    private final PlanEntry entry = new PlanEntry();
    private final GridConductor conductor;
    private @Nullable GridPane pane;

    /// @param leave shows the explorer, where the run of a cell is looked at
    GridRoom(Explorer explorer, FileDialogs dialogs, Runnable leave) {
        this.explorer = explorer;
        this.dialogs = dialogs;
        this.leave = leave;
        conductor = new GridConductor(explorer.host(), model, explorer::tell);
    }

    @Override
    public GridPane node() {
        GridPane there = pane;
        if (there == null) {
            there =
                    new GridPane(
                            model,
                            entry,
                            explorer.settings().recipeProperty(),
                            explorer.bench().palette(),
                            this);
            pane = there;
        }
        return there;
    }

    GridModel model() {
        return model;
    }

    PlanEntry entry() {
        return entry;
    }

    /// Runs what is typed, or says what is wrong with it.
    @Override
    public void run() {
        node().run();
    }

    @Override
    public void stop(boolean afterSentence) {
        stop();
    }

    /// Nothing moves in a grid.
    @Override
    public void play() {}

    @Override
    public void steer(KeyEvent e) {}

    @Override
    public void saveReport() {
        export(Export.REPORT);
    }

    @Override
    public void savePicture() {
        export(Export.PICTURE);
    }

    @Override
    public void saveMovie() {
        explorer.tell("Nothing moves in a grid; open a cell to film its run.");
    }

    @Override
    public void run(GridPlan plan) {
        conductor.run(plan);
    }

    @Override
    public void resume() {
        conductor.resume();
    }

    @Override
    public void stop() {
        conductor.stop();
    }

    /// Shows a run in the explorer; one that there was no memory for is run again.
    @Override
    public void open(GridCell cell) {
        if (!(cell.state() instanceof CellState.Done done)) {
            return;
        }
        leave.run();
        Trace trace = done.trace().get();
        if (trace != null) {
            explorer.show(Session.of(trace, Instant.now()));
        } else {
            explorer.settings().load(cell.cell().recipe());
            explorer.conductor().run(cell.cell().recipe());
        }
    }

    @Override
    public void export(Export what) {
        GridPlan plan = model.planProperty().get();
        if (plan == null) {
            explorer.tell("There is no grid yet; write its axes and press Run first.");
            return;
        }
        switch (what) {
            case PICTURE -> save("grid.png", "Picture", file -> picture(plan, file));
            case TABLE -> {
                List<GridRow> rows = model.rows();
                save(
                        "grid.csv",
                        "Table",
                        file -> later(file, "Table", GridTableFile.csv(plan, rows)));
            }
            case REPORT -> save("grid.md", "Report", file -> later(file, "Report", report(plan)));
        }
    }

    private void save(String name, String what, Consumer<Path> writer) {
        dialogs.save("Export " + what.toLowerCase(Locale.ROOT), name).ifPresent(writer);
    }

    private void picture(GridPlan plan, Path file) {
        var image =
                node().picture(
                                explorer.theme().get(),
                                PICTURE_WIDTH,
                                explorer.remembered().fontSize());
        GridCard card = card(plan);
        background(
                file,
                "Picture",
                () -> GridPictureFile.write(file, SwingFXUtils.fromFXImage(image, null), card));
    }

    private String report(GridPlan plan) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
        CommandText command =
                CommandText.of(plan, windows ? CommandText.Shell.WINDOWS : CommandText.Shell.POSIX);
        GridFigure figure = model.figureProperty().get();
        return GridTableFile.markdown(plan, model.rows(), figure, command.line());
    }

    private void later(Path file, String what, String text) {
        background(file, what, () -> TextFile.write(file, text));
    }

    private void background(Path file, String what, Runnable writer) {
        explorer.inBackground(
                () -> {
                    writer.run();
                    Platform.runLater(() -> explorer.tell("%s saved as %s.".formatted(what, file)));
                },
                explorer::tell);
    }

    /// Takes the axes and the recipe of an exported picture over, and runs them.
    void open(GridCard card) {
        try {
            GridPlan plan = card.plan();
            explorer.settings().load(plan.base());
            entry.show(plan);
            run(plan);
        } catch (NoemaException e) {
            explorer.tell(String.valueOf(e.getMessage()));
            return;
        }
        boolean other =
                explorer.host().state() instanceof ModelState.Ready ready
                        && !ready.hash().equals(card.model());
        if (other) {
            explorer.tell(
                    "This picture was made with another model, so the stories will not be the same.");
        }
    }

    /// Where the grid that is there comes from; nothing before the first.
    Optional<GridCard> card() {
        return Optional.ofNullable(model.planProperty().get()).map(this::card);
    }

    private GridCard card(GridPlan plan) {
        return GridCard.of(plan, model.model(), model.device(), explorer.options().version());
    }
}
