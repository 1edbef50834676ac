package noema.model.train;

import java.nio.file.Path;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import noema.model.tensor.Workers;
import org.jspecify.annotations.Nullable;

/// What every training run has, whatever it trains.
///
/// @param corpus       file or folder of stories
/// @param out          folder that gets the model, and the state of the run while it lasts
/// @param from         model whose weights (and tokenizer, where it has one) the run starts with, where they have the sizes
///                     asked for; `null` to start from nothing
/// @param length       minutes or steps of the whole run
/// @param batch        sentences in a batch, 4 to 4096; groups of them for a level
/// @param learningRate peak of the first stage's learning rate
/// @param seed         of weights, batches, noise and masks
/// @param resume       whether to continue the run whose state is in `out`
/// @param checkpointSeconds seconds of work between checkpoints
/// @param precision    number type of the matrix products
public record TrainingRun(
        Path corpus,
        Path out,
        @Nullable Path from,
        Budget length,
        int batch,
        double learningRate,
        long seed,
        boolean resume,
        double checkpointSeconds,
        Precision precision) {

    /// Checks the numbers.
    ///
    /// @throws NoemaException when one is out of range
    public TrainingRun {
        switch (length) {
            case Budget.Minutes m ->
                    NoemaException.require("training time in minutes", m.minutes(), 0.01, 100_000);
            case Budget.Steps s ->
                    NoemaException.require("number of training steps", s.steps(), 3, 1e9);
        }
        NoemaException.require("batch size", batch, 4, 4096);
        NoemaException.require("learning rate", learningRate, 1e-7, 1);
        NoemaException.require("time between checkpoints in seconds", checkpointSeconds, 1, 1e6);
    }

    /// Sentences (or groups) in the part of a batch that one of the workers gets: a multiple of 4, 4 at least.
    int part(Workers workers) {
        return Math.max(4, batch / workers.count() / 4 * 4);
    }

    /// The part of the length that a stage gets.
    ///
    /// @param share of the whole run, 0 to 1
    Budget part(double share) {
        return switch (length) {
            case Budget.Minutes m -> new Budget.Minutes(m.minutes() * share);
            case Budget.Steps s -> new Budget.Steps(Math.max(1, Math.round(s.steps() * share)));
        };
    }
}
