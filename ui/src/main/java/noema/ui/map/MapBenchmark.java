package noema.ui.map;

import java.nio.IntBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import noema.ui.look.Palette;

/// How fast the background of the map is repainted.
public final class MapBenchmark {

    private static final int SIDE = 960;
    private static final int CLUSTERS = 40;

    private MapBenchmark() {}

    /// Pictures a second of a 960 x 960 map of made-up clusters while it is zoomed and moved, every point in view: each picture
    /// is painted from scratch by one thread and then handed to the JavaFX thread, which copies it into the image and has the
    /// image updated; the next picture starts when that is done. What the graphics card or the software renderer does with the
    /// image afterwards is not counted. A tenth as many pictures are painted before the clock starts.
    ///
    /// @param points how many, from 1
    /// @param frames how many pictures, from 1
    /// @throws IllegalStateException when JavaFX is not running or this is its thread
    public static double fps(int points, int frames) {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("measured from another thread than JavaFX's own");
        }
        PointGrid grid = madeUp(points);
        var splatter = new Splatter();
        var pixels = new int[SIDE * SIDE];
        var buffer = IntBuffer.allocate(SIDE * SIDE);
        var image = new PixelBuffer<>(SIDE, SIDE, buffer, PixelFormat.getIntArgbPreInstance());
        View all = new View(0, 0, 1, SIDE, SIDE).fitting(grid.most());
        int before = Math.max(5, frames / 10);
        long start = 0;
        for (int i = -before; i < frames; i++) {
            if (i == 0) {
                start = System.nanoTime();
            }
            View view =
                    all.zoomed(0.95 + 0.05 * Math.sin(i * 0.3), SIDE / 2.0, SIDE / 2.0)
                            .panned(6 * Math.sin(i * 0.21), 6 * Math.cos(i * 0.17));
            splatter.paint(new Frame(grid, view, null, Ink.QUIET, false, 1, Palette.DARK), pixels);
            CompletableFuture.runAsync(
                            () ->
                                    image.updateBuffer(b -> {
                                        b.getBuffer().put(0, pixels);
                                        return null;
                                    }),
                            Platform::runLater)
                    .join();
        }
        return frames / ((System.nanoTime() - start) / 1e9);
    }

    private static PointGrid madeUp(int points) {
        var random = new SplittableRandom(1);
        var centres = new double[CLUSTERS][];
        for (int c = 0; c < CLUSTERS; c++) {
            centres[c] = new double[] {6 * random.nextGaussian(), 6 * random.nextGaussian()};
        }
        var x = new float[points];
        var y = new float[points];
        for (int i = 0; i < points; i++) {
            double[] centre = centres[random.nextInt(CLUSTERS)];
            x[i] = (float) (centre[0] + random.nextGaussian());
            y[i] = (float) (centre[1] + random.nextGaussian());
        }
        return new PointGrid(x, y);
    }
}
