package noema.ui.map;

/// A blur that is nearly Gaussian: three running means, one after another, along rows and along columns.
final class Blur {

    private static final int ROUNDS = 3;

    private final int width;
    private final int height;

    Blur(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /// Blurs values; what is outside the picture counts as 0.
    ///
    /// @param radius of each mean in pixels
    float[] of(int[] values, int radius) {
        var now = new float[values.length];
        for (int i = 0; i < now.length; i++) {
            now[i] = values[i];
        }
        var next = new float[values.length];
        for (int round = 0; round < ROUNDS; round++) {
            rows(now, next, radius);
            columns(next, now, radius);
        }
        return now;
    }

    private void rows(float[] in, float[] out, int radius) {
        float share = 1f / (2 * radius + 1);
        for (int y = 0; y < height; y++) {
            int row = y * width;
            double sum = 0;
            for (int x = -radius; x < width; x++) {
                sum += x + radius < width ? in[row + x + radius] : 0;
                if (x >= 0) {
                    out[row + x] = (float) Math.max(0, sum) * share;
                    sum -= x - radius >= 0 ? in[row + x - radius] : 0;
                }
            }
        }
    }

    // Row by row with one running sum a column, to read memory in its order.
    private void columns(float[] in, float[] out, int radius) {
        float share = 1f / (2 * radius + 1);
        var sums = new double[width];
        for (int y = -radius; y < height; y++) {
            int come = y + radius;
            int go = y - radius;
            for (int x = 0; x < width; x++) {
                if (come < height) {
                    sums[x] += in[come * width + x];
                }
                if (y >= 0) {
                    out[y * width + x] = (float) Math.max(0, sums[x]) * share;
                    if (go >= 0) {
                        sums[x] -= in[go * width + x];
                    }
                }
            }
        }
    }
}
