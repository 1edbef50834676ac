package noema.ui.denoising;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import noema.model.trace.Edit;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.ui.Pictures;
import noema.ui.Sample;
import noema.ui.TestBench;
import noema.ui.look.Theme;
import noema.ui.run.Cursor;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class DenoisingPaneTest {

    private TestBench test = new TestBench(Sample.trace(3));
    private DenoisingPane pane;

    @Start
    void start(Stage stage) {
        test = new TestBench(Sample.trace(3));
        pane = new DenoisingPane(test.bench);
        var scene = new Scene(pane.node(), 700, 500);
        Theme.DARK.dress(scene, 13);
        stage.setScene(scene);
        stage.show();
    }

    private static void onFx(Runnable action) {
        WaitForAsyncUtils.asyncFx(action);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String text(FxRobot robot, int place) {
        return robot.lookup("#token-button-" + place).queryAs(Button.class).getText();
    }

    @Test
    void clickingATokenOffersAlternativesAndClickingOneForcesIt(FxRobot robot) {
        robot.clickOn("#token-button-1");
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() ->
                Pictures.save(
                        robot.lookup("#choice-0").query().getScene().snapshot(null),
                        "denoising-choices"));
        robot.clickOn("#choice-2");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(test.edits).containsExactly(new Edit.Word(2, 1, 15));
    }

    @Test
    void hoveringAPlaceShowsWhatElseItCouldBe(FxRobot robot) throws TimeoutException {
        onFx(() -> test.bench.playhead().moveTo(new Cursor(1, 4, 1)));
        robot.moveTo("#token-button-5");
        WaitForAsyncUtils.waitFor(
                10,
                TimeUnit.SECONDS,
                () ->
                        robot.lookup(".choice-tip .choice-piece").tryQuery().isPresent()
                                && robot.lookup(".choice-tip").query().getScene().getWidth() > 100);
        WaitForAsyncUtils.waitForFxEvents();
        Scene tip = robot.lookup(".choice-tip").query().getScene();
        robot.interact(() -> Pictures.save(tip.snapshot(null), "denoising-hover"));
        assertThat(tip.getHeight()).isLessThan(300);
        assertThat(robot.lookup(".choice-tip .choice-piece").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .containsExactly(".", "dog", "big", "happy", "ran");
    }

    @Test
    void keyboardAloneForcesAToken(FxRobot robot) {
        onFx(() -> robot.lookup("#token-button-0").query().requestFocus());
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT);
        assertThat(robot.lookup("#token-button-2").query().isFocused()).isTrue();
        robot.type(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#choice-1").tryQuery()).isPresent();
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        assertThat(test.edits).hasSize(1);
        assertThat(test.edits.getFirst()).isInstanceOf(Edit.Word.class);
    }

    @Test
    void wrongConstraintsAreToldAndChangeNothing(FxRobot robot) {
        robot.clickOn("#constraints").write("9: cat").type(KeyCode.ENTER);
        assertThat(test.told)
                .containsExactly(
                        "tell Position 9 is outside the sentence; its positions go from 0 to 5.");
        assertThat(test.edits).isEmpty();
        onFx(() -> robot.lookup("#constraints").queryAs(TextField.class).setText("1: dog, 0: It"));
        robot.clickOn("#constraints-apply");
        assertThat(test.edits).containsExactly(new Edit.Word(2, 0, 8), new Edit.Word(2, 1, 14));
    }

    @Test
    void scrubbingBackShowsOpenPlacesOnTheSameChips(FxRobot robot) {
        Button last = robot.lookup("#token-button-5").queryAs(Button.class);
        assertThat(text(robot, 4)).isEqualTo("bird");
        onFx(() -> test.bench.playhead().moveTo(new Cursor(1, 4, 1)));
        assertThat(robot.lookup("#token-button-5").queryAs(Button.class)).isSameAs(last);
        assertThat(open(last)).isTrue();
        assertThat(open(robot.lookup("#token-button-0").queryAs(Button.class))).isFalse();
        assertThat(robot.lookup("#denoising-caption").queryAs(Labeled.class).getText())
                .isEqualTo("a moment of a run of 3 steps");
        onFx(() -> test.bench.playhead().moveTo(new Cursor(1, 1, 0)));
        assertThat(text(robot, 0)).isEmpty();
        assertThat(pane.node().note().getText()).isEqualTo("thinking");
    }

    private static boolean open(Button chip) {
        return chip.getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("open"));
    }

    @Test
    void nothingMovesWhenTheMomentChanges(FxRobot robot) {
        var chip = robot.lookup("#token-5").query();
        var before = chip.localToScene(chip.getBoundsInLocal());
        for (int frame = 0; frame <= 3; frame++) {
            int now = frame;
            onFx(() -> test.bench.playhead().moveTo(new Cursor(2, 4, now)));
            assertThat(chip.localToScene(chip.getBoundsInLocal())).isEqualTo(before);
        }
    }

    @Test
    void theGridIsEmptyAgainWhenThereAreNoFrames(FxRobot robot) {
        Node grid = robot.lookup("#denoising-grid").query();
        assertThat(colours(grid)).isGreaterThan(4);
        onFx(() -> test.bench.run().show(RunSnapshot.of(Sample.trace(3))));
        assertThat(colours(grid)).isGreaterThan(4);
        Trace trace = Sample.trace(3);
        var thinking =
                trace.events().stream().filter(e -> !(e instanceof TraceEvent.TokenFrame)).toList();
        onFx(() ->
                test.bench.run().show(RunSnapshot.of(new Trace(trace.recipe(), "", "", thinking))));
        assertThat(colours(grid)).isEqualTo(1);
        onFx(() -> test.bench.run().show(RunSnapshot.of(trace)));
        assertThat(colours(grid)).isGreaterThan(4);
    }

    private static long colours(Node node) {
        var seen = new java.util.HashSet<Integer>();
        onFx(() -> {
            var image = node.snapshot(null, null);
            for (int y = 4; y < image.getHeight() - 4; y++) {
                for (int x = 4; x < image.getWidth() - 4; x++) {
                    seen.add(image.getPixelReader().getArgb(x, y));
                }
            }
        });
        return seen.size();
    }

    @Test
    void clickingARowOfTheGridGoesThere(FxRobot robot) {
        var grid = robot.lookup("#denoising-grid").query();
        var corner = grid.localToScreen(60, 15 + 10);
        robot.clickOn(corner.getX(), corner.getY());
        assertThat(test.bench.playhead().cursor()).isEqualTo(new Cursor(2, 4, 1));
        robot.type(KeyCode.DOWN);
        assertThat(test.bench.playhead().cursor()).isEqualTo(new Cursor(2, 4, 2));
        robot.type(KeyCode.UP, KeyCode.UP);
        assertThat(test.bench.playhead().cursor()).isEqualTo(new Cursor(2, 4, 0));
    }

    @Test
    void aForcedWordCanBeReleasedWhereSomebodyCanDoThat(FxRobot robot) {
        Trace trace = Sample.trace(3);
        var edit = new Edit.Word(2, 1, 3);
        var edited = new Trace(trace.recipe().withEdits(List.of(edit)), "", "", trace.events());
        onFx(() -> test.bench.run().show(RunSnapshot.of(edited)));
        robot.clickOn("#token-button-1");
        assertThat(robot.lookup("#choice-release").tryQuery()).isEmpty();
        robot.type(KeyCode.ESCAPE);
        var released = new ArrayList<Edit>();
        pane.onReleaseProperty().set(released::add);
        robot.clickOn("#token-button-1").clickOn("#choice-release");
        assertThat(released).containsExactly(edit);
    }

    @Test
    void aRunningStoryReusesItsChips(FxRobot robot) {
        Trace trace = LongRun.trace(1, 20, 8);
        onFx(() -> test.bench.run().show(RunSnapshot.begin(trace.recipe(), "", "")));
        assertThat(robot.lookup("#denoising-empty").query().isVisible()).isTrue();
        Button chip = null;
        for (TraceEvent event : trace.events()) {
            onFx(() -> test.bench.run().add(List.of(event)));
            if (event instanceof TraceEvent.TokenFrame frame) {
                Button now = robot.lookup("#token-button-19").queryAs(Button.class);
                chip = chip == null ? now : chip;
                assertThat(now).isSameAs(chip);
                assertThat(open(now)).isEqualTo(frame.ids()[19] == 1);
            }
        }
        assertThat(text(robot, 19)).isEqualTo(".");
    }
}
