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
import noema.model.tensor.Parameter;
import noema.model.tensor.Randomness;

/// First stage of a level: group encoder, group renderer and count head learn together to bring the concepts of groups back
/// from noisy parents, on cached concepts of the frozen level below.
///
/// A batch is made of runs of consecutive groups, so that the parent of the group before is at hand for free. As with sentences,
/// the first third wakes the parent up: little noise on it and much on the children.
public final class GroupStage implements Stage {

    /// Names the stage in [Randomness].
    private static final int STREAM = 4;

    private static final int RUN = 4;
    private static final double WAKING = 0.3;

    /// How often children start from noise alone, which is where nothing but the parent tells of them.
    private static final double ALL_NOISE = 0.2;

    private static final double PREVIOUS_KEPT = 0.5;
    private static final double BEFORE_KEPT = 0.6;

    private final Latents latents;
    private final LevelConfig config;
    private final NoiseSchedule schedule;
    private final int batchSize;
    private final long seed;
    private final double learningRate;
    private final EpochOrder order;
    private final List<Row> runs = new ArrayList<>();

    /// A group of a reading.
    private record Row(Groups.Reading reading, int group) {}

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
        this.learningRate = learningRate;
        for (Groups.Reading reading : groups.readings()) {
            int length = reading.sizes().length;
            for (int start = 0; start < length; start += RUN) {
                runs.add(new Row(reading, Math.max(0, Math.min(start, length - RUN))));
            }
        }
        this.order = new EpochOrder(runs.size(), seed);
    }

    @Override
    public String name() {
        return config.name() + " autoencoder";
    }

    @Override
    public String method() {
        return "group_step";
    }

    @Override
    public List<String> trainable() {
        return Stream.of(GroupEncoder.trained(config), GroupRenderer.parameters(config))
                .flatMap(List::stream)
                .map(Parameter::name)
                .toList();
    }

    @Override
    public List<String> losses() {
        return List.of("loss", "x0", "draft", "count");
    }

    @Override
    public double learningRate() {
        return learningRate;
    }

    @Override
    public Batch batch(long step, double progress) {
        SplittableRandom random = Randomness.stream(seed, STREAM, step);
        var rows = new ArrayList<Row>();
        var earlier = new ArrayList<Integer>();
        long first = step * (batchSize / RUN);
        for (long i = first; i < first + batchSize / RUN; i++) {
            Row run = runs.get(order.at(i));
            int end = Math.min(run.reading.sizes().length, run.group + RUN);
            for (int g = run.group; g < end; g++) {
                earlier.add(g > run.group ? rows.size() - 1 : -1);
                rows.add(new Row(run.reading, g));
            }
        }
        return assemble(rows, earlier, progress, random);
    }

    private Batch assemble(
            List<Row> rows, List<Integer> earlier, double progress, SplittableRandom random) {
        int count = rows.size();
        int most = rows.stream().mapToInt(r -> r.reading.sizes()[r.group]).max().orElse(1);
        int size = config.conceptSize();
        int width = 1 + config.before();
        var children = new float[count * most * size];
        var counts = new long[count];
        var level = new float[count];
        var parentLevel = new float[count];
        var previous = new long[count];
        var before = new float[count * config.before() * size];
        var keep = new float[count * width];
        var owner = new long[count];
        long all = 0;
        for (int b = 0; b < count; b++) {
            Row row = rows.get(b);
            int story = row.reading.story();
            int offset = row.reading.offset(row.group);
            counts[b] = row.reading.sizes()[row.group];
            owner[b] = b;
            all += counts[b];
            for (int i = 0; i < counts[b]; i++) {
                latents.copy(story, offset + i, children, (b * most + i) * size);
            }
            boolean waking = progress < WAKING;
            boolean gone = random.nextDouble() < (waking ? 2 : 1) * ALL_NOISE;
            level[b] = gone ? 1 : (float) schedule.level(random.nextDouble());
            parentLevel[b] = (float) Masking.level(waking, random);
            previous[b] = Math.max(0, earlier.get(b));
            boolean known = random.nextDouble() < PREVIOUS_KEPT;
            keep[b * width] = earlier.get(b) >= 0 && known ? 1 : 0;
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
        FloatTensor noise = Masking.noise(random, count * most, config);
        return new Batch(
                List.of(
                        FloatTensor.of(children, count, most, slots, slotSize),
                        LongTensor.of(counts, count),
                        FloatTensor.of(noise.values(), count, most, slots, slotSize),
                        FloatTensor.of(level, count),
                        Masking.noise(random, count, config),
                        FloatTensor.of(parentLevel, count),
                        LongTensor.of(previous, count),
                        FloatTensor.of(before, count, config.before(), slots, slotSize),
                        FloatTensor.of(keep, count, width),
                        LongTensor.of(owner, count),
                        FloatTensor.scalar(random.nextBoolean() ? 1 : 0)),
                all * slots,
                Flops.group(config, (long) count * most, count));
    }
}
