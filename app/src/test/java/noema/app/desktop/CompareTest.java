package noema.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import noema.app.files.PictureFile;
import noema.app.files.RecipeCard;
import noema.model.trace.Recipe;
import noema.model.trace.TraceEvent;
import noema.model.trace.Way;
import noema.ui.compare.Axis;
import noema.ui.compare.CompareModel;
import noema.ui.compare.Lane;
import noema.ui.compare.LaneSettings;
import noema.ui.compare.LaneState;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Comparing four ways to think, click by click.
@ExtendWith(ApplicationExtension.class)
class CompareTest {

    private final Rig rig = new Rig(TinyFamily.folder());

    @Start
    void start(Stage stage) {
        rig.open(stage);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private CompareModel model() {
        return rig.view().compare().model();
    }

    private void compare(FxRobot robot) {
        rig.waitForModel();
        robot.clickOn("#room-compare");
        robot.interact(() -> model().sentencesProperty().set(2));
        robot.clickOn("#compare-preset");
        rig.waitFor(() -> !model().isBusy() && model().lanes().stream().allMatch(Lane::hasRun));
    }

    @Test
    void fourWaysAreToldFromOneBeginningAndPlayTogether(FxRobot robot) {
        compare(robot);
        robot.interact(() -> {
            assertThat(model().lanes())
                    .extracting(Lane::way)
                    .containsExactlyElementsOf(CompareModel.FOUR_WAYS);
            assertThat(model().lanes()).allMatch(lane -> lane.state() == LaneState.DONE);
            for (Lane lane : model().lanes()) {
                assertThat(lane.figures()).isNotNull();
                assertThat(lane.figures().perplexity()).isNotNull().isPositive();
                assertThat(lane.run().length(Axis.EVALUATIONS))
                        .isEqualTo(lane.figures().evaluations());
                assertThat(lane.run().length(Axis.SECONDS)).isEqualTo(lane.figures().seconds());
                assertThat(rig.view().root().lookup("#lane-" + lane.way().id())).isNotNull();
            }
        });
        robot.clickOn("#axis-evaluations");
        robot.interact(() ->
                assertThat(
                                robot.lookup("#axis-evaluations")
                                        .queryAs(ToggleButton.class)
                                        .isSelected())
                        .isTrue());
        robot.interact(() -> model().speedProperty().set(0.25));
        robot.clickOn("#compare-play");
        rig.waitFor(() -> model().positionProperty().get() > 0);
        robot.interact(() -> model().speedProperty().set(4));
        rig.waitFor(() -> !model().playingProperty().get());
        robot.interact(() -> assertThat(model().positionProperty().get()).isEqualTo(1));
    }

    @Test
    void picturesTablesAndAnimationsCanBeSaved(FxRobot robot, @TempDir Path folder)
            throws Exception {
        compare(robot);
        Path picture = folder.resolve("lanes.png");
        rig.answer = Optional.of(picture);
        robot.interact(() -> rig.view().compare().savePicture());
        rig.waitFor(() -> Files.exists(picture));
        assertThat(PictureFile.readLanes(picture))
                .extracting(card -> card.recipe().way())
                .containsExactlyElementsOf(CompareModel.FOUR_WAYS);
        assertThat(PictureFile.require(picture).recipe().way()).isEqualTo(Way.AR);
        Path table = folder.resolve("lanes.md");
        rig.answer = Optional.of(table);
        robot.interact(() -> rig.view().compare().saveTable());
        rig.waitFor(() -> Files.exists(table));
        robot.interact(() -> {
            rig.view().compare().copyTable();
            assertThat(Clipboard.getSystemClipboard().getString()).contains("| perplexity |");
        });
        assertThat(Files.readString(table))
                .contains("| Word by word | All words at once |")
                .contains("## Paragraph by paragraph");
        Path movie = folder.resolve("lanes.gif");
        rig.answer = Optional.of(movie);
        robot.interact(() -> rig.view().compare().saveMovie());
        rig.waitFor(() -> Files.exists(movie));
        assertThat(Files.size(movie)).isGreaterThan(1000);
    }

    @Test
    void aPictureOfLanesRunsThemAgain(FxRobot robot) {
        rig.waitForModel();
        Recipe recipe = Rig.recipe(2, 4, 9);
        var cards =
                List.of(
                        new RecipeCard(recipe, "x", "cpu", List.of(), "0"),
                        new RecipeCard(recipe.withWay(Way.AR), "x", "cpu", List.of(), "0"));
        robot.interact(() -> rig.view().compare().run(cards));
        rig.waitFor(() -> model().lanes().stream().allMatch(Lane::hasRun));
        robot.interact(() -> {
            assertThat(model().lanes()).extracting(Lane::way).containsExactly(Way.SENTENCE, Way.AR);
            assertThat(model().lanes()).allMatch(lane -> lane.recipe().seed() == 9);
        });
    }

    @Test
    void stopComesAtOnceAndKeepsWhatIsFinished(FxRobot robot) {
        rig.waitForModel();
        robot.interact(() -> {
            rig.view().rooms().show(Room.COMPARE);
            Recipe quick = Rig.recipe(2, 4, 1);
            model().share(quick);
            model().add(quick);
            model().add(quick);
            rig.view().compare().run();
        });
        rig.waitFor(() -> model().lanes().stream().allMatch(Lane::hasRun));
        robot.interact(() -> {
            model().pin(model().lanes().getFirst().id(), true);
            model().sentencesProperty().set(200);
            model().add(Rig.recipe(200, 100, 2));
            model().level(model().lanes().get(1).id(), Way.AR);
            rig.view().compare().run();
        });
        rig.waitFor(() -> model().lanes().get(1).run().size() > 20);
        long before = System.nanoTime();
        robot.interact(() -> rig.view().compare().stop());
        rig.waitFor(() -> !rig.view().compare().runningProperty().get());
        double seconds = (System.nanoTime() - before) / 1e9;
        robot.interact(() -> {
            assertThat(model().lanes())
                    .extracting(Lane::state)
                    .containsExactly(LaneState.DONE, LaneState.STOPPED, LaneState.NEW);
            Lane stopped = model().lanes().get(1);
            assertThat(stopped.run().end()).isNotNull();
            assertThat(stopped.run().end().reason()).isEqualTo(TraceEvent.End.CANCELLED);
            assertThat(model().lanes().getFirst().text().sentences()).isNotEmpty();
        });
        // Other work may have the processor; alone it is a fifth of a second at most.
        assertThat(seconds).isLessThan(2);
    }

    @Test
    void aLaneOpensInTheExplorer(FxRobot robot) {
        compare(robot);
        robot.interact(() -> {
            Lane lane = model().lanes().get(2);
            rig.view().compare().open(lane);
            RunSnapshot shown = rig.explorer().bench().run().snapshot();
            assertThat(shown).isNotNull();
            assertThat(shown.recipe()).isEqualTo(lane.recipe());
            assertThat(rig.view().rooms().is(Room.EXPLORE)).isTrue();
            rig.view().compareThis();
            assertThat(rig.view().rooms().is(Room.COMPARE)).isTrue();
            assertThat(rig.told()).contains("four lanes");
        });
    }

    @Test
    void anotherCheckpointTellsALane(FxRobot robot, @TempDir Path nothing) {
        rig.waitForModel();
        robot.interact(() -> {
            rig.view().rooms().show(Room.COMPARE);
            model().share(Rig.recipe(2, 4, 1));
            model().add(Rig.recipe(2, 4, 1));
            model().add(Rig.recipe(2, 4, 1));
        });
        rig.answer = Optional.of(nothing);
        robot.interact(() -> rig.view().compare().chooseCheckpoint(model().lanes().get(1)));
        rig.waitFor(() -> rig.told().contains(nothing.toString()));
        rig.answer = Optional.of(noema.app.cli.TinyModel.folder());
        robot.interact(() -> {
            assertThat(model().lanes().get(1).model()).isEmpty();
            rig.view().compare().chooseCheckpoint(model().lanes().get(1));
        });
        rig.waitFor(() -> !model().lanes().get(1).model().isEmpty());
        robot.interact(() -> rig.view().compare().run());
        rig.waitFor(() -> model().lanes().stream().allMatch(Lane::hasRun));
        robot.interact(() -> {
            // It is a copy of the same model, so it tells the same.
            assertThat(model().lanes().get(1).text().sentences())
                    .isEqualTo(model().lanes().get(0).text().sentences());
            assertThat(LaneSettings.of(model().lanes()).get(1))
                    .containsEntry("checkpoint", "tiny-model");
        });
    }

    @Test
    void aWrongSeedIsToldInASentenceAndChangesNothing(FxRobot robot) {
        rig.waitForModel();
        robot.clickOn("#room-compare");
        robot.interact(() -> model().seedProperty().set(3));
        robot.doubleClickOn("#compare-seed").write("many\n");
        robot.interact(() -> {
            assertThat(robot.lookup("#compare-problem").queryAs(Labeled.class).getText())
                    .isEqualTo("Seed must be a whole number.");
            assertThat(model().seedProperty().get()).isEqualTo(3);
        });
    }
}
