package noema.model.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import noema.model.level.GroupEncoder;
import noema.model.level.GroupRenderer;
import noema.model.level.LevelConfig;
import noema.model.reason.NoiseSchedule;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Randomness;

/// First stage of a level: group encoder, group renderer and count head learn together to bring the concepts of groups back
/// from noisy parents, on cached concepts of the frozen level below.
///
/// A batch is made of runs of consecutive groups, so that the parent of the group before is at hand for free. As with sentences,
/// the first third wakes the parent up: little noise on it and much on the children. After that every other batch is of
/// [shortcuts][ReasonerStage].
public final class GroupStage implements Stage {

    /// Names the stage in [Randomness].
    private static final int STREAM = 4;

    private static final int RUN = 4;
    private static final double WAKING = 0.3;

    private static final double ALL_NOISE = 0.2;

    private final Latents latents;
    private final LevelConfig config;
    private final NoiseSchedule schedule;
    private final int batchSize;
    private final long seed;
    private final Lesson lesson;
    private final EpochOrder order;
    private final List<GroupRows.Row> runs = new ArrayList<>();

    /// A stage over grouped concepts.
    ///
    /// @param batchSize groups in a batch, at most; a multiple of 4
    GroupStage(
            Latents latents,
            Groups groups,
            LevelConfig config,
            int batchSize,
            long seed,
            double learningRate) {
        this.latents = latents;
        this.config = config;
        this.schedule = new NoiseSchedule(config.noiseShift());
        this.batchSize = batchSize;
        this.seed = seed;
        this.lesson =
                Lesson.of(
                        config.name() + " autoencoder",
                        "group_step",
                        Stream.of(GroupEncoder.trained(config), GroupRenderer.parameters(config))
                                .flatMap(List::stream)
                                .toList(),
                        List.of("loss", "x0", "draft", "count"),
                        learningRate);
        for (Groups.Reading reading : groups.readings()) {
            int length = reading.sizes().length;
            for (int start = 0; start < length; start += RUN) {
                int begin = Math.max(0, Math.min(start, length - RUN));
                runs.add(new GroupRows.Row(reading, begin, false));
            }
        }
        this.order = new EpochOrder(runs.size(), seed);
    }

    @Override
    public Lesson lesson() {
        return lesson;
    }

    @Override
    public Batch batch(long step, double progress) {
        SplittableRandom random = Randomness.stream(seed, STREAM, step);
        var rows = new ArrayList<GroupRows.Row>();
        long first = step * (batchSize / RUN);
        for (long i = first; i < first + batchSize / RUN; i++) {
            GroupRows.Row run = runs.get(order.at(i));
            int end = Math.min(run.reading().sizes().length, run.group() + RUN);
            for (int g = run.group(); g < end; g++) {
                rows.add(new GroupRows.Row(run.reading(), g, g > run.group()));
            }
        }
        return assemble(rows, progress < WAKING, random);
    }

    private Batch assemble(List<GroupRows.Row> rows, boolean waking, SplittableRandom random) {
        Practice practice = waking ? Practice.WAKING : Practice.ALL_LEVELS;
        double allNoise = (waking ? 2 : 1) * ALL_NOISE;
        boolean shortcuts = !waking && random.nextBoolean();
        GroupRows groups =
                GroupRows.of(rows, latents, config, schedule, allNoise, shortcuts, random);
        int count = groups.size();
        var parentLevel = new float[count];
        var earlier = new long[count];
        var owner = new long[count];
        for (int b = 0; b < count; b++) {
            parentLevel[b] = (float) practice.level(random);
            earlier[b] = rows.get(b).follows() ? b - 1 : 0;
            owner[b] = b;
        }
        return new Batch(
                List.of(
                        groups.children(),
                        groups.counts(),
                        groups.noise(),
                        groups.level(),
                        groups.middle(),
                        groups.next(),
                        Masking.noise(random, count, config),
                        FloatTensor.of(parentLevel, count),
                        LongTensor.of(earlier, count),
                        groups.before(),
                        groups.keep(),
                        LongTensor.of(owner, count),
                        FloatTensor.scalar(random.nextBoolean() ? 1 : 0)),
                groups.realChildren() * config.slots(),
                Flops.group(config, groups.padded(), count));
    }
}
