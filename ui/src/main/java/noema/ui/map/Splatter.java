package noema.ui.map;

import org.jspecify.annotations.Nullable;

/// Paints points into pixels without a graphics card: every point adds a soft dot to sums over the pixels, and the sums become
/// colours at the end ([Tone]). Not for use by two threads at once; keeps its sums for the next picture of the same size.
final class Splatter {

    private static final double FINEST = 0.75;

    private int width;
    private int height;
    // Coverage of each pixel, when all points are alike.
    private int[] plain = new int[0];
    // Two numbers a pixel: coverage and red, green and blue, each 32 bits, weighted by coverage.
    private long[] mixed = new long[0];

    /// Paints a picture.
    ///
    /// @param out gets width x height pixels, ARGB with premultiplied alpha
    void paint(Frame frame, int[] out) {
        width = frame.width();
        height = frame.height();
        int size = width * height;
        boolean coloured = frame.ink().each() != null && !frame.density();
        if (coloured && mixed.length != 2 * size) {
            mixed = new long[2 * size];
        } else if (!coloured && plain.length != size) {
            plain = new int[size];
        }
        int visible = frame.grid().count(frame.view().bounds());
        splat(frame, radius(visible, size, frame));
        var tone = new Tone(frame.palette(), width, height);
        if (frame.density()) {
            tone.density(plain, visible, out);
        } else if (coloured) {
            tone.coloured(mixed, out);
        } else {
            tone.plain(plain, out);
        }
    }

    // Dots grow as fewer of them are seen, so that the map stays readable from far and near.
    private static double radius(int visible, int size, Frame frame) {
        double apart = Math.sqrt((double) size / Math.max(1, visible));
        double widest = 5 * frame.pixels();
        return frame.density() ? FINEST : Math.clamp(apart * 0.19, FINEST, widest);
    }

    private void splat(Frame frame, double radius) {
        int @Nullable [] ink = frame.density() ? null : frame.ink().each();
        Lens lens = Lens.of(frame);
        if (radius <= FINEST) {
            lens.within(frame, (from, to) -> fine(lens, ink, from, to));
        } else {
            var kernel = Kernel.of(radius);
            lens.within(frame, (from, to) -> soft(lens, kernel, ink, from, to));
        }
    }

    // The smallest dot: shared out among the four pixels around its centre, so that it moves
    // smoothly.
    private void fine(Lens lens, int @Nullable [] ink, int from, int to) {
        int wide = width;
        for (int i = from; i < to; i++) {
            float px = lens.x(i) - 0.5f;
            float py = lens.y(i) - 0.5f;
            if (px >= 0 && py >= 0 && px < wide - 1 && py < height - 1) {
                int ix = (int) px;
                int iy = (int) py;
                int right = (int) ((px - ix) * 16);
                int low = (int) ((py - iy) * 16);
                int at = iy * wide + ix;
                int topRight = right * (16 - low);
                int bottomRight = right * low;
                int topLeft = (16 - low) * 16 - topRight;
                int bottomLeft = low * 16 - bottomRight;
                if (ink == null) {
                    plain[at] += topLeft;
                    plain[at + 1] += topRight;
                    plain[at + wide] += bottomLeft;
                    plain[at + wide + 1] += bottomRight;
                } else {
                    mix(at, topLeft, ink[i]);
                    mix(at + 1, topRight, ink[i]);
                    mix(at + wide, bottomLeft, ink[i]);
                    mix(at + wide + 1, bottomRight, ink[i]);
                }
            }
        }
    }

    private void soft(Lens lens, Kernel kernel, int @Nullable [] ink, int from, int to) {
        int half = kernel.half();
        int side = kernel.side();
        for (int i = from; i < to; i++) {
            float px = lens.x(i);
            float py = lens.y(i);
            if (px > -half && py > -half && px < width + half && py < height + half) {
                int ix = (int) Math.floor(px);
                int iy = (int) Math.floor(py);
                int place =
                        (int) ((px - ix) * Kernel.PLACES)
                                + Kernel.PLACES * (int) ((py - iy) * Kernel.PLACES);
                int[] weights = kernel.weights()[place];
                int firstX = Math.max(0, half - ix);
                int lastX = Math.min(side, width - ix + half);
                int firstY = Math.max(0, half - iy);
                int lastY = Math.min(side, height - iy + half);
                for (int y = firstY; y < lastY; y++) {
                    int row = (iy - half + y) * width + ix - half;
                    for (int x = firstX; x < lastX; x++) {
                        int weight = weights[y * side + x];
                        if (ink == null) {
                            plain[row + x] += weight;
                        } else {
                            mix(row + x, weight, ink[i]);
                        }
                    }
                }
            }
        }
    }

    private void mix(int pixel, int weight, int ink) {
        long strength = (long) weight * (ink >>> 24) >> 8;
        mixed[2 * pixel] += strength << 32 | strength * (ink >> 16 & 0xFF);
        mixed[2 * pixel + 1] += strength * (ink >> 8 & 0xFF) << 32 | strength * (ink & 0xFF);
    }

    /// From positions in a grid's order to pixels of the picture.
    private interface Lens {

        float x(int at);

        float y(int at);

        /// Goes through what may be seen.
        void within(Frame frame, PointGrid.Stretch take);

        static Lens of(Frame frame) {
            Frame.Origin from = frame.from();
            return from == null ? new Still(frame) : new Moving(frame, from);
        }
    }

    /// At rest: an affine formula, and only the cells in view.
    private static final class Still implements Lens {
        private final float[] xs;
        private final float[] ys;
        private final float scale;
        private final float shiftX;
        private final float shiftY;

        Still(Frame frame) {
            View view = frame.view();
            xs = frame.grid().x();
            ys = frame.grid().y();
            scale = (float) (view.scale() * frame.pixels());
            shiftX = (float) (view.screenX(0) * frame.pixels());
            shiftY = (float) (view.screenY(0) * frame.pixels());
        }

        @Override
        public float x(int at) {
            return xs[at] * scale + shiftX;
        }

        @Override
        public float y(int at) {
            return shiftY - ys[at] * scale;
        }

        @Override
        public void within(Frame frame, PointGrid.Stretch take) {
            Bounds seen = frame.view().bounds();
            double rim = 8 / frame.view().scale();
            frame.grid()
                    .within(
                            new Bounds(
                                    seen.minX() - rim,
                                    seen.minY() - rim,
                                    seen.maxX() + rim,
                                    seen.maxY() + rim),
                            take);
        }
    }

    /// Between two layouts: each point on the straight way between its two places in the window.
    private static final class Moving implements Lens {
        private final Frame frame;
        private final Frame.Origin from;
        private final int[] order;

        Moving(Frame frame, Frame.Origin from) {
            this.frame = frame;
            this.from = from;
            this.order = frame.grid().order();
        }

        @Override
        public float x(int at) {
            double start = from.view().screenX(from.x()[order[at]]);
            double goal = frame.view().screenX(frame.grid().x()[at]);
            return (float) ((start + from.share() * (goal - start)) * frame.pixels());
        }

        @Override
        public float y(int at) {
            double start = from.view().screenY(from.y()[order[at]]);
            double goal = frame.view().screenY(frame.grid().y()[at]);
            return (float) ((start + from.share() * (goal - start)) * frame.pixels());
        }

        @Override
        public void within(Frame all, PointGrid.Stretch take) {
            take.take(0, order.length);
        }
    }
}
