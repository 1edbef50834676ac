package noema.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import noema.app.files.GridPictureFile;
import noema.model.trace.Trace;
import noema.ui.grid.CellState;
import noema.ui.grid.GridCell;
import noema.ui.grid.GridModel;
import noema.ui.grid.GridRunner;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A grid from its axes to its files, click by click.
@ExtendWith(ApplicationExtension.class)
class GridWindowTest {

    private final Rig rig = new Rig(Rig.modelWithMap());

    @Start
    void start(Stage stage) {
        rig.open(stage);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private GridModel model() {
        return rig.view().grid().model();
    }

    private void begin(FxRobot robot, int sentences, String x, String y) {
        rig.waitForModel();
        robot.interact(() -> {
            rig.explorer().settings().load(Rig.recipe(sentences, 2, 7));
            rig.view().rooms().show(Room.GRID);
        });
        robot.interact(() -> {
            robot.lookup("#grid-x").queryAs(TextField.class).setText(x);
            robot.lookup("#grid-y").queryAs(TextField.class).setText(y);
        });
        robot.clickOn("#grid-run");
    }

    private void waitFor(GridModel.State state) {
        rig.waitFor(() -> model().stateProperty().get() == state);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String says(FxRobot robot) {
        return robot.lookup("#grid-says").queryAs(Label.class).getText();
    }

    @Test
    void cellsFillAndTheirRunsAreThoseOfTheExplorer(FxRobot robot) {
        begin(robot, 2, "concept-steps=2,3", "seed=1,2");
        waitFor(GridModel.State.COMPLETE);
        assertThat(says(robot)).isEqualTo("All 4 cells are there");
        GridCell last = model().cells().getLast();
        CellState.Done done = (CellState.Done) last.state();
        robot.clickOn("#grid-cell-3");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rig.view().rooms().is(Room.GRID)).isFalse();
        RunSnapshot shown = rig.explorer().bench().run().snapshot();
        assertThat(shown).isNotNull();
        assertThat(shown.recipe()).isEqualTo(last.cell().recipe());
        assertThat(shown.story()).isEqualTo(done.text());
        assertThat(rig.explorer().settings().toRecipe()).isEqualTo(last.cell().recipe());
        assertThat(rig.explorer().session().map(s -> s.trace())).contains(done.trace().get());
    }

    @Test
    void aRunThatWasForgottenIsMadeAgain(FxRobot robot) {
        begin(robot, 2, "seed=3", "");
        waitFor(GridModel.State.COMPLETE);
        GridCell cell = model().cells().getFirst();
        CellState.Done done = (CellState.Done) cell.state();
        done.trace().clear();
        robot.interact(() -> rig.view().grid().open(cell));
        RunSnapshot again = rig.waitForEnd();
        assertThat(again.story()).isEqualTo(done.text());
    }

    @Test
    void stopComesAtOnceKeepsWhatIsDoneAndResumeRunsTheRest(FxRobot robot) {
        begin(robot, 60, "seed=1-8", "");
        rig.waitFor(() -> model().done() >= 2);
        long start = System.nanoTime();
        robot.interact(() -> rig.view().grid().stop());
        // The model itself is free at once, too.
        var free = rig.explorer().host().ask(base -> System.nanoTime());
        rig.waitFor(() -> free.toCompletableFuture().isDone());
        assertThat(free.toCompletableFuture().join() - start).isLessThan(1_000_000_000L);
        assertThat(model().stateProperty().get()).isEqualTo(GridModel.State.STOPPED);
        int kept = model().done();
        assertThat(kept).isBetween(2, 7);
        List<CellState> states = model().cells().stream().map(GridCell::state).toList();
        assertThat(says(robot)).isEqualTo(kept + " of 8 cells are there");
        robot.clickOn("#grid-resume");
        waitFor(GridModel.State.COMPLETE);
        for (int i = 0; i < kept; i++) {
            assertThat(model().cells().get(i).state()).isSameAs(states.get(i));
        }
    }

    @Test
    void actionsMeanWhatIsDoneInTheGrid(FxRobot robot) {
        begin(robot, 60, "seed=1-8", "");
        rig.waitFor(() -> model().done() >= 1);
        RoomWork here = rig.view().rooms().here();
        robot.interact(here::play);
        robot.interact(here::saveMovie);
        assertThat(rig.told()).isEqualTo("Nothing moves in a grid; open a cell to film its run.");
        robot.interact(() -> here.stop(true));
        waitFor(GridModel.State.STOPPED);
    }

    @Test
    void otherRunsComeBetweenTheCells(FxRobot robot) {
        begin(robot, 40, "seed=1-20", "");
        rig.waitFor(() -> model().done() >= 1);
        RunSnapshot run = rig.run(Rig.recipe(2, 2, 5));
        assertThat(run.sentences()).isNotEmpty();
        assertThat(model().stateProperty().get()).isEqualTo(GridModel.State.RUNNING);
        robot.interact(() -> rig.view().grid().stop());
    }

    @Test
    void anotherModelStopsTheGrid(FxRobot robot) {
        begin(robot, 40, "seed=1-20", "");
        rig.waitFor(() -> model().done() >= 1);
        robot.interact(() -> rig.explorer().loadModel());
        waitFor(GridModel.State.STOPPED);
        assertThat(rig.told()).startsWith("The grid has stopped, since another model");
        int kept = model().done();
        assertThat(kept).isPositive();
        // It was the same one after all.
        rig.waitForModel();
        robot.clickOn("#grid-resume");
        rig.waitFor(() -> model().done() > kept);
        robot.interact(() -> rig.view().grid().stop());
    }

    @Test
    void levelsThatTheModelLacksAreRefusedInASentence(FxRobot robot) {
        begin(robot, 2, "level=sentence,ar", "");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rig.told()).isEqualTo("This model has no level ar; it has sentence.");
        assertThat(model().planProperty().get()).isNull();
    }

