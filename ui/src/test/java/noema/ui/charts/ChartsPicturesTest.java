package noema.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import noema.model.trace.Trace;
import noema.ui.Pictures;
import noema.ui.Sample;
import noema.ui.TestBench;
import noema.ui.look.Palette;
import noema.ui.look.Theme;
import noema.ui.run.Cursor;
import noema.ui.steps.BigRun;
import noema.ui.steps.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// All charts are painted in both themes, small and large, in the theme's colours.
@ExtendWith(ApplicationExtension.class)
class ChartsPicturesTest {

    @Test
    void everyChartIsPaintedInTheColoursOfTheTheme() {
        for (Theme theme : Theme.values()) {
            Palette palette = theme.palette();
            for (ChartKind kind : ChartKind.values()) {
                WritableImage small = paint(Sample.trace(3), 400, 300, theme, kind, "small");
                WritableImage large = paint(BigRun.trace(20, 64), 900, 500, theme, kind, "large");
                for (WritableImage image : new WritableImage[] {small, large}) {
                    assertThat(Pixels.like(image, palette.background()))
                            .as("background of %s", kind)
                            .isGreaterThan(5_000);
                    assertThat(Pixels.like(image, palette.accent()))
                            .as("playhead or selection in %s", kind)
                            .isGreaterThan(20);
                }
                if (kind != ChartKind.PLAN) {
                    assertThat(Pixels.like(large, palette.thought()))
                            .as("orange curve of %s", kind)
                            .isGreaterThan(50);
                }
            }
        }
    }

    private static WritableImage paint(
            Trace trace, int width, int height, Theme theme, ChartKind kind, String size) {
        return WaitForAsyncUtils.waitForAsyncFx(
                60_000,
                () -> {
                    var test = new TestBench(trace);
                    test.palette.set(theme.palette());
                    var pane = new ChartsPane(test.bench);
                    int steps = trace.recipe().concept().steps();
                    test.bench.playhead().moveTo(new Cursor(1, steps * 5 / 8, 0));
                    ((ToggleButton)
                                    pane.node()
                                            .lookup(
                                                    "#chart-"
                                                            + kind.title()
                                                                    .toLowerCase(Locale.ROOT)))
                            .fire();
                    if (kind == ChartKind.PLAN) {
                        test.bench.selection().placesProperty().set(Set.of(1, 4));
                    }
                    WritableImage image = Pictures.paint(pane.node(), width, height, theme);
                    Pictures.save(
                            image,
                            "charts-%s-%s-%s"
                                    .formatted(kind, size, theme)
                                    .toLowerCase(Locale.ROOT));
                    return image;
                });
    }
}
