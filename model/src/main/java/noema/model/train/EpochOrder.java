package noema.model.train;

import java.util.SplittableRandom;

/// Endless shuffled passes over `size` items; the item at any position is a function of the seed alone.
final class EpochOrder {

    private final int[] order;
    private final long seed;
    private long epoch = -1;

    EpochOrder(int size, long seed) {
        this.order = new int[size];
        this.seed = seed;
    }

    /// The item at a position of the endless sequence.
    int at(long position) {
        long wanted = position / order.length;
        if (wanted != epoch) {
            shuffle(wanted);
        }
        return order[(int) (position % order.length)];
    }

    private void shuffle(long wanted) {
        var random = new SplittableRandom(seed ^ (wanted * 0xD1B54A32D192ED03L));
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        epoch = wanted;
    }
}
