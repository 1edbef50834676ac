package noema.model.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import noema.model.concept.Canvas;
import noema.model.concept.ModelConfig;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.HostArray;
import noema.model.tensor.LongTensor;

/// Chooses sentences whose x0 estimates at low noise must also be readable by the frozen renderer (the auxiliary
/// cross-entropy of SONAR-LLM, arXiv 2508.05305).
final class SpokenSentences {

    /// Above this noise level an estimate says too little for words.
    private static final double NOISIEST = 0.75;

    private final TokenStories data;
    private final Latents latents;
    private final ModelConfig config;
    private final int wanted;

    /// @param wanted sentences in a batch, 0 for none
    SpokenSentences(TokenStories data, Latents latents, ModelConfig config, int wanted) {
        this.data = data;
        this.latents = latents;
        this.config = config;
        this.wanted = wanted;
    }

    /// The part of a batch that is spoken.
    ///
    /// @param arguments what the training step takes for it
    /// @param flops     floating-point operations it costs
    record Part(List<HostArray> arguments, double flops) {

        /// No argument, for steps that know of no words.
        static final Part NONE = new Part(List.of(), 0);
    }

    /// Chooses among the targets of a batch.
    ///
    /// @param level   noise level of every target [B, Q]
    /// @param real    1 where there is one [B, Q]
    /// @param targets Q, some draws of `longest` sentences each, of which only the first are estimates of the true sentence
    Part choose(
            float[] level,
            float[] real,
            List<StoryWindows.Window> windows,
            int targets,
            int longest,
            SplittableRandom random) {
        int size = config.conceptSize();
        var chosen = new long[wanted];
        var sentences = new ArrayList<int[]>();
        var before = new float[wanted * config.before() * size];
        var keep = new float[wanted * config.before()];
        int count = 0;
        for (int tries = 0; count < wanted && tries < 40 * wanted; tries++) {
            int q = random.nextInt(level.length);
            boolean plain = q % targets < longest;
            if (real[q] == 0 || !plain || level[q] > NOISIEST) {
                continue;
            }
            StoryWindows.Window window = windows.get(q / targets);
            int t = window.first() + q % targets % longest;
            chosen[count] = q;
            sentences.add(data.stories().get(window.story())[t]);
            for (int p = 0; p < config.before() && t - 1 - p >= 0; p++) {
                int at = count * config.before() + p;
                latents.copy(window.story(), t - 1 - p, before, at * size);
                keep[at] = random.nextBoolean() ? 1 : 0;
            }
            count++;
        }
        return count < wanted || count == 0
                ? part(List.of(), new long[0], new float[0], new float[0])
                : part(sentences, chosen, before, keep);
    }

    private Part part(List<int[]> sentences, long[] chosen, float[] before, float[] keep) {
        int count = sentences.size();
        int earlier = config.before();
        long tokens = sentences.stream().mapToLong(s -> s.length).sum();
        return new Part(
                List.of(
                        LongTensor.of(chosen, count),
                        Canvas.pad(sentences, config.maxTokens()),
                        FloatTensor.of(before, count, earlier, config.slots(), config.slotSize()),
                        FloatTensor.of(keep, count, earlier)),
                Flops.spoken(config, tokens));
    }
}
