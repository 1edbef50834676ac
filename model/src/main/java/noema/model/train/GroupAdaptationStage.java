package noema.model.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import noema.model.level.GroupRenderer;
import noema.model.level.LevelConfig;
import noema.model.reason.NoiseSchedule;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.HostArray;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Randomness;

/// Last stage of a level: its renderer learns to unfold parents that the reasoner sampled, as [AdaptationStage] does it for
/// sentences. Encoder and reasoner are frozen.
public final class GroupAdaptationStage implements Stage {

    /// Names the stage in [Randomness].
    private static final int STREAM = 6;

    private static final double ALL_NOISE = 0.3;

    private final Latents latents;
    private final Latents parents;
    private final Groups groups;
    private final LevelConfig config;
    private final NoiseSchedule schedule;
    private final StoryWindows windows;
    private final long seed;
    private final Lesson lesson;

    /// A stage over grouped concepts and their parents.
    ///
    /// @param latents   concepts of the level below
    /// @param parents   of all groups, reading by reading
    /// @param batchSize stories in a batch
    GroupAdaptationStage(
            Latents latents,
            Latents parents,
            Groups groups,
            LevelConfig config,
            int batchSize,
            long seed,
            double learningRate) {
        this.latents = latents;
        this.parents = parents;
        this.groups = groups;
        this.config = config;
        this.schedule = new NoiseSchedule(config.noiseShift());
        this.windows = new StoryWindows(parents.lengths(), batchSize, config.reach(), seed + 2);
        this.seed = seed;
        this.lesson =
                Lesson.of(
                        config.name() + " adaptation",
                        "group_adaptation_step",
                        GroupRenderer.parameters(config),
                        List.of("loss", "x0", "draft", "count"),
                        learningRate);
    }

    @Override
    public Lesson lesson() {
        return lesson;
    }

    @Override
    public Batch batch(long step, double progress) {
        SplittableRandom random = Randomness.stream(seed, STREAM, step);
        List<StoryWindows.Window> batch = windows.at(step, random);
        Dreams dreams = Dreams.of(batch, parents, config, schedule, random);
        var rows = new ArrayList<GroupRows.Row>();
        for (Dreams.Place place : dreams.places()) {
            StoryWindows.Window window = batch.get(place.window());
            rows.add(
                    new GroupRows.Row(
                            groups.readings().get(window.story()),
                            window.first() + place.at(),
                            place.at() > 0));
        }
        boolean shortcuts = random.nextBoolean();
        GroupRows all = GroupRows.of(rows, latents, config, schedule, ALL_NOISE, shortcuts, random);
        int count = all.size();
        var arguments = new ArrayList<HostArray>(dreams.arguments());
        arguments.addAll(
                List.of(
                        LongTensor.of(
                                Arrays.stream(dreams.rows().values())
                                        .map(row -> Math.max(0, row - 1))
                                        .toArray(),
                                count),
                        all.children(),
                        all.counts(),
                        all.noise(),
                        all.level(),
                        all.middle(),
                        all.next(),
                        all.before(),
                        all.keep(),
                        FloatTensor.scalar(random.nextBoolean() ? 1 : 0)));
        return new Batch(
                arguments,
                all.realChildren() * config.slots(),
                Flops.groupAdaptation(config, dreams.work(), all.padded(), count));
    }
}
