package noema.model.atlas;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/// How far a flat map can be believed, sentence by sentence: the share of a sentence's [TRUE][#TRUE] closest sentences, by the
/// cosine of their concepts, that are among the sentences closest to it on the map.
///
/// Two numbers out of hundreds cannot keep everything, so "closest on the map" is generous: one in fifty of all sentences. By
/// chance alone the share would be about 0.02.
public final class Honesty {

    /// True neighbours that are looked for.
    public static final int TRUE = 10;

    /// One in so many sentences counts as a neighbour on the map.
    public static final int ONE_IN = 50;

    private Honesty() {}

    /// How many sentences count as neighbours on a map of so many.
    public static int neighbourhood(int sentences) {
        return Math.max(TRUE, sentences / ONE_IN);
    }

    /// Measures a layout.
    ///
    /// @param nearest   for each sentence its true neighbours
    /// @param x         where each sentence lies on the map
    /// @param y         likewise
    /// @param progress  hears the share that is done
    /// @param cancelled asked for every sentence; the rest are 0 then
    /// @return shares, 0 to 1; 1 for a sentence without neighbours
    static float[] of(
            int[][] nearest,
            float[] x,
            float[] y,
            DoubleConsumer progress,
            BooleanSupplier cancelled) {
        var honesty = new float[x.length];
        if (x.length == 0) {
            return honesty;
        }
        var grid = new FlatGrid(x, y);
        // A sentence is on the map too, and is no neighbour of itself.
        int reach = neighbourhood(x.length) + 1;
        for (int i = 0; i < x.length && !cancelled.getAsBoolean(); i++) {
            int[] around = grid.nearest(x[i], y[i], reach);
            double limit = grid.squared(x[i], y[i], around[around.length - 1]);
            int kept = 0;
            for (int other : nearest[i]) {
                kept += grid.squared(x[i], y[i], other) <= limit ? 1 : 0;
            }
            honesty[i] = nearest[i].length == 0 ? 1 : kept / (float) nearest[i].length;
            progress.accept((i + 1) / (double) x.length);
        }
        return honesty;
    }
}
