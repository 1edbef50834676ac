package noema.model.train;

import java.util.SplittableRandom;

/// Endless shuffled passes over `size` items; the item at any position is a function of the seed alone.
///
/// Safe for several threads. Two passes are kept, since threads that prepare batches meet where one pass ends.
final class EpochOrder {

    private final int size;
    private final long seed;
    private final Pass[] passes = {new Pass(-1, new int[0]), new Pass(-1, new int[0])};

    /// One pass over all items.
    private record Pass(long number, int[] order) {}

    EpochOrder(int size, long seed) {
        this.size = size;
        this.seed = seed;
    }

    /// The item at a position of the endless sequence.
    int at(long position) {
        return pass(position / size).order[(int) (position % size)];
    }

    private synchronized Pass pass(long wanted) {
        int slot = (int) (wanted % passes.length);
        if (passes[slot].number != wanted) {
            passes[slot] = new Pass(wanted, shuffled(wanted));
        }
        return passes[slot];
    }

    private int[] shuffled(long pass) {
        var random = new SplittableRandom(seed ^ (pass * 0xD1B54A32D192ED03L));
        var order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