    @Test
    void anExportedPictureRunsTheGridAgain(FxRobot robot) throws Exception {
        begin(robot, 2, "concept-steps=2,3", "seed=1,2");
        waitFor(GridModel.State.COMPLETE);
        for (GridRunner.Export what : GridRunner.Export.values()) {
            Path file = rig.home.resolve("grid." + what.name().toLowerCase(Locale.ROOT));
            rig.answer = Optional.of(file);
            robot.interact(() -> rig.view().grid().export(what));
            rig.waitFor(() -> rig.told().contains(file.toString()));
            assertThat(file).isNotEmptyFile();
        }
        assertThat(Files.readAllLines(rig.home.resolve("grid.table"))).hasSize(5);
        assertThat(rig.home.resolve("grid.report")).content().contains("noema grid --x");
        Path picture = rig.home.resolve("again.png");
        Files.move(rig.home.resolve("grid.picture"), picture);
        assertThat(GridPictureFile.read(picture).orElseThrow().axes())
                .containsExactly("concept-steps=2,3", "seed=1,2");
        List<String> texts = texts();
        robot.interact(() -> {
            rig.explorer().settings().load(Rig.recipe(9, 5, 77));
            rig.view().rooms().show(Room.EXPLORE);
            rig.view().grid().entry().text(0).set("");
            rig.view().documents().open(picture);
        });
        rig.waitFor(() -> rig.view().rooms().is(Room.GRID));
        waitFor(GridModel.State.COMPLETE);
        assertThat(texts()).isEqualTo(texts);
        assertThat(rig.view().grid().entry().text(0).get()).isEqualTo("concept-steps=2,3");
    }

    private List<String> texts() {
        return model().cells().stream()
                .map(cell -> ((CellState.Done) cell.state()).trace().get())
                .map(trace -> Objects.requireNonNull(trace))
                .map(Trace::text)
                .toList();
    }
}
