package noema.ui.map;

import javafx.scene.paint.Color;
import noema.ui.look.Palette;

/// From sums of coverage to colours. One dot alone is faint but visible; where many lie on each other the logarithm of their
/// number counts, up to nearly the most there is in the picture. The sums are set back to 0 on the way.
final class Tone {

    private static final int STEPS = 4096;
    private static final int ONE = 255;

    private final Palette palette;
    private final int width;
    private final int height;

    Tone(Palette palette, int width, int height) {
        this.palette = palette;
        this.width = width;
        this.height = height;
    }

    /// Points that are all alike: from a quiet blue to nearly white on dark, to slate on light.
    void plain(int[] sums, int[] out) {
        double most = most(i -> sums[i], sums.length);
        Color low = Ink.quiet(palette);
        Color high = palette.dark() ? Color.web("#e8f2ff") : Color.web("#20344f");
        var table = new int[STEPS];
        for (int i = 1; i < STEPS; i++) {
            double share = share(i * most / (STEPS - 1), most);
            double lift = Math.pow(share, 2);
            table[i] = premultiplied(low.interpolate(high, lift), opacity(share));
        }
        float step = (float) ((STEPS - 1) / most);
        var haze = new Haze(sums, width, height);
        var line = new float[width];
        for (int y = 0; y < height; y++) {
            haze.line(y, line);
            int row = y * width;
            for (int x = 0; x < width; x++) {
                float sum = sums[row + x] + line[x];
                sums[row + x] = 0;
                out[row + x] = table[Math.min(STEPS - 1, (int) (sum * step + 0.5f))];
            }
        }
    }

    /// Points with colours of their own: the mean of what lies on a pixel, lifted towards white where much does on dark.
    void coloured(long[] sums, int[] out) {
        double most = most(i -> (int) (sums[2 * i] >>> 32), out.length);
        var alpha = new int[STEPS];
        var lift = new int[STEPS];
        for (int i = 1; i < STEPS; i++) {
            double share = share(i * most / (STEPS - 1), most);
            alpha[i] = (int) (255 * Math.min(1, opacity(share) * 1.1));
            lift[i] = palette.dark() ? (int) (90 * share * share * share) : 0;
        }
        float step = (float) ((STEPS - 1) / most);
        for (int i = 0; i < out.length; i++) {
            long first = sums[2 * i];
            int sum = (int) (first >>> 32);
            if (sum == 0) {
                out[i] = 0;
                continue;
            }
            long second = sums[2 * i + 1];
            sums[2 * i] = 0;
            sums[2 * i + 1] = 0;
            int at = Math.min(STEPS - 1, (int) (sum * step + 0.5f));
            float inverse = 1f / sum;
            int a = alpha[at];
            int up = lift[at];
            int r = (int) ((first & 0xFFFFFFFFL) * inverse);
            int g = (int) ((second >>> 32) * inverse);
            int b = (int) ((second & 0xFFFFFFFFL) * inverse);
            out[i] =
                    a << 24
                            | covered(r + ((255 - r) * up >> 8), a) << 16
                            | covered(g + ((255 - g) * up >> 8), a) << 8
                            | covered(b + ((255 - b) * up >> 8), a);
        }
    }

    private static int covered(int channel, int alpha) {
        return Math.min(255, channel) * alpha / 255;
    }

    /// How many points lie where: blurred, in the colours of the scale, with lines of equal density.
    ///
    /// @param visible how many points are seen
    void density(int[] sums, int visible, int[] out) {
        double even = Math.sqrt((double) out.length / Math.max(1, visible));
        double side = Math.min(width, height);
        int radius = (int) Math.clamp(even * 2.5, side / 90, side / 24);
        var blur = new Blur(width, height);
        float[] smooth = blur.of(sums, Math.max(1, radius));
        double most = 1e-6;
        for (float value : smooth) {
            most = Math.max(most, value);
        }
        int bands = 10;
        var table = new int[STEPS];
        var line = new int[bands + 1];
        for (int i = 0; i < STEPS; i++) {
            double share = i / (STEPS - 1.0);
            double seen = Math.clamp(share / (palette.dark() ? 0.22 : 0.55), 0.0, 1.0);
            table[i] =
                    premultiplied(
                            palette.scale(0.12 + 0.88 * share),
                            seen * seen * (3 - 2 * seen) * (palette.dark() ? 0.8 : 0.72));
        }
        for (int i = 0; i <= bands; i++) {
            line[i] =
                    premultiplied(
                            palette.scale(0.2 + 0.8 * i / bands).interpolate(Color.WHITE, 0.25),
                            palette.dark() ? 0.85 : 0.75);
        }
        float inverse = (float) (1 / most);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                float share = (float) Math.sqrt(smooth[i] * inverse);
                int band = (int) (share * bands);
                int right = x + 1 < width ? band(smooth[i + 1] * inverse, bands) : band;
                int below = y + 1 < height ? band(smooth[i + width] * inverse, bands) : band;
                int level = Math.max(band, Math.max(right, below));
                boolean edge = level > 1 && (band != right || band != below);
                out[i] = edge ? line[level] : table[(int) (share * (STEPS - 1))];
                sums[i] = 0;
            }
        }
    }

    private static int band(float value, int bands) {
        return (int) (Math.sqrt(value) * bands);
    }

    // 0 for nothing, 1 for the most; logarithmic.
    private static double share(double sum, double most) {
        return Math.log1p(sum / ONE) / Math.log1p(Math.max(most, 2.0 * ONE) / ONE);
    }

    private double opacity(double share) {
        return palette.dark()
                ? 0.07 * Math.min(1, share / 0.2) + 0.93 * share
                : Math.min(1, 0.85 * share);
    }

    interface Sums {
        int at(int pixel);
    }

    // Nearly the most of a sample of the sums: their 99.5th percentile by eighths of octaves.
    private static double most(Sums sums, int pixels) {
        var histogram = new int[32 * 8];
        int seen = 0;
        for (int i = 0; i < pixels; i += 5) {
            int sum = sums.at(i);
            if (sum > 0) {
                histogram[(Float.floatToRawIntBits(sum) >>> 20) - (127 << 3)]++;
                seen++;
            }
        }
        int left = seen / 200;
        for (int i = histogram.length - 1; i > 0; i--) {
            left -= histogram[i];
            if (left < 0) {
                return Math.max(2 * ONE, Float.intBitsToFloat(i + 1 + (127 << 3) << 20));
            }
        }
        return 2 * ONE;
    }

    private static int premultiplied(Color colour, double opacity) {
        int a = (int) Math.round(255 * opacity);
        return a << 24
                | (int) Math.round(colour.getRed() * a) << 16
                | (int) Math.round(colour.getGreen() * a) << 8
                | (int) Math.round(colour.getBlue() * a);
    }
}
