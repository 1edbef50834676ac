package noema.ui.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import noema.model.tensor.NoemaException;
import noema.model.trace.Edit;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.ui.Sample;
import noema.ui.TestBench;
import noema.ui.look.Theme;
import noema.ui.run.Cursor;
import noema.ui.run.Mind.Alternative;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StepsPaneTest {

    private final TestBench test = new TestBench(Sample.trace(3));
    private final SlowMind mind = new SlowMind();
    private StepsPane pane;

    @Start
    void start(Stage stage) {
        pane = new StepsPane(mind.bench(test));
        var scene = new Scene(pane.node(), 800, 600);
        Theme.DARK.dress(scene, 13);
        stage.setScene(scene);
        stage.show();
    }

    private Cursor cursor() {
        return test.bench.playhead().cursor();
    }

    private static void click(FxRobot robot, Node node, double x, double y) {
        Point2D at = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> node.localToScreen(x, y));
        robot.clickOn(at);
    }

    @Test
    void aClickOnACellGoesThereAndArrowKeysGoOn(FxRobot robot) {
        CellStrip cells = robot.lookup("#steps-cells-0").query();
        click(robot, cells, cells.middle(3), 8);
        assertThat(cursor()).isEqualTo(new Cursor(0, 3, 0));
        robot.push(KeyCode.RIGHT);
        assertThat(cursor()).isEqualTo(new Cursor(0, 4, 0));
        robot.push(KeyCode.RIGHT);
        assertThat(cursor()).isEqualTo(new Cursor(1, 1, 0));
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.LEFT);
        assertThat(cursor()).isEqualTo(new Cursor(1, 4, 0));
        assertThat(test.bench.selection().placesProperty().get()).isEmpty();
    }

    @Test
    void aClickOnARowSelectsItAndMutesTheOthers(FxRobot robot) {
        click(robot, robot.lookup("#steps-row-1").query(), 60, 10);
        assertThat(test.bench.selection().placesProperty().get()).containsExactly(3);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#steps-row-1").query().getOpacity()).isEqualTo(1);
        assertThat(robot.lookup("#steps-row-0").query().getOpacity()).isLessThan(1);
        assertThat(robot.lookup("#step-line-2").lookup("The cat bird.").tryQuery()).isPresent();
        robot.push(KeyCode.ESCAPE);
        assertThat(test.bench.selection().placesProperty().get()).isEmpty();
    }

    @Test
    void whatTheThoughtRemindedOfStandsBelowItsSteps(FxRobot robot) {
        click(robot, robot.lookup("#steps-row-1").query(), 60, 10);
        WaitForAsyncUtils.waitForFxEvents();
        Label line = robot.lookup("#steps-recalled").queryAs(Label.class);
        assertThat(line.isVisible()).isTrue();
        assertThat(line.getText()).isEqualTo("Reminded of “The cat saw a big bird.”  0.62");
        Trace trace = Sample.trace(3);
        var unaided =
                new Trace(
                        trace.recipe(),
                        trace.model(),
                        trace.device(),
                        trace.events().stream()
                                .filter(event -> !(event instanceof TraceEvent.ThoughtRecalled))
                                .toList());
        robot.interact(() -> test.bench.run().show(RunSnapshot.of(unaided)));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(line.isVisible()).isFalse();
    }

    @Test
    void aClickOnAnAttentionBarSelectsThatSentence(FxRobot robot) {
        AttentionStrip strip = robot.lookup("#steps-attention-2").query();
        double column = strip.getWidth() / 5;
        click(robot, strip, 1.5 * column, 8);
        assertThat(test.bench.selection().placesProperty().get()).isEqualTo(Set.of(1));
        click(robot, strip, 4.5 * column, 8);
        assertThat(test.bench.selection().placesProperty().get())
                .as("it cannot look at itself; the click is one on its row")
                .isEqualTo(Set.of(4));
    }

    @Test
    void theLineAtThePlayheadIsMarkedAndALineLeadsThere(FxRobot robot) {
        robot.interact(() -> test.bench.playhead().moveTo(new Cursor(2, 2, 0)));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".step-line:here").query().getId()).isEqualTo("step-line-2");
        robot.clickOn("The cat saw bird.");
        assertThat(cursor()).isEqualTo(new Cursor(2, 3, 0));
    }

    @Test
    void otherThoughtsAreAskedForShownAndTaken(FxRobot robot) {
        robot.clickOn("#fan-ask");
        assertThat(robot.lookup("#fan-state").queryLabeled().getText()).contains("thinking");
        assertThat(robot.lookup("#fan-ask").query().isDisabled()).isTrue();
        var list =
                List.of(
                        new Alternative(4, new float[Sample.SIZE], "She ran away.", 1),
                        new Alternative(0, new float[Sample.SIZE], "The cat saw a bird!", 0.5));
        robot.interact(() -> mind.thoughts.getFirst().complete(list));
        assertThat(pane.alternativesProperty().getValue()).isEqualTo(list);
        robot.clickOn("She ran away.");
        assertThat(test.edits).containsExactly(new Edit.Candidate(2, 4));
        robot.clickOn("The cat saw a bird!");
        assertThat(test.edits).as("the kept one").hasSize(1);
    }

    @Test
    void aModelThatCannotAnswerSaysSoQuietly(FxRobot robot) {
        robot.clickOn("#fan-ask");
        robot.interact(() ->
                mind.thoughts.getFirst().completeExceptionally(new NoemaException("No memory.")));
        assertThat(robot.lookup("#fan-state").queryLabeled().getText()).isEqualTo("No memory.");
        assertThat(robot.lookup("#fan-ask").query().isDisabled()).isFalse();
        robot.interact(() -> mind.ready.set(false));
        assertThat(robot.lookup("#fan-ask").query().isDisabled()).isTrue();
    }

    @Test
    void coloursMayTellSomethingElse(FxRobot robot) {
        ComboBox<StepColour> choice = robot.lookup("#steps-colour").queryComboBox();
        robot.interact(() -> choice.setValue(StepColour.GUIDANCE));
        Label most =
                (Label) robot.lookup("#steps-key .label").queryAll().stream().toList().getLast();
        assertThat(Double.parseDouble(most.getText())).isPositive();
    }

    @Test
    void rowsOutOfViewDoNotExistAndComeWhenThePlayheadDoes(FxRobot robot) {
        Trace big = BigRun.trace(60, 8);
        robot.interact(() -> {
            test.bench.run().show(RunSnapshot.of(big));
            test.bench.playhead().moveTo(new Cursor(0, 2, 0));
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".steps-row").queryAll()).hasSizeLessThan(25);
        robot.interact(() -> test.bench.playhead().moveTo(new Cursor(45, 2, 0)));
        WaitForAsyncUtils.waitForFxEvents();
        Node row = robot.lookup("#steps-row-45").query();
        assertThat(row.getLayoutY()).isBetween(0.0, 560.0);
        assertThat(robot.lookup("#step-details").query().getLayoutY())
                .isGreaterThan(row.getLayoutY());
    }

    @Test
    void saysWhatWillBeHereWhileThereIsNothing(FxRobot robot) {
        Trace trace = Sample.trace(1);
        robot.interact(() -> test.bench.run().show(RunSnapshot.begin(trace.recipe(), "", "")));
        assertThat(robot.lookup("#steps-empty").query().isVisible()).isTrue();
        assertThat(robot.lookup("#steps-rows").query().isVisible()).isFalse();
    }
}
