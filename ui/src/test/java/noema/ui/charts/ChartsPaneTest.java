package noema.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.shape.Line;
import javafx.stage.Stage;
import noema.model.trace.Trace;
import noema.ui.Sample;
import noema.ui.TestBench;
import noema.ui.look.Palette;
import noema.ui.look.Theme;
import noema.ui.run.Cursor;
import noema.ui.run.RunSnapshot;
import noema.ui.steps.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ChartsPaneTest {

    private final TestBench test = new TestBench(Sample.trace(3));

    @Start
    void start(Stage stage) {
        var scene = new Scene(new ChartsPane(test.bench).node(), 700, 500);
        Theme.DARK.dress(scene, 13);
        stage.setScene(scene);
        stage.show();
    }

    private static void click(FxRobot robot, double across, double down) {
        Node canvas = robot.lookup("#chart-canvas").query();
        robot.clickOn(at(canvas, across, down));
    }

    private static Point2D at(Node canvas, double across, double down) {
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000,
                () -> {
                    var bounds = canvas.getBoundsInLocal();
                    return canvas.localToScreen(
                            bounds.getWidth() * across, bounds.getHeight() * down);
                });
    }

    @Test
    void aClickInTheCurvesGoesToThatStepAndTheMarkFollows(FxRobot robot) {
        Line mark = robot.lookup("#chart-playhead").query();
        double before = mark.getStartX();
        click(robot, 0.5, 0.4);
        Cursor cursor = test.bench.playhead().cursor();
        assertThat(cursor.sentence()).isEqualTo(2);
        assertThat(cursor.step()).isEqualTo(2);
        assertThat(mark.isVisible()).isTrue();
        assertThat(mark.getStartX()).isLessThan(before);
    }

    @Test
    void theMarkIsOnlyInTheSentenceOfThePlayhead(FxRobot robot) {
        robot.interact(() -> test.bench.selection().select(2));
        assertThat(robot.lookup("#chart-playhead").query().isVisible()).isFalse();
    }

    @Test
    void aClickInTheHeatMapSelectsBothSentencesAndAnotherNone(FxRobot robot) {
        robot.clickOn("#chart-likeness");
        click(robot, 0.1, 0.8);
        assertThat(test.bench.selection().placesProperty().get()).isEqualTo(Set.of(0, 4));
        click(robot, 0.1, 0.8);
        assertThat(test.bench.selection().placesProperty().get()).isEmpty();
    }

    @Test
    void aClickInTheStorySelectsTheSentence(FxRobot robot) {
        robot.clickOn("#chart-story");
        click(robot, 0.5, 0.4);
        assertThat(test.bench.selection().placesProperty().get()).isEqualTo(Set.of(3));
    }

    @Test
    void chartsAreRepaintedWithTheTheme(FxRobot robot) {
        robot.interact(() -> test.palette.set(Palette.LIGHT));
        Node canvas = robot.lookup("#chart-canvas").query();
        var image = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> canvas.snapshot(null, null));
        assertThat(Pixels.like(image, Palette.LIGHT.background())).isGreaterThan(100_000);
        assertThat(Pixels.like(image, Palette.LIGHT.thought())).isGreaterThan(50);
        assertThat(Pixels.like(image, Palette.DARK.background())).isZero();
    }

    @Test
    void everyChartSaysWhatWillBeHereWhileThereIsNothing(FxRobot robot) {
        Trace trace = Sample.trace(1);
        robot.interact(() -> test.bench.run().show(RunSnapshot.begin(trace.recipe(), "", "")));
        for (ChartKind kind : ChartKind.values()) {
            robot.clickOn("#chart-" + kind.title().toLowerCase(Locale.ROOT));
            assertThat(robot.lookup("#charts-empty").queryLabeled().getText())
                    .isEqualTo(kind.empty());
            assertThat(robot.lookup("#charts-empty").query().isVisible()).isTrue();
        }
    }

    @Test
    void manyRequestsAreServedTogether(FxRobot robot) throws TimeoutException {
        var count = new AtomicInteger();
        robot.interact(() -> {
            var throttle = new Throttle(count::incrementAndGet);
            for (int i = 0; i < 50; i++) {
                throttle.request();
            }
            assertThat(count.get()).as("the first at once").isEqualTo(1);
        });
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> count.get() == 2);
    }
}
