package noema.model.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import noema.model.concept.Canvas;
import noema.model.concept.ModelConfig;
import noema.model.reason.NoiseSchedule;
import noema.model.render.TextRenderer;
import noema.model.render.WordsInView;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.HostArray;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Randomness;

/// Stage 3: the renderer learns to read concepts that the reasoner sampled, since those are less sharp than the encoder's
/// (decoder adaptation; the largest single gain in the block-latent-diffusion paper).
///
/// Half of the sentences are said from what the reasoner [dreams][Dreams] of them, half of these [reminded][Reminders] of other sentences;
/// the others from the encoder's concepts, some of these with [strange words][StrangeWords]. Everything but the renderer and the length head is frozen, the token embedding included.
public final class AdaptationStage implements Stage {

    /// Names the stage in [Randomness].
    private static final int STREAM = 3;

    private static final int[] NO_WORDS = {};

    private final TokenStories data;
    private final Latents latents;
    private final StrangeWords strange;
    private final ModelConfig config;
    private final NoiseSchedule schedule;
    private final StoryWindows windows;
    private final long seed;
    private final Lesson lesson;

    /// A stage over encoded stories.
    ///
    /// @param strange   words to put into some of the sentences that are told clearly
    /// @param batchSize stories in a batch
    AdaptationStage(
            TokenStories data,
            Latents latents,
            StrangeWords strange,
            ModelConfig config,
            int batchSize,
            long seed,
            double learningRate) {
        this.data = data;
        this.latents = latents;
        this.strange = strange;
        this.config = config;
        this.schedule = new NoiseSchedule(config.noiseShift());
        this.windows = new StoryWindows(data.lengths(), batchSize, config.maxSentences(), seed + 2);
        this.seed = seed;
        this.lesson =
                Lesson.of(
                        "adaptation",
                        "adaptation_step",
                        TextRenderer.parameters(config),
                        List.of("loss", "masked", "right", "length"),
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
        Dreams dreams = Dreams.of(batch, latents, config, schedule, random);
        Reminders reminders = Reminders.of(dreams.levels(), latents, config, random);
        float[] story = dreams.story().values();
        int longest = (int) dreams.story().shape()[1];
        int size = config.conceptSize();
        List<Dreams.Place> places = dreams.places();
        int count = places.size();
        var sentences = new ArrayList<int[]>();
        var before = new float[count * config.before() * size];
        var keep = new float[count * config.before()];
        var exchanged = new float[count];
        var told = new ArrayList<List<int[]>>();
        for (int m = 0; m < count; m++) {
            Dreams.Place place = places.get(m);
            StoryWindows.Window window = batch.get(place.window());
            int[] said = data.stories().get(window.story())[window.first() + place.at()];
            Optional<int[]> other =
                    dreams.isClear(m) ? strange.sometimes(said, random) : Optional.empty();
            exchanged[m] = other.isPresent() ? 1 : 0;
            sentences.add(other.orElse(said));
            told.add(told(window, place.at(), random));
            for (int p = 0; p < config.before() && p < place.at(); p++) {
                int earlier = place.window() * longest + place.at() - 1 - p;
                System.arraycopy(
                        story, earlier * size, before, (m * config.before() + p) * size, size);
                double kept = dreams.onlyNoised(m) ? 0.5 : 0.9;
                keep[m * config.before() + p] = random.nextDouble() < kept ? 1 : 0;
            }
        }
        LongTensor ids = Canvas.pad(sentences, config.maxTokens());
        int width = (int) ids.shape()[1];
        var canvas = ids.values().clone();
        long tokens = 0;
        for (int m = 0; m < count; m++) {
            int length = sentences.get(m).length;
            tokens += length;
            double full = dreams.onlyNoised(m) ? 0.7 : 0.5;
            double share = random.nextDouble() < full ? 1 : random.nextDouble();
            Masking.mask(canvas, m * width, length, share, random);
        }
        LongTensor words = WordsInView.of(told, config);
        int slots = config.slots();
        int slotSize = config.slotSize();
        var arguments = new ArrayList<HostArray>(dreams.arguments());
        arguments.addAll(reminders.arguments());
        arguments.addAll(
                List.of(
                        ids,
                        LongTensor.of(canvas, count, width),
                        FloatTensor.of(before, count, config.before(), slots, slotSize),
                        FloatTensor.of(keep, count, config.before()),
                        words,
                        FloatTensor.of(exchanged, count)));
        long seen = count * ((1L + config.before()) * config.slots()) + words.values().length / 3;
        return new Batch(arguments, tokens, Flops.adaptation(config, dreams.work(), tokens, seen));
    }

    /// Sentences before one of a window whose words it is told, the nearest first: those of the nearest few are missing where it is
    /// thought of in a breath with them, and now and then there are none at all.
    private List<int[]> told(StoryWindows.Window window, int at, SplittableRandom random) {
        if (random.nextDouble() < 0.1) {
            return List.of();
        }
        int wordless = random.nextBoolean() ? 0 : random.nextInt(5);
        int[][] story = data.stories().get(window.story());
        return IntStream.range(0, at)
                .mapToObj(k -> k < wordless ? NO_WORDS : story[window.first() + at - 1 - k])
                .toList();
    }
}
