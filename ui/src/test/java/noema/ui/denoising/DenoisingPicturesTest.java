package noema.ui.denoising;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import noema.model.trace.Trace;
import noema.ui.Pictures;
import noema.ui.Sample;
import noema.ui.TestBench;
import noema.ui.look.PaneFrame;
import noema.ui.look.Theme;
import noema.ui.run.Cursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class DenoisingPicturesTest {

    private WritableImage picture(
            Trace trace,
            Cursor at,
            Measure measure,
            int width,
            int height,
            Theme theme,
            String name) {
        return WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> {
                    var test = new TestBench(trace);
                    test.palette.set(theme.palette());
                    var pane = new DenoisingPane(test.bench);
                    test.bench.playhead().moveTo(at);
                    pane.measureProperty().set(measure);
                    WritableImage image = Pictures.paint(pane.node(), width, height, theme);
                    Pictures.save(
                            image,
                            "denoising-"
                                    + name
                                    + "-"
                                    + width
                                    + "-"
                                    + theme.name().toLowerCase(Locale.ROOT));
                    if (width > 400) {
                        assertInside(pane.node());
                    }
                    return image;
                });
    }

    private static void assertInside(PaneFrame pane) {
        for (Node chip : pane.lookupAll(".token-chip-box")) {
            assertThat(chip.localToScene(chip.getBoundsInLocal()).getMaxX())
                    .isLessThanOrEqualTo(pane.getWidth());
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theMomentIsMarkedAndTheScaleIsPainted(Theme theme) {
        WritableImage image =
                picture(
                        Sample.trace(3),
                        new Cursor(1, 4, 2),
                        Measure.CONFIDENCE,
                        900,
                        600,
                        theme,
                        "sample");
        assertThat(count(image, theme.palette().accent())).isGreaterThan(100);
        assertThat(count(image, theme.palette().scale(0.95))).isGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void longSentencesStayInside(Theme theme) {
        Trace trace = LongRun.trace(2, 40, 12);
        picture(trace, new Cursor(1, 4, 7), Measure.CONFIDENCE, 900, 600, theme, "long");
        picture(trace, new Cursor(1, 4, 7), Measure.COMMIT_STEP, 900, 600, theme, "long-step");
        picture(trace, new Cursor(1, 4, 7), Measure.ENTROPY, 320, 220, theme, "long");
        picture(
                Sample.trace(3),
                new Cursor(0, 2, 0),
                Measure.CONFIDENCE,
                320,
                220,
                theme,
                "thinking");
        picture(
                Sample.trace(3),
                new Cursor(0, 4, 2),
                Measure.CONFIDENCE,
                320,
                220,
                theme,
                "sample");
    }

    @Test
    void withoutARunItSaysSo() {
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> {
                    var pane = new DenoisingPane(new TestBench(Sample.trace(0)).bench);
                    WritableImage image = Pictures.paint(pane.node(), 320, 220, Theme.DARK);
                    Pictures.save(image, "denoising-empty");
                    assertThat(pane.node().lookup("#denoising-empty").isVisible()).isTrue();
                });
    }

    private static int count(WritableImage image, Color colour) {
        int found = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color there = image.getPixelReader().getColor(x, y);
                double distance =
                        Math.abs(there.getRed() - colour.getRed())
                                + Math.abs(there.getGreen() - colour.getGreen())
                                + Math.abs(there.getBlue() - colour.getBlue());
                found += distance < 0.04 ? 1 : 0;
            }
        }
        return found;
    }
}
