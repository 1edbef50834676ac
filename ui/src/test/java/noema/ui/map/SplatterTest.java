package noema.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import noema.ui.look.Palette;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the splatter paints.
class SplatterTest {

    private enum Mode {
        PLAIN,
        COLOURED,
        DENSITY
    }

    private static int[] paint(Mode mode, float[] x, float[] y, View view, Frame.Origin from) {
        var grid = new PointGrid(x, y);
        var each = new int[grid.size()];
        Arrays.fill(each, 0xFFFF0000);
        var frame =
                new Frame(
                        grid,
                        view,
                        from,
                        mode == Mode.COLOURED ? new Ink(each) : Ink.QUIET,
                        mode == Mode.DENSITY,
                        1,
                        Palette.DARK);
        var out = new int[frame.width() * frame.height()];
        new Splatter().paint(frame, out);
        return out;
    }

    private static int alpha(int[] picture, int width, int x, int y) {
        return picture[y * width + x] >>> 24;
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aPointIsPaintedWhereItIs(Mode mode) {
        var view = new View(0, 0, 10, 100, 80);
        int[] out = paint(mode, new float[] {2}, new float[] {1}, view, null);
        assertThat(alpha(out, 100, 70, 30)).isGreaterThan(50);
        assertThat(alpha(out, 100, 10, 70)).isZero();
        for (int pixel : out) {
            int a = pixel >>> 24;
            assertThat(pixel >> 16 & 0xFF).isLessThanOrEqualTo(a);
            assertThat(pixel >> 8 & 0xFF).isLessThanOrEqualTo(a);
            assertThat(pixel & 0xFF).isLessThanOrEqualTo(a);
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aPictureOfOnePixelOrOfNothingIsFine(Mode mode) {
        var pixel = new View(0, 0, 10, 1, 1);
        assertThat(paint(mode, new float[] {0}, new float[] {0}, pixel, null)).hasSize(1);
        int[] empty = paint(mode, new float[0], new float[0], new View(0, 0, 1, 40, 30), null);
        assertThat(empty).containsOnly(0);
        float[] bad = {Float.NaN, Float.POSITIVE_INFINITY};
        assertThat(paint(mode, bad, new float[2], new View(0, 0, 1, 40, 30), null)).containsOnly(0);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void theSameSplatterPaintsTheSamePictureAgain(Mode mode) {
        var random = new java.util.SplittableRandom(4);
        var x = new float[5000];
        var y = new float[5000];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
            y[i] = (float) random.nextGaussian();
        }
        var view = new View(0, 0, 25, 120, 90);
        assertThat(paint(mode, x, y, view, null)).isEqualTo(paint(mode, x, y, view, null));
    }

    @Test
    void morePointsAreBrighterButNeverWrapAround() {
        var view = new View(0, 0, 10, 60, 60);
        int few = alpha(paint(Mode.PLAIN, new float[1], new float[1], view, null), 60, 30, 30);
        int many =
                alpha(
                        paint(Mode.PLAIN, new float[100_000], new float[100_000], view, null),
                        60,
                        30,
                        30);
        assertThat(many).isGreaterThan(few).isGreaterThan(230);
        int red =
                paint(Mode.COLOURED, new float[100_000], new float[100_000], view, null)[
                                        30 * 60 + 30]
                                >> 16
                        & 0xFF;
        assertThat(red).isGreaterThan(200);
    }

    @Test
    void halfWayBetweenTwoLayoutsAPointIsHalfWayInTheWindow() {
        var view = new View(0, 0, 10, 200, 100);
        var from =
                new Frame.Origin(
                        new float[] {-1000}, new float[] {0}, new View(-1000, 0, 3, 200, 100), 0.5);
        int[] out = paint(Mode.PLAIN, new float[] {6}, new float[] {0}, view, from);
        assertThat(alpha(out, 200, 130, 50)).isGreaterThan(50);
        assertThat(alpha(out, 200, 100, 50)).isLessThan(20);
    }

    @Test
    void aBlurKeepsTheSum() {
        var blur = new Blur(50, 40);
        var one = new int[50 * 40];
        one[20 * 50 + 25] = 1000;
        float[] smooth = blur.of(one, 3);
        double sum = 0;
        for (float value : smooth) {
            sum += value;
        }
        assertThat(sum).isBetween(999.0, 1001.0);
        assertThat(smooth[20 * 50 + 25]).isGreaterThan(smooth[20 * 50 + 29]);
    }
}
