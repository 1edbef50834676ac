package noema.ui.map;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Points of a layout, sorted by the cells of a uniform grid, row by row: what is near is found without looking at all of them,
/// and painting in this order stays within few rows of the picture at a time. Points that are not finite are left out.
final class PointGrid {

    private static final int MOST_CELLS = 512;

    private final int columns;
    private final int rows;
    private final double left;
    private final double bottom;
    private final double cellWidth;
    private final double cellHeight;
    private final int[] start;
    private final int[] order;
    private final float[] x;
    private final float[] y;
    private final Bounds most;

    PointGrid(float[] allX, float[] allY) {
        int n = 0;
        double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int i = 0; i < allX.length; i++) {
            if (Float.isFinite(allX[i] + allY[i])) {
                box[0] = Math.min(box[0], allX[i]);
                box[1] = Math.min(box[1], allY[i]);
                box[2] = Math.max(box[2], allX[i]);
                box[3] = Math.max(box[3], allY[i]);
                n++;
            }
        }
        int side = Math.clamp((int) Math.sqrt(n / 4.0), 1, MOST_CELLS);
        columns = side;
        rows = side;
        left = n == 0 ? 0 : box[0];
        bottom = n == 0 ? 0 : box[1];
        cellWidth = n == 0 ? 1 : Math.max(1e-9, (box[2] - left) / side);
        cellHeight = n == 0 ? 1 : Math.max(1e-9, (box[3] - bottom) / side);
        start = new int[columns * rows + 1];
        for (int i = 0; i < allX.length; i++) {
            if (Float.isFinite(allX[i] + allY[i])) {
                start[cell(allX[i], allY[i]) + 1]++;
            }
        }
        for (int i = 0; i < columns * rows; i++) {
            start[i + 1] += start[i];
        }
        order = new int[n];
        x = new float[n];
        y = new float[n];
        int[] next = Arrays.copyOf(start, columns * rows);
        for (int i = 0; i < allX.length; i++) {
            if (Float.isFinite(allX[i] + allY[i])) {
                int at = next[cell(allX[i], allY[i])]++;
                order[at] = i;
                x[at] = allX[i];
                y[at] = allY[i];
            }
        }
        most = Bounds.ofMost(x, y);
    }

    /// How many points there are.
    int size() {
        return order.length;
    }

    /// The entry at each position of this order; not to be modified.
    int[] order() {
        return order;
    }

    /// Horizontal positions in this order; not to be modified.
    float[] x() {
        return x;
    }

    /// Vertical positions in this order; not to be modified.
    float[] y() {
        return y;
    }

    /// Where nearly all points are.
    Bounds most() {
        return most;
    }

    /// Takes what lies between two positions of this order, the second not included.
    interface Stretch {
        /// @param from first position
        /// @param to   position after the last
        void take(int from, int to);
    }

    /// Goes through stretches of this order that together hold every point of a rectangle, and a few around it.
    void within(Bounds part, Stretch take) {
        if (order.length == 0
                || part.maxX() < left
                || part.maxY() < bottom
                || part.minX() > left + columns * cellWidth
                || part.minY() > bottom + rows * cellHeight) {
            return;
        }
        int first = column(part.minX());
        int last = column(part.maxX());
        for (int row = row(part.minY()); row <= row(part.maxY()); row++) {
            int from = start[row * columns + first];
            int to = start[row * columns + last + 1];
            if (to > from) {
                take.take(from, to);
            }
        }
    }

    /// How many points there are in a rectangle, or a few more.
    int count(Bounds part) {
        var sum = new int[1];
        within(part, (from, to) -> sum[0] += to - from);
        return sum[0];
    }

    /// Every entry that lies in a rectangle.
    void each(Bounds part, IntConsumer take) {
        within(
                part,
                (from, to) -> {
                    for (int i = from; i < to; i++) {
                        if (x[i] >= part.minX()
                                && x[i] <= part.maxX()
                                && y[i] >= part.minY()
                                && y[i] <= part.maxY()) {
                            take.accept(order[i]);
                        }
                    }
                });
    }

    /// The entry nearest to a point and no farther away than `reach`, or -1.
    int nearest(Spot spot, double reach) {
        var best = new int[] {-1};
        var limit = new double[] {reach * reach};
        var part =
                new Bounds(spot.x() - reach, spot.y() - reach, spot.x() + reach, spot.y() + reach);
        within(
                part,
                (from, to) -> {
                    for (int i = from; i < to; i++) {
                        double d = squared(i, spot);
                        if (d <= limit[0]) {
                            limit[0] = d;
                            best[0] = order[i];
                        }
                    }
                });
        return best[0];
    }

    /// The entries nearest to a point, nearest first; looks at all of them.
    int[] nearest(Spot spot, int count) {
        int wanted = Math.min(count, order.length);
        var found = new int[wanted];
        var distance = new double[wanted];
        Arrays.fill(distance, Double.MAX_VALUE);
        for (int i = 0; i < order.length; i++) {
            double d = squared(i, spot);
            if (d < distance[wanted - 1]) {
                int at = wanted - 1;
                while (at > 0 && distance[at - 1] > d) {
                    distance[at] = distance[at - 1];
                    found[at] = found[at - 1];
                    at--;
                }
                distance[at] = d;
                found[at] = order[i];
            }
        }
        return found;
    }

    private double squared(int i, Spot spot) {
        double dx = x[i] - spot.x();
        double dy = y[i] - spot.y();
        return dx * dx + dy * dy;
    }

    private int cell(double px, double py) {
        return row(py) * columns + column(px);
    }

    private int column(double px) {
        return (int) Math.clamp((px - left) / cellWidth, 0.0, columns - 1.0);
    }

    private int row(double py) {
        return (int) Math.clamp((py - bottom) / cellHeight, 0.0, rows - 1.0);
    }
}
