package noema.model.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import noema.model.concept.Canvas;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Randomness;
import noema.model.text.Tokenizer;
import noema.model.words.ArNetwork;
import noema.model.words.WordConfig;

/// The masked-diffusion baseline: a bidirectional transformer learns the masked tokens of whole stories.
///
/// The loss is the negative evidence bound of LLaDA (Nie et al. 2025, arXiv 2502.09992): a share t of the tokens, uniform in
/// [0, 1], is masked and their cross-entropy is divided by t. As there, half of the rows keep a beginning unmasked, which is what a
/// prompt is; some stories are cut anywhere and some go on as EOS, so that a canvas may end before or after the story does.
public final class MaskedStage implements Stage {

    private static final int STREAM = 5;
    private static final int LONGEST_TAIL = 64;
    private static final double CUT = 0.25;

    private final WordConfig config;
    private final Lesson lesson;
    private final long seed;
    private final WindowBatches batches;

    /// A stage over a corpus.
    ///
    /// @param batchTokens tokens in a batch, about; a batch has one window at least
    public MaskedStage(
            TokenStories data, WordConfig config, int batchTokens, long seed, double learningRate) {
        this.config = config;
        this.lesson =
                Lesson.of(
                        "masked diffusion",
                        "masked_step",
                        ArNetwork.parameters(config),
                        List.of("loss", "right"),
                        learningRate);
        this.seed = seed;
        batches = new WindowBatches(data, config.maxTokens(), batchTokens, seed);
    }

    @Override
    public Lesson lesson() {
        return lesson;
    }

    @Override
    public Batch batch(long step, double progress) {
        SplittableRandom random = Randomness.stream(seed, STREAM, step);
        var rows = new ArrayList<int[]>();
        batches.at(step).forEach(window -> rows.add(varied(window, random)));
        LongTensor ids = Canvas.pad(rows, config.maxTokens());
        int longest = (int) ids.shape()[1];
        long[] canvas = ids.values().clone();
        var weight = new float[canvas.length];
        long tokens = rows.stream().mapToLong(row -> row.length - 1).sum();
        // Shares spread evenly over the rows of a step vary less than independent ones.
        double first = random.nextDouble();
        for (int row = 0; row < rows.size(); row++) {
            int length = rows.get(row).length;
            int begin = random.nextBoolean() ? 1 : random.nextInt(1, length);
            double share = (first + row / (double) rows.size()) % 1;
            int start = row * longest + begin;
            Masking.mask(canvas, start, length - begin, share, random);
            long open =
                    Arrays.stream(canvas, start, start + length - begin)
                            .filter(id -> id == Tokenizer.MASK)
                            .count();
            // (length - begin) / open is 1 / t
            float each = (float) ((length - begin) / (double) open / tokens);
            Arrays.fill(weight, start, start + length - begin, each);
        }
        return new Batch(
                List.of(
                        ids,
                        LongTensor.of(canvas, rows.size(), longest),
                        FloatTensor.of(weight, rows.size(), longest)),
                tokens,
                Flops.masked(config, tokens, rows.size(), longest));
    }

    /// A window, cut anywhere or continued with EOS, or as it is.
    private int[] varied(int[] window, SplittableRandom random) {
        if (window.length > 2 && random.nextDouble() < CUT) {
            return Arrays.copyOf(window, random.nextInt(2, window.length));
        }
        int room = config.maxTokens() - window.length;
        if (window[window.length - 1] != Tokenizer.EOS || room == 0 || random.nextBoolean()) {
            return window;
        }
        int[] longer =
                Arrays.copyOf(
                        window, window.length + random.nextInt(Math.min(LONGEST_TAIL, room) + 1));
        Arrays.fill(longer, window.length, longer.length, Tokenizer.EOS);
        return longer;
    }
}
