package noema.ui.map;

/// A soft round dot of a radius, ready for 4 x 4 places of its centre within a pixel.
///
/// @param half    pixels on each side of the middle one
/// @param weights for each place, row by row: coverage of each pixel, 0 to 255
record Kernel(int half, int[][] weights) {

    /// Places of the centre within a pixel, each way.
    static final int PLACES = 4;

    /// @param radius in pixels, above 0
    static Kernel of(double radius) {
        int half = (int) Math.ceil(radius + 0.3);
        int side = 2 * half + 1;
        var weights = new int[PLACES * PLACES][side * side];
        for (int place = 0; place < weights.length; place++) {
            double cx = (place % PLACES + 0.5) / PLACES - 0.5;
            double cy = (place / PLACES + 0.5) / PLACES - 0.5;
            for (int i = 0; i < side * side; i++) {
                double d = Math.hypot(i % side - half - cx, i / side - half - cy);
                double edge = Math.clamp(radius + 0.5 - d, 0.0, 1.0);
                double fall = 1 - 0.45 * Math.min(1, d * d / (radius * radius + 0.25));
                weights[place][i] = (int) Math.round(255 * edge * fall);
            }
        }
        return new Kernel(half, weights);
    }

    int side() {
        return 2 * half + 1;
    }
}
