package noema.model.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// Batches of stretches of stories of similar length: pools of 16 batches are sorted by length, and the batches of a pool
/// are taken in random order, so little of a batch is padding.
final class StoryWindows {

    private static final int POOL = 16;

    private final int[] lengths;
    private final int batchSize;
    private final int reach;
    private final long seed;
    private final EpochOrder order;

    /// A stretch of a story.
    ///
    /// @param story  number of the story
    /// @param first  its first concept
    /// @param length concepts
    record Window(int story, int first, int length) {}

    /// Windows of stories of so many concepts each.
    StoryWindows(int[] lengths, int batchSize, int reach, long seed) {
        this.lengths = lengths;
        this.batchSize = batchSize;
        this.reach = reach;
        this.seed = seed;
        this.order = new EpochOrder(lengths.length, seed);
    }

    /// The windows of a step; stories that are too long give their beginning or any other stretch, each half of the time.
    List<Window> at(long step, SplittableRandom random) {
        long pool = step / POOL;
        var members = new Integer[POOL * batchSize];
        for (int i = 0; i < members.length; i++) {
            members[i] = order.at(pool * members.length + i);
        }
        Arrays.sort(members, Comparator.comparingInt(this::length).thenComparing(story -> story));
        int turn = new EpochOrder(POOL, seed + pool).at(step % POOL);
        return Arrays.stream(members, turn * batchSize, (turn + 1) * batchSize)
                .map(story -> window(story, random))
                .toList();
    }

    private Window window(int story, SplittableRandom random) {
        int whole = length(story);
        int length = Math.min(whole, reach);
        boolean anywhere = whole > length && random.nextBoolean();
        return new Window(story, anywhere ? random.nextInt(whole - length + 1) : 0, length);
    }

    private int length(int story) {
        return lengths[story];
    }
}
