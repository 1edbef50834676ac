package noema.ui.map;

import java.util.Arrays;

/// A soft glow around points: their coverage in cells of 4 x 4 pixels, blurred, and read back as a smooth surface.
final class Haze {

    private static final int CELL = 4;
    private static final int HALF = CELL / 2;
    private static final int RADIUS = 2;
    private static final float STRENGTH = 0.4f;

    private final int columns;
    private final int rows;
    private final float[] cells;
    private final float[] mixed;

    /// Adds the coverage up.
    Haze(int[] sums, int width, int height) {
        columns = (width + CELL - 1) / CELL;
        rows = (height + CELL - 1) / CELL;
        mixed = new float[columns];
        var coarse = new int[columns * rows];
        for (int y = 0; y < height; y++) {
            int cell = y / CELL * columns;
            int at = y * width;
            for (int end = at + width - CELL; at <= end; at += CELL) {
                coarse[cell++] += sums[at] + sums[at + 1] + sums[at + 2] + sums[at + 3];
            }
            for (; at < (y + 1) * width; at++) {
                coarse[cell] += sums[at];
            }
        }
        cells = new Blur(columns, rows).of(coarse, RADIUS);
        for (int i = 0; i < cells.length; i++) {
            cells[i] *= STRENGTH / (CELL * CELL);
        }
    }

    /// One line of pixels, between the middles of the cells by straight lines.
    void line(int y, float[] out) {
        float at = Math.clamp((y + 0.5f) / CELL - 0.5f, 0, rows - 1);
        int above = (int) at * columns;
        int below = Math.min(rows - 1, (int) at + 1) * columns;
        float low = at - (int) at;
        for (int c = 0; c < columns; c++) {
            mixed[c] = cells[above + c] + low * (cells[below + c] - cells[above + c]);
        }
        Arrays.fill(out, 0, Math.min(HALF, out.length), mixed[0]);
        for (int c = 0; c < columns; c++) {
            float step = c + 1 < columns ? (mixed[c + 1] - mixed[c]) / CELL : 0;
            float value = mixed[c] + step / 2;
            int end = Math.min(out.length, c * CELL + HALF + CELL);
            for (int x = c * CELL + HALF; x < end; x++) {
                out[x] = value;
                value += step;
            }
        }
    }
}
