package noema.ui.map;

import java.util.Arrays;
import java.util.List;

/// A rectangle of the map.
record Bounds(double minX, double minY, double maxX, double maxY) {

    /// A unit square around the origin, for when there is nothing to show.
    static final Bounds UNIT = new Bounds(-1, -1, 1, 1);

    /// The smallest rectangle around points; points that are not finite do not count.
    static Bounds of(List<Spot> points) {
        double[] x = points.stream().filter(Spot::isFinite).mapToDouble(Spot::x).toArray();
        double[] y = points.stream().filter(Spot::isFinite).mapToDouble(Spot::y).toArray();
        if (x.length == 0) {
            return UNIT;
        }
        return new Bounds(
                Arrays.stream(x).min().orElseThrow(),
                Arrays.stream(y).min().orElseThrow(),
                Arrays.stream(x).max().orElseThrow(),
                Arrays.stream(y).max().orElseThrow());
    }

    /// The rectangle of all points but the outermost 0.2 % on each side, so that a few strays do not make everything small.
    /// Taken from a sample of at most 20,000 points.
    static Bounds ofMost(float[] x, float[] y) {
        if (x.length == 0) {
            return UNIT;
        }
        double[] side = sides(x);
        double[] rise = sides(y);
        return new Bounds(side[0], rise[0], side[1], rise[1]);
    }

    private static double[] sides(float[] values) {
        int stride = Math.max(1, values.length / 20_000);
        var sample = new float[(values.length + stride - 1) / stride];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = values[i * stride];
        }
        Arrays.sort(sample);
        int strays = (int) (sample.length * 0.002);
        return new double[] {sample[strays], sample[sample.length - 1 - strays]};
    }

    double width() {
        return maxX - minX;
    }

    double height() {
        return maxY - minY;
    }
}
