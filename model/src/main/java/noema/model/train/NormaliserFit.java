package noema.model.train;

import java.util.ArrayList;
import java.util.List;
import noema.model.concept.Canvas;
import noema.model.concept.ModelConfig;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.TorchModule;

/// Fits the concept normaliser to an encoder that is done: mean and spread of every number over a sample of sentences.
///
/// The running averages of the training belong to weights that were still moving; the model that is kept has averaged ones.
final class NormaliserFit {

    private static final int SAMPLE = 8192;
    private static final int BATCH = 128;

    /// Added to the variance, as in the training steps.
    private static final double EPSILON = 1e-4;

    private NormaliserFit() {}

    /// Replaces `concept.center` and `concept.scale` in the module.
    static void fit(TokenStories data, TorchModule module, ModelConfig config) {
        List<int[]> sentences = sample(data);
        int size = config.conceptSize();
        var sum = new double[size];
        var squares = new double[size];
        for (int i = 0; i < sentences.size(); i += BATCH) {
            List<int[]> part = sentences.subList(i, Math.min(sentences.size(), i + BATCH));
            float[] slots =
                    module.infer("encode", Canvas.pad(part, config.maxTokens()))
                            .getFirst()
                            .values();
            for (int k = 0; k < slots.length; k++) {
                sum[k % size] += slots[k];
                squares[k % size] += (double) slots[k] * slots[k];
            }
        }
        var center = new float[size];
        var scale = new float[size];
        for (int k = 0; k < size; k++) {
            double mean = sum[k] / sentences.size();
            center[k] = (float) mean;
            scale[k] =
                    (float)
                            Math.sqrt(
                                    Math.max(0, squares[k] / sentences.size() - mean * mean)
                                            + EPSILON);
        }
        module.put(
                "w", "concept.center", FloatTensor.of(center, config.slots(), config.slotSize()));
        module.put("w", "concept.scale", FloatTensor.of(scale, config.slots(), config.slotSize()));
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
