package noema.model.train;

import java.util.ArrayList;
import java.util.List;
import noema.model.concept.Canvas;
import noema.model.concept.ModelConfig;
import noema.model.concept.Normaliser;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.TorchModule;

/// Fits the concept normaliser to an encoder that is done: mean and spread of every number over a sample of sentences.
///
/// While it learns, a batch is normalised by itself.
final class NormaliserFit {

    private static final int SAMPLE = 8192;
    private static final int BATCH = 128;

    /// Added to the variance, as in the training steps.
    private static final double EPSILON = 1e-4;

    private final int slots;
    private final int slotSize;
    private final double[] sum;
    private final double[] squares;
    private long count;

    /// A fit of concepts of `slots` x `slotSize` numbers.
    NormaliserFit(int slots, int slotSize) {
        this.slots = slots;
        this.slotSize = slotSize;
        this.sum = new double[slots * slotSize];
        this.squares = new double[slots * slotSize];
    }

    /// Fits the normaliser of sentences.
    static void fit(TokenStories data, TorchModule module, ModelConfig config) {
        List<int[]> sentences = sample(data);
        var fit = new NormaliserFit(config.slots(), config.slotSize());
        for (int i = 0; i < sentences.size(); i += BATCH) {
            List<int[]> part = sentences.subList(i, Math.min(sentences.size(), i + BATCH));
            fit.add(module.infer("encode", Canvas.pad(part, config.maxTokens())).getFirst());
        }
        fit.store(module);
    }

    /// Takes concepts [B, S, C] from before the normaliser into account.
    void add(FloatTensor concepts) {
        float[] values = concepts.values();
        for (int k = 0; k < values.length; k++) {
            sum[k % sum.length] += values[k];
            squares[k % sum.length] += (double) values[k] * values[k];
        }
        count += values.length / sum.length;
    }

    /// Replaces mean and spread in the module.
    void store(TorchModule module) {
        var center = new float[sum.length];
        var scale = new float[sum.length];
        for (int k = 0; k < sum.length; k++) {
            double mean = sum[k] / count;
            double variance = Math.max(0, squares[k] / count - mean * mean);
            center[k] = (float) mean;
            scale[k] = (float) Math.sqrt(variance + EPSILON);
        }
        module.put("w", Normaliser.CENTER, FloatTensor.of(center, slots, slotSize));
        module.put("w", Normaliser.SCALE, FloatTensor.of(scale, slots, slotSize));
    }

    /// Sentences spread evenly over the corpus.
    private static List<int[]> sample(TokenStories data) {
        long every = Math.max(1, data.sentences() / SAMPLE);
        var sentences = new ArrayList<int[]>();
        long number = 0;
        for (int[][] story : data.stories()) {
            for (int[] sentence : story) {
                if (number++ % every == 0) {
                    sentences.add(sentence);
                }
            }
        }
        return sentences;
    }
}
