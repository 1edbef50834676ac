package noema.model.train;

import java.util.Arrays;
import java.util.Locale;
import noema.model.tensor.NoemaException;

/// The stage that a run of training begins with; what comes before is taken from the model to start from, as it is.
public enum FirstStage {
    /// Everything is learned.
    AUTOENCODER,
    /// Encoder and concept space stay as they are.
    REASONER,
    /// Only the renderer learns.
    ADAPTATION;

    /// Checks that there is something to start from where stages are left out.
    ///
    /// @throws NoemaException when there is not
    void requireFrom(TrainingRun run) {
        if (this != AUTOENCODER && run.from() == null) {
            throw new NoemaException(
                    "A run that begins with the stage %s needs a model to start from; name one."
                            .formatted(name().toLowerCase(Locale.ROOT)));
        }
    }

    /// The part of a run that a stage gets.
    ///
    /// @param shares of all stages; those of the stages that are left out go to the others in proportion
    Budget budget(TrainingRun run, double[] shares, int stage) {
        return run.part(shares[stage] / Arrays.stream(shares, ordinal(), shares.length).sum());
    }
}
