package noema.ui.scrubber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import noema.model.trace.Trace;
import noema.ui.Pictures;
import noema.ui.Sample;
import noema.ui.TestBench;
import noema.ui.look.Theme;
import noema.ui.run.Cursor;
import noema.ui.run.Playhead;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ScrubberBarTest {

    private final TestBench test = new TestBench(Sample.trace(3));
    private final Playhead playhead = test.bench.playhead();
    private ScrubberBar bar;

    @Start
    void start(Stage stage) {
        bar = new ScrubberBar(test.bench);
        var scene = new Scene(new StackPane(bar), 720, 100);
        Theme.DARK.dress(scene, 13);
        stage.setScene(scene);
        stage.show();
    }

    private void key(FxRobot robot, KeyCode code, boolean shift) {
        robot.interact(() ->
                bar.lookup("#timeline")
                        .fireEvent(
                                new KeyEvent(
                                        KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        code,
                                        shift,
                                        false,
                                        false,
                                        false)));
    }

    private String place(FxRobot robot) {
        return robot.lookup("#scrubber-place").<Labeled>query().getText();
    }

    @Test
    void clicksAndDragsMoveThePlayhead(FxRobot robot) {
        Bounds line =
                robot.lookup("#timeline")
                        .<Node>query()
                        .localToScreen(robot.lookup("#timeline").<Node>query().getBoundsInLocal());
        double y = line.getCenterY();
        robot.clickOn(line.getMinX() + line.getWidth() / 2, y);
        assertThat(playhead.cursor()).isEqualTo(new Cursor(1, 4, 0));
        assertThat(place(robot)).isEqualTo("sentence 2 · noise step 4 of 4 (noise 0.10)");
        robot.drag(line.getMinX() + line.getWidth() / 2, y, MouseButton.PRIMARY)
                .moveTo(line.getMinX() + 3, y)
                .drop();
        assertThat(playhead.cursor()).isEqualTo(Cursor.START);
    }

    @Test
    void buttonsStepAndJump(FxRobot robot) {
        robot.clickOn("#scrubber-first");
        robot.clickOn("#scrubber-step-forward");
        assertThat(playhead.cursor()).isEqualTo(new Cursor(0, 1, 0));
        robot.clickOn("#scrubber-sentence-forward");
        assertThat(playhead.cursor()).isEqualTo(new Cursor(0, 4, 3));
        robot.clickOn("#scrubber-last");
        robot.clickOn("#scrubber-step-back");
        assertThat(playhead.cursor()).isEqualTo(new Cursor(2, 4, 2));
        robot.clickOn("#scrubber-sentence-back");
        assertThat(playhead.cursor()).isEqualTo(new Cursor(1, 4, 3));
        robot.clickOn("#scrubber-follow");
        assertThat(playhead.cursor()).isEqualTo(playhead.last());
        robot.clickOn("#scrubber-loop");
        assertThat(playhead.loopingProperty().get()).isTrue();
    }

    @Test
    void keysStepJumpAndPlay(FxRobot robot) {
        key(robot, KeyCode.HOME, false);
        key(robot, KeyCode.RIGHT, false);
        key(robot, KeyCode.RIGHT, true);
        key(robot, KeyCode.PAGE_DOWN, false);
        key(robot, KeyCode.LEFT, false);
        assertThat(playhead.cursor()).isEqualTo(new Cursor(1, 4, 2));
        key(robot, KeyCode.LEFT, true);
        assertThat(playhead.cursor()).isEqualTo(new Cursor(0, 4, 3));
        robot.interact(() -> playhead.loopingProperty().set(true));
        key(robot, KeyCode.SPACE, false);
        assertThat(playhead.playingProperty().get()).isTrue();
    }

    @Test
    void playingReachesTheEndByItself(FxRobot robot) throws Exception {
        robot.interact(() -> {
            playhead.moveTo(new Cursor(2, 4, 0));
            playhead.speedProperty().set(8);
        });
        robot.clickOn("#scrubber-play");
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> !playhead.playingProperty().get() && playhead.position() == 21);
    }

    @Test
    void theMouseHoldsWhatPlays(FxRobot robot) {
        robot.interact(() -> {
            playhead.loopingProperty().set(true);
            playhead.playingProperty().set(true);
        });
        Node line = robot.lookup("#timeline").query();
        robot.moveTo(line).press(MouseButton.PRIMARY);
        assertThat(playhead.playingProperty().get()).isFalse();
        robot.release(MouseButton.PRIMARY);
        assertThat(playhead.playingProperty().get()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void pictures(Theme theme, FxRobot robot) {
        Trace trace = Sample.trace(8);
        robot.interact(() -> {
            var over = new TestBench(trace);
            over.palette.set(theme.palette());
            over.bench.playhead().moveTo(new Cursor(2, 3, 0));
            WritableImage plain = picture(over, "finished", 1600, theme);
            over.bench.selection().placesProperty().set(Set.of(4));
            WritableImage muted = picture(over, "selected", 700, theme);
            assertThat(plain.getWidth()).isEqualTo(1600);
            assertThat(different(muted, picture(over, "selected", 700, theme))).isFalse();

            var running = new TestBench(trace);
            running.palette.set(theme.palette());
            running.bench
                    .run()
                    .show(RunSnapshot.begin(trace.recipe(), trace.model(), trace.device()));
            running.bench.run().add(trace.events().subList(0, 50));
            WritableImage hatched = picture(running, "running", 700, theme);
            picture(running, "narrow", 320, theme);
            running.bench.run().show(RunSnapshot.of(trace));
            assertThat(different(hatched, picture(running, "complete", 700, theme))).isTrue();

            var many = new TestBench(Sample.trace(150));
            many.palette.set(theme.palette());
            picture(many, "many", 700, theme);
        });
    }

    private static WritableImage picture(TestBench test, String name, int width, Theme theme) {
        WritableImage image = Pictures.paint(new ScrubberBar(test.bench), width, 84, theme);
        Pictures.save(
                image,
                "scrubber-%s-%d-%s".formatted(name, width, theme.name().toLowerCase(Locale.ROOT)));
        return image;
    }

    private static boolean different(WritableImage a, WritableImage b) {
        for (int x = 0; x < a.getWidth(); x++) {
            if (a.getPixelReader().getArgb(x, 25) != b.getPixelReader().getArgb(x, 25)) {
                return true;
            }
        }
        return false;
    }
}
