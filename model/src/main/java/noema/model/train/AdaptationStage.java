package noema.model.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import noema.model.concept.Canvas;
import noema.model.concept.ModelConfig;
import noema.model.reason.NoiseSchedule;
import noema.model.render.TextRenderer;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Parameter;
import noema.model.tensor.Randomness;

/// Stage 3: the renderer learns to read concepts that the reasoner sampled, since those are less sharp than the encoder's
/// (decoder adaptation; the largest single gain in the block-latent-diffusion paper).
///
/// A true concept is noised to a random level and denoised again by the frozen reasoner with a random guidance, which gives a
/// concept of the reasoner's making that still means the true sentence. A third of the concepts is only noised, so that the renderer does
/// not forget the encoder's. Everything but the renderer and the length head is frozen, the token embedding included.
public final class AdaptationStage implements Stage {

    /// Names the stage in [Randomness].
    private static final int STREAM = 3;

    private static final int STEPS = 4;
    private static final double MOST_GUIDANCE = 3;
    private static final double ONLY_NOISED = 0.33;

    private final TokenStories data;
    private final Latents latents;
    private final ModelConfig config;
    private final NoiseSchedule schedule;
    private final StoryWindows windows;
    private final long seed;
    private final double learningRate;

    /// A stage over encoded stories.
    ///
    /// @param batchSize stories in a batch
    AdaptationStage(
            TokenStories data,
            Latents latents,
            ModelConfig config,
            int batchSize,
            long seed,
            double learningRate) {
        this.data = data;
        this.latents = latents;
        this.config = config;
        this.schedule = new NoiseSchedule(config.noiseShift());
        this.windows = new StoryWindows(data.lengths(), batchSize, config.maxSentences(), seed + 2);
        this.seed = seed;
        this.learningRate = learningRate;
    }

    @Override
    public String name() {
        return "adaptation";
    }

    @Override
    public String method() {
        return "adaptation_step";
    }

    @Override
    public List<String> trainable() {
        return TextRenderer.parameters(config).stream().map(Parameter::name).toList();
    }

    @Override
    public List<String> losses() {
        return List.of("loss", "masked", "right", "length");
    }

    @Override
    public double learningRate() {
        return learningRate;
    }

    @Override
    public Batch batch(long step, double progress) {
        SplittableRandom random = Randomness.stream(seed, STREAM, step);
        List<StoryWindows.Window> batch = windows.at(step, random);
        int rows = batch.size();
        int longest = batch.stream().mapToInt(StoryWindows.Window::length).max().orElse(1);
        int size = config.conceptSize();
        var story = new float[rows * longest * size];
        var levels = new float[(STEPS + 1) * rows * longest];
        var position = new long[rows * longest];
        var visible = new float[rows * longest * longest];
        var chosen = new ArrayList<Integer>();
        var sentences = new ArrayList<int[]>();
        for (int b = 0; b < rows; b++) {
            StoryWindows.Window window = batch.get(b);
            for (int t = 0; t < longest; t++) {
                int q = b * longest + t;
                double[] path = path(random);
                for (int k = 0; k <= STEPS; k++) {
                    levels[k * rows * longest + q] = (float) path[k];
                }
                position[q] = t;
                Arrays.fill(visible, q * longest, q * longest + Math.min(t, window.length()), 1);
                if (t < window.length()) {
                    latents.copy(window.story(), window.first() + t, story, q * size);
                    chosen.add(q);
                    sentences.add(data.stories().get(window.story())[window.first() + t]);
                }
            }
        }
        int count = chosen.size();
        var before = new float[count * config.before() * size];
        var keep = new float[count * config.before()];
        for (int m = 0; m < count; m++) {
            for (int p = 0; p < config.before(); p++) {
                int earlier = chosen.get(m) - 1 - p;
                if (chosen.get(m) % longest - 1 - p >= 0) {
                    System.arraycopy(
                            story, earlier * size, before, (m * config.before() + p) * size, size);
                    keep[m * config.before() + p] = random.nextDouble() < 0.75 ? 1 : 0;
                }
            }
        }
        LongTensor ids = Canvas.pad(sentences, config.maxTokens());
        int width = (int) ids.shape()[1];
        var canvas = ids.values().clone();
        long tokens = 0;
        for (int m = 0; m < count; m++) {
            int length = sentences.get(m).length;
            tokens += length;
            double share = random.nextDouble() < 0.35 ? 1 : random.nextDouble();
            Masking.mask(canvas, m * width, length, share, random);
        }
        int slots = config.slots();
        int slotSize = config.slotSize();
        // Any setting that a user may choose, so that the renderer can read what it leads to.
        float guidance = (float) random.nextDouble(1, MOST_GUIDANCE);
        float rescale = (float) random.nextDouble();
        return new Batch(
                List.of(
                        FloatTensor.of(story, rows, longest, slots, slotSize),
                        FloatTensor.of(
                                Masking.noise(random, rows * longest, config).values(),
                                rows,
                                longest,
                                slots,
                                slotSize),
                        FloatTensor.of(levels, STEPS + 1, rows, longest),
                        LongTensor.of(position, rows, longest),
                        FloatTensor.of(visible, rows, longest, longest),
                        FloatTensor.of(new float[] {guidance, rescale}, 2),
                        LongTensor.of(chosen.stream().mapToLong(q -> q).toArray(), count),
                        ids,
                        LongTensor.of(canvas, count, width),
                        FloatTensor.of(before, count, config.before(), slots, slotSize),
                        FloatTensor.of(keep, count, config.before())),
                tokens,
                Flops.adaptation(config, (long) rows * longest, STEPS, tokens));
    }

    /// Falling noise levels of one concept: from a random level down to a random hand-over, or all the same where the
    /// concept is only noised.
    private double[] path(SplittableRandom random) {
        double end = random.nextDouble() < 0.5 ? 0 : random.nextDouble(0.35);
        var path = new double[STEPS + 1];
        if (random.nextDouble() < ONLY_NOISED) {
            Arrays.fill(path, random.nextDouble() < 0.5 ? end : random.nextDouble());
            return path;
        }
        double top = schedule.time(random.nextDouble(0.4, 0.9));
        double low = schedule.time(end);
        for (int k = 0; k <= STEPS; k++) {
            path[k] = k == STEPS ? end : schedule.level(top + (low - top) * k / STEPS);
        }
        return path;
    }
}
