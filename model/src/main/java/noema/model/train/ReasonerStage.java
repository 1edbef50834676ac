package noema.model.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import noema.model.concept.ModelConfig;
import noema.model.concept.ReasonerSizes;
import noema.model.reason.ConceptReasoner;
import noema.model.reason.NoiseSchedule;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.HostArray;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Randomness;
import org.jspecify.annotations.Nullable;

/// Stage 2: the reasoner learns to denoise the next concept of a story, on cached concepts of the frozen encoder of its level.
///
/// A batch holds windows of stories of similar length; the context tower runs once and the diffusion head learns from
/// three independent noise draws of every concept: from two what the clean concept is, from the third to get in one step
/// where two of its own steps would lead (shortcut models, Frans et al. 2024, arXiv 2410.12557). Of sentences, some x0 estimates must also be [spoken][SpokenSentences].
public final class ReasonerStage implements Stage {

    /// Names the stage in [Randomness].
    private static final int STREAM = 2;

    private static final int PLAIN_DRAWS = 2;
    private static final int DRAWS = PLAIN_DRAWS + 1;
    private static final double CONTEXT_DROP = 0.15;

    private final Latents latents;
    private final ReasonerSizes config;
    private final NoiseSchedule schedule;
    private final @Nullable SpokenSentences spoken;
    private final long seed;
    private final Lesson lesson;
    private final StoryWindows windows;

    /// A stage over sentences.
    ///
    /// @param batchSize stories in a batch
    /// @param spoken    sentences of a batch whose estimates also go through the renderer, 0 for none
    ReasonerStage(
            TokenStories data,
            Latents latents,
            ModelConfig config,
            int batchSize,
            int spoken,
            long seed,
            double learningRate) {
        this(
                "reasoner",
                latents,
                config,
                new SpokenSentences(data, latents, config, spoken),
                batchSize,
                seed,
                learningRate);
    }

    /// A stage over concepts of any level, which nobody speaks.
    ///
    /// @param name      of the stage
    /// @param batchSize stories in a batch
    ReasonerStage(
            String name,
            Latents latents,
            ReasonerSizes config,
            int batchSize,
            long seed,
            double learningRate) {
        this(name, latents, config, null, batchSize, seed, learningRate);
    }

    private ReasonerStage(
            String name,
            Latents latents,
            ReasonerSizes config,
            @Nullable SpokenSentences spoken,
            int batchSize,
            long seed,
            double learningRate) {
        this.latents = latents;
        this.config = config;
        this.schedule = new NoiseSchedule(config.noiseShift());
        this.spoken = spoken;
        this.seed = seed;
        this.lesson =
                Lesson.of(
                        name,
                        spoken == null ? "thinking_step" : "reasoner_step",
                        ConceptReasoner.parameters(config),
                        spoken == null
                                ? List.of("loss", "x0", "stop", "shortcut")
                                : List.of("loss", "x0", "stop", "shortcut", "spoken"),
                        learningRate);
        this.windows = new StoryWindows(latents.lengths(), batchSize, config.reach(), seed + 1);
    }

    @Override
    public Lesson lesson() {
        return lesson;
    }

    @Override
    public Batch batch(long step, double progress) {
        SplittableRandom random = Randomness.stream(seed, STREAM, step);
        return new Assembly(windows.at(step, random), random).batch();
    }

    /// One batch under construction; B windows, T concepts in the longest, Q = draws x T targets each.
    private final class Assembly {
        private final List<StoryWindows.Window> windows;
        private final SplittableRandom random;
        private final int rows;
        private final int longest;
        private final int targets;
        private final int size;

        Assembly(List<StoryWindows.Window> windows, SplittableRandom random) {
            this.windows = windows;
            this.random = random;
            this.rows = windows.size();
            this.longest = windows.stream().mapToInt(StoryWindows.Window::length).max().orElse(1);
            this.targets = DRAWS * longest;
            this.size = config.conceptSize();
        }

        Batch batch() {
            var story = new float[rows * longest * size];
            var target = new float[rows * targets * size];
            var contextLevel = new float[rows * longest];
            var level = new float[rows * targets];
            var middle = new float[rows * targets];
            var next = new float[rows * targets];
            var position = new long[rows * targets];
            var real = new float[rows * targets];
            var visible = new float[rows * targets * longest];
            var ends = new float[rows * longest];
            var known = new float[rows * longest];
            long concepts = 0;
            for (int b = 0; b < rows; b++) {
                StoryWindows.Window window = windows.get(b);
                concepts += window.length();
                for (int t = 0; t < window.length(); t++) {
                    int at = b * longest + t;
                    latents.copy(window.story(), window.first() + t, story, at * size);
                    contextLevel[at] = random.nextBoolean() ? 0 : (float) random.nextDouble(0.2);
                    boolean last = window.first() + t == latents.length(window.story()) - 1;
                    ends[at] = last ? 1 : 0;
                    known[at] = 1;
                    for (int draw = 0; draw < DRAWS; draw++) {
                        int q = b * targets + draw * longest + t;
                        System.arraycopy(story, at * size, target, q * size, size);
                        Stride stride =
                                draw < PLAIN_DRAWS
                                        ? Stride.none(schedule, random)
                                        : Stride.of(schedule, random);
                        level[q] = (float) stride.level();
                        middle[q] = (float) stride.middle();
                        next[q] = (float) stride.next();
                        position[q] = t;
                        real[q] = 1;
                        if (random.nextDouble() >= CONTEXT_DROP) {
                            Arrays.fill(visible, q * longest, q * longest + t, 1);
                        }
                    }
                }
            }
            int slots = config.slots();
            int slotSize = config.slotSize();
            SpokenSentences.Part words =
                    spoken == null
                            ? SpokenSentences.Part.NONE
                            : spoken.choose(level, real, windows, targets, longest, random);
            List<HostArray> arguments =
                    new ArrayList<>(
                            List.of(
                                    FloatTensor.of(story, rows, longest, slots, slotSize),
                                    noise(rows, longest),
                                    FloatTensor.of(contextLevel, rows, longest),
                                    FloatTensor.of(target, rows, targets, slots, slotSize),
                                    noise(rows, targets),
                                    FloatTensor.of(level, rows, targets),
                                    FloatTensor.of(middle, rows, targets),
                                    FloatTensor.of(next, rows, targets),
                                    LongTensor.of(position, rows, targets),
                                    FloatTensor.of(real, rows, targets),
                                    FloatTensor.of(visible, rows, targets, longest),
                                    FloatTensor.of(ends, rows, longest),
                                    FloatTensor.of(known, rows, longest),
                                    FloatTensor.scalar(random.nextBoolean() ? 1 : 0)));
            arguments.addAll(words.arguments());
            return new Batch(
                    arguments,
                    concepts * slots,
                    Flops.reasoner(config, rows * longest, rows * targets) + words.flops());
        }

        private FloatTensor noise(int first, int second) {
            FloatTensor noise = Masking.noise(random, first * second, config);
            return FloatTensor.of(noise.values(), first, second, config.slots(), config.slotSize());
        }
    }
}
