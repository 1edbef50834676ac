package noema.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import noema.app.files.PictureFile;
import noema.app.files.SessionFile;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.TraceEvent;
import noema.ui.controls.RunState;
import noema.ui.run.Cursor;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What a user does with the window, click by click.
@ExtendWith(ApplicationExtension.class)
class WindowTest {

    private final Rig rig = new Rig(Rig.modelWithMap());

    @Start
    void start(Stage stage) {
        rig.open(stage);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private RunSnapshot shown() {
        return java.util.Objects.requireNonNull(rig.explorer().bench().run().snapshot());
    }

    @Test
    void aPromptBecomesAStoryThatCanBeScrubbed(FxRobot robot) {
        rig.waitForModel();
        robot.interact(() -> robot.lookup("#prompt").queryAs(TextArea.class).setText("A cat sat."));
        robot.clickOn("#generate");
        rig.waitFor(() -> rig.explorer().bench().run().snapshot() != null);
        RunSnapshot run = rig.waitForEnd();
        assertThat(run.prompt()).containsExactly("A cat sat.");
        assertThat(run.sentences()).isNotEmpty();
        assertThat(rig.explorer().bench().playhead().moments()).isGreaterThan(2);
        assertThat(run.recipe().seed()).isEqualTo(rig.explorer().settings().toRecipe().seed());
        Cursor last = rig.explorer().bench().playhead().cursor();
        robot.interact(() ->
                Event.fireEvent(
                        rig.view().root(),
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED,
                                "",
                                "",
                                KeyCode.HOME,
                                false,
                                false,
                                false,
                                false)));
        assertThat(rig.explorer().bench().playhead().cursor()).isLessThan(last);
        robot.interact(() -> rig.explorer().bench().playhead().moveTo(new Cursor(0, 2, 0)));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rig.explorer().bench().playhead().position()).isEqualTo(2);
        assertThat(rig.explorer().history().entries()).hasSize(1);
    }

    @Test
    void stopKeepsWhatIsFinishedAndComesAtOnce(FxRobot robot) {
        rig.waitForModel();
        robot.interact(() -> rig.explorer().conductor().run(Rig.recipe(200, 100, 3)));
        rig.waitFor(() -> {
            RunSnapshot run = rig.explorer().bench().run().snapshot();
            return run != null && run.sentences().size() > 2;
        });
        robot.clickOn("#generate");
        RunSnapshot run = rig.waitForEnd();
        assertThat(run.end()).isNotNull();
        assertThat(run.end().reason()).isEqualTo(TraceEvent.End.CANCELLED);
        assertThat(run.sentences().getFirst().words()).isNotNull();
        assertThat(run.sentences().size()).isLessThan(200);
    }

    @Test
    void theEndOfARunIsShownOnce(FxRobot robot) {
        rig.waitForModel();
        var whole = new ArrayList<RunSnapshot>();
        robot.interact(() -> {
            rig.explorer()
                    .bench()
                    .run()
                    .snapshotProperty()
                    .subscribe(run -> {
                        if (run != null && run.isOver()) {
                            whole.add(run);
                        }
                    });
        });
        RunSnapshot run = rig.run(Rig.recipe(2, 4, 5));
        robot.interact(() -> {
            assertThat(whole).containsExactly(run);
            assertThat(rig.explorer().session()).isPresent();
        });
    }

    @Test
    void onlyPanesThatCanBeSeenAreInTheWindow(FxRobot robot) {
        robot.interact(() -> {
            assertThat(rig.view().root().lookup("#steps")).isNotNull();
            assertThat(rig.view().root().lookup("#charts")).isNull();
            rig.view().layout().reveal("charts");
            assertThat(rig.view().root().lookup("#steps")).isNull();
            assertThat(rig.view().root().lookup("#charts")).isNotNull();
            rig.view().layout().reveal("steps");
            assertThat(rig.view().root().lookup("#steps")).isNotNull();
        });
    }

    @Test
    void theLatestRunWins(FxRobot robot) {
        rig.waitForModel();
        robot.interact(() -> {
            for (int seed = 1; seed <= 5; seed++) {
                rig.explorer().conductor().run(Rig.recipe(4, 6, seed));
            }
        });
        assertThat(rig.waitForEnd().recipe().seed()).isEqualTo(5);
    }

    @Test
    void aMovedSliderRunsTheSameSeedAgainWhenLive(FxRobot robot) {
        rig.waitForModel();
        RunSnapshot first = rig.run(Rig.recipe(2, 4, 77));
        robot.interact(() -> {
            rig.explorer().settings().load(first.recipe());
            rig.explorer().settings().liveProperty().set(true);
            Slider slider = (Slider) robot.lookup("#knob-sentences").query().lookup(".slider");
            slider.requestFocus();
        });
        robot.type(KeyCode.RIGHT);
        rig.waitFor(() -> shown() != first && shown().isOver());
        assertThat(shown().recipe().seed()).isEqualTo(77);
        assertThat(shown().recipe().sentences()).isGreaterThan(2);
    }

    @Test
    void anotherThoughtBranchesTheStory(FxRobot robot) {
        rig.waitForModel();
        RunSnapshot first = rig.run(Rig.recipe(2, 4, 5));
        robot.interact(() -> {
            rig.explorer().bench().playhead().jumpTo(0);
            rig.explorer().bench().selection().select(first.prompt().size());
            rig.view().layout().toggle("steps");
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#fan-ask");
        rig.waitFor(() -> {
            ListView<?> list = (ListView<?>) rig.view().root().lookup("#fan-list");
            return list != null && list.getItems().size() > 1;
        });
        robot.interact(() -> rig.explorer().edit(new Edit.Candidate(0, 3)));
        rig.waitFor(() -> shown() != first && shown().isOver());
        assertThat(shown().recipe().edits()).containsExactly(new Edit.Candidate(0, 3));
        assertThat(shown().sentences().getFirst().thought()).isNotNull();
        assertThat(shown().sentences().getFirst().thought().candidate()).isEqualTo(3);
    }

    @Test
    void aForcedWordStaysAndCanBeReleased(FxRobot robot) {
        rig.waitForModel();
        RunSnapshot first = rig.run(Rig.recipe(2, 4, 5));
        int token = first.sentences().getFirst().words().ids()[0] == 300 ? 301 : 300;
        Edit.Word word = new Edit.Word(0, 0, token);
        robot.interact(() -> rig.explorer().edit(word));
        rig.waitFor(() -> shown() != first && shown().isOver());
        RunSnapshot forced = shown();
        assertThat(forced.sentences().getFirst().words().ids()[0]).isEqualTo(token);
        robot.interact(() -> rig.explorer().release(word));
        rig.waitFor(() -> shown() != forced && shown().isOver());
        assertThat(shown().recipe().edits()).isEmpty();
        assertThat(shown().story()).isEqualTo(first.story());
    }

    @Test
    void aSessionComesBackAsItWas(FxRobot robot, @org.junit.jupiter.api.io.TempDir Path folder) {
        rig.waitForModel();
        RunSnapshot first = rig.run(Rig.recipe(2, 4, 5));
        rig.answer = java.util.Optional.of(folder.resolve("a.noema"));
        robot.interact(() -> {
            rig.explorer().bench().playhead().moveTo(new Cursor(1, 2, 0));
            rig.view().documents().save();
        });
        rig.waitFor(() -> Files.exists(folder.resolve("a.noema")));
        rig.run(Rig.recipe(1, 2, 6));
        robot.interact(() -> rig.view().documents().open());
        rig.waitFor(() -> shown().recipe().seed() == 5);
        assertThat(shown().story()).isEqualTo(first.story());
        assertThat(rig.explorer().bench().playhead().cursor()).isEqualTo(new Cursor(1, 2, 0));
        assertThat(rig.explorer().settings().toRecipe()).isEqualTo(first.recipe());
        assertThat(SessionFile.read(folder.resolve("a.noema")).trace().recipe())
                .isEqualTo(first.recipe());
    }

    @Test
    void anExportedPictureRestoresItsRun(
            FxRobot robot, @org.junit.jupiter.api.io.TempDir Path folder) {
        rig.waitForModel();
        RunSnapshot first = rig.run(Rig.recipe(2, 4, 5));
        Path file = folder.resolve("a.png");
        rig.answer = java.util.Optional.of(file);
        robot.interact(() -> rig.view().rooms().here().savePicture());
        rig.waitFor(() -> Files.exists(file));
        assertThat(PictureFile.require(file).recipe()).isEqualTo(first.recipe());
        RunSnapshot other = rig.run(Rig.recipe(1, 2, 6));
        robot.interact(() -> rig.view().documents().open(file));
        rig.waitFor(() -> shown() != other && shown().isOver());
        assertThat(shown().story()).isEqualTo(first.story());
    }

    @Test
    void aRunIsVerifiedToTheLastBit(FxRobot robot) {
        rig.waitForModel();
        rig.run(Rig.recipe(2, 4, 5));
        robot.interact(() -> rig.view().documents().verify());
        rig.waitFor(() -> rig.told().equals("The replay is equal to the last bit."));
    }

    @Test
    void theCommandIsCopied(FxRobot robot) {
        rig.waitForModel();
        rig.run(Rig.recipe(2, 3, 5));
        var text = new java.util.concurrent.atomic.AtomicReference<String>();
        robot.interact(() -> {
            rig.view().documents().copyCommand();
            text.set(javafx.scene.input.Clipboard.getSystemClipboard().getString());
        });
        assertThat(text.get()).contains("noema generate", "--seed 5", "--concept-steps 3");
    }

    @Test
    void damageIsToldAndChangesNothing(FxRobot robot, @org.junit.jupiter.api.io.TempDir Path folder)
            throws Exception {
        rig.waitForModel();
        RunSnapshot first = rig.run(Rig.recipe(1, 2, 5));
        Path broken = Files.writeString(folder.resolve("broken.noema"), "not a session");
        robot.interact(() -> rig.view().documents().open(broken));
        rig.waitFor(() -> rig.told().contains("broken.noema"));
        assertThat(shown()).isSameAs(first);
        rig.answer = java.util.Optional.of(folder.resolve("no/such/folder/a.noema"));
        robot.interact(() -> rig.view().documents().save());
        rig.waitFor(() -> rig.told().contains("a.noema") && !rig.told().contains("saved as"));
    }

    @Test
    void theMapKnowsItsSentencesAndALassoSelectsThem(FxRobot robot) {
        rig.waitForModel();
        var map = rig.view().views().map().model();
        rig.waitFor(() -> map.atlasProperty().get() != null && rig.view().views().isPainted());
        assertThat(map.atlasProperty().get().size()).isEqualTo(100);
        robot.interact(() -> map.lassoingProperty().set(true));
        Node view = robot.lookup("#map-view").query();
        var at = view.localToScreen(view.getBoundsInLocal());
        robot.drag(at.getMinX() + 12, at.getMinY() + 12)
                .moveTo(at.getMaxX() - 60, at.getMinY() + 12)
                .moveTo(at.getMaxX() - 60, at.getMaxY() - 12)
                .moveTo(at.getMinX() + 12, at.getMaxY() - 12)
                .drop();
        rig.waitFor(() -> !rig.explorer().bench().selection().knownProperty().get().isEmpty());
        robot.type(KeyCode.ESCAPE);
        rig.waitFor(() -> rig.explorer().bench().selection().knownProperty().get().isEmpty());
    }

    @Test
    void everyActionIsFoundByName(FxRobot robot) {
        robot.interact(() -> rig.view().openPalette());
        WaitForAsyncUtils.waitForFxEvents();
        robot.write("light dark");
        ListView<Action> list = robot.lookup("#palette-list").queryListView();
        assertThat(list.getItems()).extracting(Action::id).containsExactly("theme");
        var before = rig.explorer().theme().get();
        robot.type(KeyCode.ENTER);
        rig.waitFor(() -> rig.explorer().theme().get() == before.other());
    }

    @Test
    void aPaneIsEnlargedAndPutBack(FxRobot robot) {
        robot.interact(() -> rig.view().layout().toggle("story"));
        assertThat(robot.lookup("#map").tryQuery()).isEmpty();
        robot.type(KeyCode.ESCAPE);
        rig.waitFor(() -> rig.view().root().lookup("#map") != null);
        assertThat(robot.lookup("#story").tryQuery()).isPresent();
    }

    @Test
    void queuedRunsFollowOneAnother(FxRobot robot) {
        rig.waitForModel();
        robot.interact(() -> {
            List<Recipe> recipes =
                    List.of(Rig.recipe(3, 8, 1), Rig.recipe(2, 4, 2), Rig.recipe(2, 4, 3));
            recipes.forEach(rig.explorer().conductor()::enqueue);
        });
        rig.waitFor(() ->
                rig.explorer().history().entries().size() == 3
                        && rig.explorer().conductor().stateProperty().get() == RunState.IDLE);
        assertThat(rig.explorer().history().entries())
                .extracting(e -> OptionalLong.of(e.run().recipe().seed()))
                .containsExactly(OptionalLong.of(3), OptionalLong.of(2), OptionalLong.of(1));
    }
}
