package noema.ui.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.ui.Sample;
import noema.ui.TestBench;
import noema.ui.denoising.LongRun;
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
class StoryPaneTest {

    private TestBench test = new TestBench(Sample.trace(3));

    @Start
    void start(Stage stage) {
        test = new TestBench(Sample.trace(3));
        var scene = new Scene(new StoryPane(test.bench).node(), 400, 300);
        Theme.LIGHT.dress(scene, 13);
        stage.setScene(scene);
        stage.show();
    }

    private static void onFx(Runnable action) {
        WaitForAsyncUtils.asyncFx(action);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean has(Node node, String state) {
        return node.getPseudoClassStates().stream()
                .anyMatch(s -> s.getPseudoClassName().equals(state));
    }

    @Test
    void asATreeTheStoryIsSelectedAndVisitedNodeByNode(FxRobot robot) {
        onFx(() -> test.bench.run().show(RunSnapshot.of(Sample.paragraphs(2))));
        robot.clickOn("#story-tree");
        robot.clickOn("paragraph 2");
        assertThat(test.bench.selection().placesProperty().get()).containsExactlyInAnyOrder(4, 5);
        robot.doubleClickOn("paragraph 2");
        assertThat(test.bench.playhead().cursor()).isEqualTo(new Cursor(2, 3, 0, 0));
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        assertThat(test.bench.playhead().cursor()).isEqualTo(new Cursor(2, 3, 4, 3));
        robot.clickOn("#story-tree");
        assertThat(robot.lookup("#story-text").query().isVisible()).isTrue();
    }

    @Test
    void clickingASentenceSelectsItEverywhereAndMutesTheRest(FxRobot robot) {
        robot.clickOn("#story-word-3-1");
        assertThat(test.bench.selection().placesProperty().get()).containsExactly(3);
        assertThat(has(robot.lookup("#story-word-3-2").query(), "selected")).isTrue();
        assertThat(has(robot.lookup("#story-word-2-2").query(), "muted")).isTrue();
        onFx(() -> test.bench.selection().select(0));
        assertThat(has(robot.lookup("#story-dot-0").query(), "selected")).isTrue();
        onFx(() -> test.bench.selection().clear());
        assertThat(has(robot.lookup("#story-word-2-2").query(), "muted")).isFalse();
    }

    @Test
    void doubleClickAndEnterMoveThePlayhead(FxRobot robot) {
        robot.doubleClickOn("#story-dot-2");
        assertThat(test.bench.playhead().cursor()).isEqualTo(new Cursor(0, 4, 3));
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER);
        assertThat(test.bench.playhead().cursor()).isEqualTo(new Cursor(2, 4, 3));
        robot.type(KeyCode.ESCAPE);
        assertThat(test.bench.selection().placesProperty().get()).isEmpty();
    }

    @Test
    void tintsTokensButNotThePrompt(FxRobot robot) {
        Node word = robot.lookup("#story-word-2-1").query();
        robot.clickOn("#story-tint");
        assertThat(has(word, "tinted")).isTrue();
        assertThat(word.getStyle()).contains("-tint");
        assertThat(has(robot.lookup("#story-word-0-1").query(), "tinted")).isFalse();
        robot.clickOn("#story-tint");
        assertThat(has(word, "tinted")).isFalse();
    }

    @Test
    void copiesAndExports(FxRobot robot) {
        robot.clickOn("#story-word-4-0").clickOn("#story-copy");
        assertThat(test.told).containsExactly("copy The cat saw a bird.");
        robot.clickOn("#story-export").clickOn("#story-markdown");
        assertThat(test.told.getLast()).startsWith("save story-42.md\n# A story");
        robot.clickOn("#story-export").clickOn("#story-copy-all");
        assertThat(test.told.getLast()).startsWith("copy There was a cat.");
    }

    @Test
    void scrubbingMovesNoWordAndMakesNoNode(FxRobot robot) {
        Node word = robot.lookup("#story-word-4-4").query();
        var before = word.localToScene(word.getBoundsInLocal());
        for (int frame = 3; frame >= 0; frame--) {
            int now = frame;
            onFx(() -> test.bench.playhead().moveTo(new Cursor(1, 4, now)));
            assertThat(has(robot.lookup("#story-word-3-5").query(), "open")).isEqualTo(frame < 3);
            assertThat(has(word, "future")).isTrue();
            assertThat(robot.lookup("#story-word-4-4").queryAs(Node.class)).isSameAs(word);
            assertThat(word.localToScene(word.getBoundsInLocal())).isEqualTo(before);
        }
    }

    @Test
    void aRunningStoryGrowsAndKeepsItsNodes(FxRobot robot) {
        Trace trace = LongRun.trace(3, 12, 6);
        onFx(() -> {
            test.bench.run().show(RunSnapshot.begin(trace.recipe(), "", ""));
        });
        assertThat(robot.lookup("#story-empty").query().isVisible()).isTrue();
        Label first = null;
        for (TraceEvent event : trace.events()) {
            onFx(() -> test.bench.run().add(List.of(event)));
            if (event instanceof TraceEvent.TokenFrame frame && frame.sentence() == 0) {
                Label word = robot.lookup("#story-word-2-11").queryAs(Label.class);
                first = first == null ? word : first;
                assertThat(word).isSameAs(first);
            }
        }
        assertThat(robot.lookup("#story-word-4-11").queryAs(Label.class).getText()).isEqualTo(".");
        assertThat(robot.lookup("#story-ending").queryAs(Label.class).getText())
                .isEqualTo("The model ended the story here.");
    }
}
