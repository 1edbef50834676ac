package noema.model.train;

import java.nio.file.Path;
import noema.model.concept.ModelConfig;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import org.jspecify.annotations.Nullable;

/// What to train, from what, for how long.
///
/// @param corpus       file or folder of stories
/// @param out          folder that gets the model, and the state of the run while it lasts
/// @param from         model whose tokenizer and weights the run starts with, where they have the sizes asked for;
///                     `null` to start from nothing
/// @param config       sizes; the vocabulary shrinks where a small corpus does not fill it
/// @param length       minutes or steps of the whole run; 45 % goes to the autoencoder, 40 % to the reasoner, the
///                     rest to the adaptation
/// @param batch        sentences in a batch of the autoencoder, a multiple of 4
/// @param learningRate peak of the autoencoder's learning rate; the reasoner gets half, the adaptation a third of it
/// @param seed         of weights, batches and noise
/// @param resume       whether to continue the run whose state is in `out`
/// @param checkpointSeconds seconds of work between checkpoints
/// @param precision    number type of the matrix products
public record TrainingPlan(
        Path corpus,
        Path out,
        @Nullable Path from,
        ModelConfig config,
        Budget length,
        int batch,
        double learningRate,
        long seed,
        boolean resume,
        double checkpointSeconds,
        Precision precision) {

    /// Shares of the run: autoencoder, reasoner, adaptation.
    static final double[] SHARES = {0.45, 0.4, 0.15};

    /// Checks the numbers.
    ///
    /// @throws NoemaException when one is out of range
    public TrainingPlan {
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

    /// The usual plan for a number of minutes.
    public static TrainingPlan of(Path corpus, Path out, double minutes) {
        return new TrainingPlan(
                corpus,
                out,
                null,
                ModelConfig.STANDARD,
                new Budget.Minutes(minutes),
                128,
                1.5e-3,
                1,
                false,
                120,
                Precision.fastest());
    }

    /// The budget of a stage.
    Budget budget(int stage) {
        return switch (length) {
            case Budget.Minutes m -> new Budget.Minutes(m.minutes() * SHARES[stage]);
            case Budget.Steps s ->
                    new Budget.Steps(Math.max(1, Math.round(s.steps() * SHARES[stage])));
        };
    }
}
