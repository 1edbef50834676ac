package noema.model.atlas;

import java.util.Arrays;

/// Points of a plane in square cells, to find those around a place without looking at all of them. Immutable and thread safe.
public final class FlatGrid {

    private static final int POINTS_PER_CELL = 4;
    private static final int MOST_CELLS_ACROSS = 1024;

    private final float[] x;
    private final float[] y;
    private final double left;
    private final double top;
    private final double cell;
    private final int columns;
    private final int rows;

    /// Where the points of each cell begin in `points`, and the end of the last.
    private final int[] begins;

    private final int[] points;

    /// Sorts points into cells.
    ///
    /// @param x coordinates, at least one
    /// @param y as many
    public FlatGrid(float[] x, float[] y) {
        this.x = x.clone();
        this.y = y.clone();
        left = least(x);
        top = least(y);
        double wide = -least(negated(x)) - left;
        double high = -least(negated(y)) - top;
        double across =
                Math.clamp(Math.sqrt(x.length / (double) POINTS_PER_CELL), 1.0, MOST_CELLS_ACROSS);
        // All points in one place still need a cell of some size.
        cell = Math.max(Math.max(wide, high) / across, Float.MIN_NORMAL);
        columns = (int) (wide / cell) + 1;
        rows = (int) (high / cell) + 1;
        begins = new int[columns * rows + 1];
        var cells = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            cells[i] = row(y[i]) * columns + column(x[i]);
            begins[cells[i] + 1]++;
        }
        for (int c = 1; c < begins.length; c++) {
            begins[c] += begins[c - 1];
        }
        int[] next = begins.clone();
        points = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            points[next[cells[i]]++] = i;
        }
    }

    private static float least(float[] values) {
        float least = values[0];
        for (float value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static float[] negated(float[] values) {
        var negated = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            negated[i] = -values[i];
        }
        return negated;
    }

    private int column(double px) {
        return (int) Math.clamp(Math.floor((px - left) / cell), 0.0, columns - 1.0);
    }

    private int row(double py) {
        return (int) Math.clamp(Math.floor((py - top) / cell), 0.0, rows - 1.0);
    }

    /// Squared distance between a place and a point.
    double squared(double px, double py, int point) {
        double dx = px - x[point];
        double dy = py - y[point];
        return dx * dx + dy * dy;
    }

    /// Numbers of the points closest to a place, closest first; equally close ones by their number.
    ///
    /// @param count how many at most, at least 1
    public int[] nearest(double px, double py, int count) {
        int wanted = Math.min(count, points.length);
        // Its foot inside the grid: squared distances from outside are larger by the square of the
        // way to it, or more.
        double cx = Math.clamp(px, left, left + columns * cell);
        double cy = Math.clamp(py, top, top + rows * cell);
        double outside = (px - cx) * (px - cx) + (py - cy) * (py - cy);
        int column = column(cx);
        int row = row(cy);
        var found = new long[Math.max(4 * wanted, 64)];
        int size = 0;
        int most = Math.max(columns, rows);
        for (int ring = 0; ring <= most; ring++) {
            for (int r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
                boolean edge = Math.abs(r - row) == ring;
                for (int c = column - ring; c <= column + ring; c += edge ? 1 : 2 * ring) {
                    if (c < 0 || c >= columns) {
                        continue;
                    }
                    int end = begins[r * columns + c + 1];
                    for (int p = begins[r * columns + c]; p < end; p++) {
                        if (size == found.length) {
                            found = Arrays.copyOf(found, 2 * size);
                        }
                        found[size++] = packed((float) squared(px, py, points[p]), points[p]);
                    }
                }
            }
            if (size >= wanted) {
                Arrays.sort(found, 0, size);
                // What no ring has shown yet is at least this far away.
                double sure = outside + ring * cell * ring * cell;
                if (ring == most || distance(found[wanted - 1]) <= sure) {
                    break;
                }
            }
        }
        var nearest = new int[wanted];
        for (int i = 0; i < wanted; i++) {
            nearest[i] = (int) found[i];
        }
        return nearest;
    }

    /// A distance and a number in one long that sorts by the distance first: bits of positive floats sort as they do.
    private static long packed(float squared, int point) {
        return (long) Float.floatToIntBits(squared) << 32 | point;
    }

    private static float distance(long packed) {
        return Float.intBitsToFloat((int) (packed >> 32));
    }
}
