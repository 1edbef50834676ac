package noema.model.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import noema.model.concept.Canvas;
import noema.model.concept.ModelConfig;
import noema.model.concept.SentenceEncoder;
import noema.model.render.TextRenderer;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.HostArray;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Randomness;
import noema.model.text.Tokenizer;
import org.jspecify.annotations.Nullable;

/// Stage 1: encoder, text renderer, length head and bag-of-words head learn together to bring sentences back from noisy
/// concepts and masked canvases.
///
/// A batch is made of runs of consecutive sentences, so that the concept of the sentence before is at hand for free. The
/// first third of the stage wakes the concept up (little noise, half of the canvases fully masked); later the noise level
/// covers all of [0, 1], which makes the renderer a language model that a clear thought merely pins down.
///
/// An encoder that goes on from a model whose concepts others already think in (its reasoner, a level above, a map) is held
/// to them: how far a concept is from what it was when the run began (mean square) counts like a nat. It has nothing to wake
/// up, so it learns what is left, to bring clear concepts back to the letter.
///
/// Once awake, some clear concepts are those of sentences with [strange words][StrangeWords], which are held to nothing.
public final class AutoencoderStage implements Stage {

    /// Names the stage in [Randomness].
    private static final int STREAM = 1;

    private static final int RUN = 4;
    private static final double WAKING = 0.3;

    /// Sentences told at a level below it may have strange words.
    private static final double NEAR = 0.3;

    private final TokenStories data;
    private final ModelConfig config;
    private final int batchSize;
    private final long seed;
    private final @Nullable Latents known;
    private final StrangeWords strange;
    private final Lesson lesson;
    private final EpochOrder order;
    private final List<int[]> runs = new ArrayList<>();

    /// A stage over a corpus.
    ///
    /// @param batchSize sentences in a batch, a multiple of 4
    public AutoencoderStage(
            TokenStories data, ModelConfig config, int batchSize, long seed, double learningRate) {
        this(data, null, StrangeWords.none(), config, batchSize, seed, learningRate);
    }

    /// The same for an encoder that is held to the concepts it made.
    ///
    /// @param known   concepts of the corpus, `null` for an encoder that is free
    /// @param strange words to put into some of the sentences that are told clearly
    AutoencoderStage(
            TokenStories data,
            @Nullable Latents known,
            StrangeWords strange,
            ModelConfig config,
            int batchSize,
            long seed,
            double learningRate) {
        this.data = data;
        this.known = known;
        this.strange = strange;
        this.config = config;
        this.batchSize = batchSize;
        this.seed = seed;
        this.lesson = known == null ? lesson(config, learningRate) : further(config, learningRate);
        for (int story = 0; story < data.stories().size(); story++) {
            int length = data.stories().get(story).length;
            for (int start = 0; start < length; start += RUN) {
                runs.add(new int[] {story, Math.max(0, Math.min(start, length - RUN))});
            }
        }
        this.order = new EpochOrder(runs.size(), seed);
    }

    private static Lesson lesson(ModelConfig config, double learningRate) {
        return Lesson.of(
                "autoencoder",
                "autoencoder_step",
                Stream.of(
                                SentenceEncoder.parameters(config),
                                TextRenderer.parameters(config),
                                TextRenderer.trainingParameters(config))
                        .flatMap(List::stream)
                        .toList(),
                List.of("loss", "masked", "right", "length", "bag"),
                learningRate);
    }

    private static Lesson further(ModelConfig config, double learningRate) {
        return Lesson.of(
                "autoencoder",
                "further_step",
                Stream.concat(
                                SentenceEncoder.parameters(config).stream(),
                                TextRenderer.parameters(config).stream())
                        .toList(),
                List.of("loss", "masked", "right", "length", "drift"),
                learningRate);
    }

    @Override
    public Lesson lesson() {
        return lesson;
    }

    @Override
    public Batch batch(long step, double progress) {
        SplittableRandom random = Randomness.stream(seed, STREAM, step);
        var sentences = new ArrayList<int[]>();
        var places = new ArrayList<int[]>();
        var before = new ArrayList<Integer>();
        long first = step * (batchSize / RUN);
        for (long i = first; i < first + batchSize / RUN; i++) {
            int[] run = runs.get(order.at(i));
            int[][] story = data.stories().get(run[0]);
            for (int s = run[1]; s < Math.min(story.length, run[1] + RUN); s++) {
                before.add(s > run[1] ? sentences.size() - 1 : -1);
                sentences.add(story[s]);
                places.add(new int[] {run[0], s});
            }
        }
        return assemble(sentences, places, before, progress, random);
    }

    private Practice practice(double progress) {
        if (known != null) {
            return Practice.TO_THE_LETTER;
        }
        return progress < WAKING ? Practice.WAKING : Practice.ALL_LEVELS;
    }

    private Batch assemble(
            List<int[]> sentences,
            List<int[]> places,
            List<Integer> before,
            double progress,
            SplittableRandom random) {
        int size = sentences.size();
        Practice practice = practice(progress);
        var level = new float[size];
        var held = new float[size];
        for (int row = 0; row < size; row++) {
            level[row] = (float) practice.level(random);
            held[row] = 1;
            if (practice != Practice.WAKING && level[row] < NEAR) {
                Optional<int[]> other = strange.sometimes(sentences.get(row), random);
                if (other.isPresent()) {
                    sentences.set(row, other.get());
                    held[row] = 0;
                }
            }
        }
        LongTensor ids = Canvas.pad(sentences, config.maxTokens());
        int longest = (int) ids.shape()[1];
        var seen = ids.values().clone();
        var canvas = ids.values().clone();
        var slotKeep = new float[size * config.slots()];
        var beforeRow = new long[size * config.before()];
        var beforeKeep = new float[size * config.before()];
        double drop = known == null ? 0.15 * (1 - progress) : 0;
        long tokens = 0;
        for (int row = 0; row < size; row++) {
            int length = sentences.get(row).length;
            tokens += length;
            if (random.nextDouble() < 0.7) {
                Masking.drop(seen, row * longest, length, drop, random);
            }
            Masking.mask(canvas, row * longest, length, practice.masked(random), random);
            int kept = practice.slots(config.slots(), level[row], random);
            for (int s = 0; s < kept; s++) {
                slotKeep[row * config.slots() + s] = 1;
            }
            int earlier = row;
            for (int p = 0; p < config.before(); p++) {
                earlier = earlier < 0 ? -1 : before.get(earlier);
                beforeRow[row * config.before() + p] = Math.max(0, earlier);
                beforeKeep[row * config.before() + p] =
                        earlier >= 0 && random.nextDouble() < 0.6 ? 1 : 0;
            }
        }
        var arguments = new ArrayList<HostArray>();
        arguments.add(ids);
        if (known == null) {
            arguments.add(LongTensor.of(seen, size, longest));
        } else {
            arguments.add(known.at(places, config));
            arguments.add(FloatTensor.of(held, size));
        }
        arguments.addAll(
                List.of(
                        LongTensor.of(canvas, size, longest),
                        Masking.noise(random, size, config),
                        FloatTensor.of(level, size),
                        FloatTensor.of(slotKeep, size, config.slots()),
                        LongTensor.of(beforeRow, size, config.before()),
                        FloatTensor.of(beforeKeep, size, config.before())));
        return new Batch(arguments, tokens, Flops.autoencoder(config, tokens, size));
    }

    /// Token ids of PAD and MASK as the network knows them.
    static {
        if (Tokenizer.PAD != 0 || Tokenizer.MASK != 1) {
            throw new AssertionError("The TorchScript sources read PAD as 0 and MASK as 1.");
        }
    }
}
