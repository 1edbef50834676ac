package noema.model.train;

import java.nio.file.Path;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import noema.model.words.WordConfig;
import noema.model.words.WordKind;
import org.jspecify.annotations.Nullable;

/// Which word model to train, from what, for how long.
///
/// @param kind         left to right, or masked diffusion
/// @param corpus       file or folder of stories
/// @param out          folder that gets the model, and the state of the run while it lasts
/// @param from         model, also of another kind, whose tokenizer and weights the run starts with, where they have the sizes
///                     asked for; `null` to start from nothing
/// @param config       sizes; the vocabulary shrinks where a small corpus does not fill it
/// @param length       minutes or steps
/// @param batchTokens  tokens in a batch, about
/// @param learningRate peak of the learning rate
/// @param seed         of weights, batches and masks
/// @param resume       whether to continue the run whose state is in `out`
/// @param checkpointSeconds seconds of work between checkpoints
/// @param precision    number type of the matrix products
public record WordTrainingPlan(
        WordKind kind,
        Path corpus,
        Path out,
        @Nullable Path from,
        WordConfig config,
        Budget length,
        int batchTokens,
        double learningRate,
        long seed,
        boolean resume,
        double checkpointSeconds,
        Precision precision) {

    /// Checks the numbers.
    ///
    /// @throws NoemaException when one is out of range
    public WordTrainingPlan {
        switch (length) {
            case Budget.Minutes m ->
                    NoemaException.require("training time in minutes", m.minutes(), 0.01, 100_000);
            case Budget.Steps s ->
                    NoemaException.require("number of training steps", s.steps(), 1, 1e9);
        }
        NoemaException.require("batch size in tokens", batchTokens, 16, 1 << 20);
        NoemaException.require("learning rate", learningRate, 1e-7, 1);
        NoemaException.require("time between checkpoints in seconds", checkpointSeconds, 1, 1e6);
    }
}
