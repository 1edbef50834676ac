package noema.model.train;

import java.util.List;
import java.util.SplittableRandom;
import noema.model.level.LevelConfig;
import noema.model.reason.NoiseSchedule;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.LongTensor;

/// Groups of a batch as a group renderer learns them: B groups, N children in the largest, P children before each.
///
/// @param children true concepts [B, N, S, C]
/// @param counts   of real ones [B]
/// @param noise    like the children
/// @param level    noise level of the children of each group [B]
/// @param before   the children right before the group, the nearest first [B, P, S, C]
/// @param keep     whether the group before and each child before are in view [B, 1 + P]
record GroupRows(
        FloatTensor children,
        LongTensor counts,
        FloatTensor noise,
        FloatTensor level,
        FloatTensor middle,
        FloatTensor next,
        FloatTensor before,
        FloatTensor keep) {

    private static final double PREVIOUS_KEPT = 0.5;
    private static final double BEFORE_KEPT = 0.6;

    /// A group of a reading.
    ///
    /// @param follows whether the batch holds the parent of the group before
    record Row(Groups.Reading reading, int group, boolean follows) {}

    /// @param allNoise  how often children start from noise alone, which is where nothing but the parent tells of them
    /// @param shortcuts whether long steps are to be learned, instead of what the clean children are
    static GroupRows of(
            List<Row> rows,
            Latents latents,
            LevelConfig config,
            NoiseSchedule schedule,
            double allNoise,
            boolean shortcuts,
            SplittableRandom random) {
        int count = rows.size();
        int most = rows.stream().mapToInt(r -> r.reading.sizes()[r.group]).max().orElse(1);
        int size = config.conceptSize();
        int width = 1 + config.before();
        var children = new float[count * most * size];
        var counts = new long[count];
        var level = new float[count];
        var middle = new float[count];
        var next = new float[count];
        var before = new float[count * config.before() * size];
        var keep = new float[count * width];
        for (int b = 0; b < count; b++) {
            Row row = rows.get(b);
            int story = row.reading.story();
            int offset = row.reading.offset(row.group);
            counts[b] = row.reading.sizes()[row.group];
            for (int i = 0; i < counts[b]; i++) {
                latents.copy(story, offset + i, children, (b * most + i) * size);
            }
            boolean gone = random.nextDouble() < allNoise;
            Stride stride = shortcuts ? Stride.of(schedule, random) : Stride.none(schedule, random);
            level[b] = gone && !shortcuts ? 1 : (float) stride.level();
            middle[b] = shortcuts ? (float) stride.middle() : level[b];
            next[b] = shortcuts ? (float) stride.next() : level[b];
            boolean known = random.nextDouble() < PREVIOUS_KEPT;
            keep[b * width] = row.follows && known ? 1 : 0;
            for (int p = 0; p < config.before(); p++) {
                boolean kept = random.nextDouble() < BEFORE_KEPT;
                if (offset - 1 - p >= 0) {
                    latents.copy(story, offset - 1 - p, before, (b * config.before() + p) * size);
                    keep[b * width + 1 + p] = kept ? 1 : 0;
                }
            }
        }
        int slots = config.slots();
        int slotSize = config.slotSize();
        float[] noise = Masking.noise(random, count * most, config).values();
        return new GroupRows(
                FloatTensor.of(children, count, most, slots, slotSize),
                LongTensor.of(counts, count),
                FloatTensor.of(noise, count, most, slots, slotSize),
                FloatTensor.of(level, count),
                FloatTensor.of(middle, count),
                FloatTensor.of(next, count),
                FloatTensor.of(before, count, config.before(), slots, slotSize),
                FloatTensor.of(keep, count, width));
    }

    /// B.
    int size() {
        return (int) counts.shape()[0];
    }

    /// B x N, padding included.
    long padded() {
        return size() * children.shape()[1];
    }

    /// Real children of all groups.
    long realChildren() {
        long sum = 0;
        for (long count : counts.values()) {
            sum += count;
        }
        return sum;
    }
}
