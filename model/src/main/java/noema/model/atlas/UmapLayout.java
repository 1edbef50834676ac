package noema.model.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import noema.model.tensor.NoemaException;
import tagbio.umap.ProgressListener;
import tagbio.umap.Umap;
import tagbio.umap.UmapProgress;

/// A curved layout that keeps neighbours together (UMAP; McInnes, Healy and Melville 2018). Immutable and thread safe.
///
/// It has no formula for what is new: a new concept is placed between the known ones that are closest to it, and nothing that is
/// there moves. Distances between far groups and the sizes of groups mean nothing in it.
///
/// The library reports its progress through static state, so one layout is computed at a time in a process; a second one waits.
public final class UmapLayout {

    /// Fewest sentences that can be laid out.
    public static final int FEWEST = 5;

    /// Principal components that the library sees instead of whole concepts.
    private static final int COMPONENTS = 50;

    /// UMAP's own default.
    private static final int NEIGHBOURS = 15;

    /// Known concepts that a new one is placed between.
    private static final int ANCHORS = 5;

    private static final long WAIT_MILLIS = 100;
    private static final ReentrantLock LIBRARY = new ReentrantLock();

    private final float[][] coordinates;
    private final Neighbours neighbours;

    private UmapLayout(float[][] coordinates, Neighbours neighbours) {
        this.coordinates = coordinates;
        this.neighbours = neighbours;
    }

    /// Lays an atlas out on the calling thread, which takes from seconds to minutes. The same atlas and seed give the same
    /// layout.
    ///
    /// @param neighbours search over the same atlas, for placing what is new
    /// @param progress   hears the share that is done, about twice a second
    /// @param cancelled  asked as often; interrupting the thread cancels too
    /// @return the layout; empty when cancelled
    /// @throws NoemaException when there are fewer than [FEWEST][#FEWEST] sentences
    public static Optional<UmapLayout> of(
            Atlas atlas,
            Neighbours neighbours,
            long seed,
            DoubleConsumer progress,
            BooleanSupplier cancelled) {
        if (atlas.size() < FEWEST) {
            throw new NoemaException(
                    "A map of %d sentences is too small for this layout; it needs at least %d."
                            .formatted(atlas.size(), FEWEST));
        }
        BooleanSupplier stopped =
                () -> Thread.currentThread().isInterrupted() || cancelled.getAsBoolean();
        float[][] input = components(atlas, stopped);
        if (stopped.getAsBoolean() || !takeLibrary(stopped)) {
            return Optional.empty();
        }
        try {
            return compute(input, seed, progress, stopped)
                    .map(found -> new UmapLayout(found, neighbours));
        } finally {
            LIBRARY.unlock();
        }
    }

    /// Coordinates along the first principal components of the directions of concepts, whose distances stand for cosines.
    private static float[][] components(Atlas atlas, BooleanSupplier stopped) {
        var directions = new ArrayList<float[]>(atlas.size());
        for (float[] concept : atlas.concepts()) {
            directions.add(Neighbours.unit(concept, concept.length));
        }
        Covariance covariance = Covariance.of(directions, stopped);
        if (stopped.getAsBoolean()) {
            return new float[0][];
        }
        Covariance.Axes axes = covariance.principal(COMPONENTS);
        return directions.stream().map(axes::coordinates).toArray(float[][]::new);
    }

    private static boolean takeLibrary(BooleanSupplier stopped) {
        try {
            while (!stopped.getAsBoolean()) {
                if (LIBRARY.tryLock(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /// The library calls its listener on this thread, and an exception thrown there ends its work.
    private static Optional<float[][]> compute(
            float[][] input, long seed, DoubleConsumer progress, BooleanSupplier stopped) {
        ProgressListener listener =
                state -> {
                    if (stopped.getAsBoolean()) {
                        throw new CancellationException();
                    }
                    int total = Math.max(1, state.getTotal());
                    progress.accept(Math.min(1, state.getCount() / (double) total));
                };
        UmapProgress.addProgressListener(listener);
        try {
            var umap = new Umap();
            umap.setNumberComponents(2);
            umap.setNumberNearestNeighbours(Math.min(NEIGHBOURS, input.length - 1));
            umap.setSeed(seed);
            umap.setThreads(1);
            return Optional.of(umap.fitTransform(input));
        } catch (CancellationException e) {
            return Optional.empty();
        } finally {
            UmapProgress.removeProgressListener(listener);
        }
    }

    /// Where the sentences of the atlas lie, in their order: x and y of each. Not to be modified.
    public float[][] coordinates() {
        return coordinates;
    }

    /// Where a concept belongs: the mean place of the known ones closest to it, each weighted by the inverse of its distance
    /// (of the tips of unit vectors, the square root of 2 - 2 cosine).
    ///
    /// @return x and y
    public float[] place(float[] concept) {
        List<Neighbours.Neighbour> nearest = neighbours.nearest(concept, ANCHORS);
        double x = 0;
        double y = 0;
        double weights = 0;
        for (Neighbours.Neighbour n : nearest) {
            double distance = Math.sqrt(Math.max(0, 2 - 2 * n.cosine()));
            // Cosines are rounded at the seventh digit; what is that close is the same.
            double weight = 1 / Math.max(distance, 1e-3);
            x += weight * coordinates[n.entry()][0];
            y += weight * coordinates[n.entry()][1];
            weights += weight;
        }
        return new float[] {(float) (x / weights), (float) (y / weights)};
    }
}
