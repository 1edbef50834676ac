package noema.model.train;

import java.util.List;
import noema.model.concept.Canvas;
import noema.model.words.ArNetwork;
import noema.model.words.WordConfig;

/// The autoregressive baseline: a causal transformer learns the next token of whole stories.
public final class ArStage implements Stage {

    private final WordConfig config;
    private final Lesson lesson;
    private final WindowBatches batches;

    /// A stage over a corpus.
    ///
    /// @param batchTokens tokens in a batch, about; a batch has one window at least
    public ArStage(
            TokenStories data, WordConfig config, int batchTokens, long seed, double learningRate) {
        this.config = config;
        this.lesson =
                Lesson.of(
                        "autoregressive",
                        "ar_step",
                        ArNetwork.parameters(config),
                        List.of("loss"),
                        learningRate);
        batches = new WindowBatches(data, config.maxTokens(), batchTokens, seed);
    }

    @Override
    public Lesson lesson() {
        return lesson;
    }

    /// How many batches show every window once.
    public int batchesPerEpoch() {
        return batches.perEpoch();
    }

    @Override
    public Batch batch(long step, double progress) {
        List<int[]> rows = batches.at(step);
        long targets = rows.stream().mapToLong(row -> row.length - 1).sum();
        var ids = Canvas.pad(rows, config.maxTokens());
        return new Batch(
                List.of(ids),
                targets,
                Flops.autoregressive(config, targets, ids.shape()[0], ids.shape()[1] - 1));
    }
}
