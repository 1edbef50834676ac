package noema.model.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import noema.model.concept.Canvas;
import noema.model.concept.ModelConfig;
import noema.model.reason.ConceptReasoner;
import noema.model.reason.NoiseSchedule;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Parameter;
import noema.model.tensor.Randomness;

/// Stage 2: the reasoner learns to denoise the next concept of a story, on cached concepts of the frozen encoder.
///
/// A batch holds windows of stories of similar length; the context tower runs once and the diffusion head learns from
/// two independent noise draws of every sentence. Some x0 estimates at low noise must also be readable by the frozen renderer (the
/// auxiliary cross-entropy of SONAR-LLM, arXiv 2508.05305).
public final class ReasonerStage implements Stage {

    /// Names the stage in [Randomness].
    private static final int STREAM = 2;

    private static final int DRAWS = 2;
    private static final double CONTEXT_DROP = 0.15;

    private final TokenStories data;
    private final Latents latents;
    private final ModelConfig config;
    private final NoiseSchedule schedule;
    private final int spoken;
    private final long seed;
    private final double learningRate;
    private final StoryWindows windows;

    /// A stage over encoded stories.
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
        this.data = data;
        this.latents = latents;
        this.config = config;
        this.schedule = new NoiseSchedule(config.noiseShift());
        this.spoken = spoken;
        this.seed = seed;
        this.learningRate = learningRate;
        this.windows = new StoryWindows(data, batchSize, config.maxSentences(), seed + 1);
    }

    @Override
    public String name() {
        return "reasoner";
    }

    @Override
    public String method() {
        return "reasoner_step";
    }

    @Override
    public List<String> trainable() {
        return ConceptReasoner.parameters(config).stream().map(Parameter::name).toList();
    }

    @Override
    public List<String> losses() {
        return List.of("loss", "x0", "stop", "spoken");
    }

    @Override
    public double learningRate() {
        return learningRate;
    }

    @Override
    public Batch batch(long step, double progress) {
        SplittableRandom random = Randomness.stream(seed, STREAM, step);
        return new Assembly(windows.at(step, random), random).batch();
    }

    /// One batch under construction; B windows, T sentences in the longest, Q = draws x T targets each.
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
            var position = new long[rows * targets];
            var real = new float[rows * targets];
            var visible = new float[rows * targets * longest];
            var ends = new float[rows * longest];
            var known = new float[rows * longest];
            long sentences = 0;
            for (int b = 0; b < rows; b++) {
                StoryWindows.Window window = windows.get(b);
                sentences += window.length();
                for (int t = 0; t < window.length(); t++) {
                    int at = b * longest + t;
                    latents.copy(window.story(), window.first() + t, story, at * size);
                    contextLevel[at] = random.nextBoolean() ? 0 : (float) random.nextDouble(0.2);
                    boolean last =
                            window.first() + t == data.stories().get(window.story()).length - 1;
                    ends[at] = last ? 1 : 0;
                    known[at] = 1;
                    for (int draw = 0; draw < DRAWS; draw++) {
                        int q = b * targets + draw * longest + t;
                        System.arraycopy(story, at * size, target, q * size, size);
                        level[q] = (float) schedule.level(random.nextDouble());
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
            Spoken words = spoken(level, real);
            return new Batch(
                    List.of(
                            FloatTensor.of(story, rows, longest, slots, slotSize),
                            shaped(Masking.noise(random, rows * longest, config), rows, longest),
                            FloatTensor.of(contextLevel, rows, longest),
                            FloatTensor.of(target, rows, targets, slots, slotSize),
                            shaped(Masking.noise(random, rows * targets, config), rows, targets),
                            FloatTensor.of(level, rows, targets),
                            LongTensor.of(position, rows, targets),
                            FloatTensor.of(real, rows, targets),
                            FloatTensor.of(visible, rows, targets, longest),
                            FloatTensor.of(ends, rows, longest),
                            FloatTensor.of(known, rows, longest),
                            FloatTensor.scalar(random.nextBoolean() ? 1 : 0),
                            words.chosen,
                            words.ids,
                            words.before,
                            words.keep),
                    sentences * slots,
                    Flops.reasoner(config, rows * longest, rows * targets, words.tokens));
        }

        private FloatTensor shaped(FloatTensor noise, int first, int second) {
            return FloatTensor.of(noise.values(), first, second, config.slots(), config.slotSize());
        }

        /// Chooses sentences at low noise for the auxiliary cross-entropy.
        private Spoken spoken(float[] level, float[] real) {
            var chosen = new long[spoken];
            var sentences = new ArrayList<int[]>();
            var before = new float[spoken * config.before() * size];
            var keep = new float[spoken * config.before()];
            int count = 0;
            for (int tries = 0; count < spoken && tries < 40 * spoken; tries++) {
                int q = random.nextInt(level.length);
                if (real[q] == 0 || level[q] > 0.75) {
                    continue;
                }
                StoryWindows.Window window = windows.get(q / targets);
                int t = window.first() + q % targets % longest;
                chosen[count] = q;
                sentences.add(data.stories().get(window.story())[t]);
                for (int p = 0; p < config.before() && t - 1 - p >= 0; p++) {
                    latents.copy(
                            window.story(),
                            t - 1 - p,
                            before,
                            (count * config.before() + p) * size);
                    keep[count * config.before() + p] = random.nextBoolean() ? 1 : 0;
                }
                count++;
            }
            if (count < spoken || count == 0) {
                return Spoken.none(config);
            }
            LongTensor ids = Canvas.pad(sentences, config.maxTokens());
            long tokens = sentences.stream().mapToLong(s -> s.length).sum();
            return new Spoken(
                    LongTensor.of(chosen, count),
                    ids,
                    FloatTensor.of(
                            before, count, config.before(), config.slots(), config.slotSize()),
                    FloatTensor.of(keep, count, config.before()),
                    tokens);
        }
    }

    private record Spoken(
            LongTensor chosen, LongTensor ids, FloatTensor before, FloatTensor keep, long tokens) {
        static Spoken none(ModelConfig c) {
            return new Spoken(
                    LongTensor.of(new long[0], 0),
                    LongTensor.of(new long[0], 0, 1),
                    FloatTensor.of(new float[0], 0, c.before(), c.slots(), c.slotSize()),
                    FloatTensor.of(new float[0], 0, c.before()),
                    0);
        }
    }
}
