package noema.ui.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.image.WritableImage;
import noema.model.trace.Trace;
import noema.ui.Pictures;
import noema.ui.Sample;
import noema.ui.TestBench;
import noema.ui.look.Palette;
import noema.ui.look.Theme;
import noema.ui.run.Cursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// The pane is painted in both themes, small and large, and shows what it should.
@ExtendWith(ApplicationExtension.class)
class StepsPicturesTest {

    @Test
    void showsTheCellAtThePlayheadInEveryThemeAndSize() {
        for (Theme theme : Theme.values()) {
            String name = theme.name().toLowerCase(Locale.ROOT);
            check(paint(Sample.trace(3), 400, 300, theme, "steps-small-" + name), theme);
            check(paint(Sample.trace(3), 900, 500, theme, "steps-large-" + name), theme);
            check(paint(BigRun.trace(20, 64), 400, 300, theme, "steps-big-small-" + name), theme);
            check(paint(BigRun.trace(20, 64), 900, 500, theme, "steps-big-large-" + name), theme);
        }
    }

    private static WritableImage paint(
            Trace trace, int width, int height, Theme theme, String name) {
        return WaitForAsyncUtils.waitForAsyncFx(
                60_000,
                () -> {
                    var test = new TestBench(trace);
                    test.palette.set(theme.palette());
                    var model = new StepsModel(test.bench, Runnable::run, Runnable::run);
                    var pane = new StepsPane(test.bench, model);
                    pane.nearestKnownProperty()
                            .set(v ->
                                    Optional.of(
                                            new NearestKnown.Near(
                                                    "The little dog ran home to his mom.",
                                                    Math.abs(v[0] % 1))));
                    int steps = trace.recipe().concept().steps();
                    test.bench.playhead().moveTo(new Cursor(1, steps * 5 / 8, 0));
                    if (width > 500) {
                        model.fan().ask();
                    }
                    WritableImage image = Pictures.paint(pane.node(), width, height, theme);
                    Pictures.save(image, name);
                    return image;
                });
    }

    private static void check(WritableImage image, Theme theme) {
        Palette palette = theme.palette();
        assertThat(Pixels.like(image, palette.accent()))
                .as("outline of the playhead")
                .isGreaterThan(20);
    }
}
