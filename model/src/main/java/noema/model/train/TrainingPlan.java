package noema.model.train;

import java.util.Arrays;
import java.util.Locale;
import noema.model.concept.ModelConfig;
import noema.model.tensor.NoemaException;

/// How to train a concept model.
///
/// @param run    from what, whereto and for how long; 45 % goes to the autoencoder, 40 % to the reasoner, the rest to the
///               adaptation. The reasoner gets half of the learning rate, the adaptation a third
/// @param config sizes; the vocabulary shrinks where a small corpus does not fill it
/// @param first  stage the run begins with; what comes before is taken from the model to start from as it is, and the time of
///               the others grows in proportion
public record TrainingPlan(TrainingRun run, ModelConfig config, First first) {

    /// The stages of a run, in order.
    public enum First {
        /// Everything is learned.
        AUTOENCODER,
        /// Encoder and concept space stay as they are.
        REASONER,
        /// Only the renderer learns.
        ADAPTATION
    }

    /// Shares of the run: autoencoder, reasoner, adaptation.
    static final double[] SHARES = {0.45, 0.4, 0.15};

    /// Checks that there is something to start from where stages are left out.
    ///
    /// @throws NoemaException when there is not
    public TrainingPlan {
        if (first != First.AUTOENCODER && run.from() == null) {
            throw new NoemaException(
                    "A run that begins with the stage %s needs a model to start from; name one."
                            .formatted(first.name().toLowerCase(Locale.ROOT)));
        }
    }

    /// The budget of a stage.
    Budget budget(int stage) {
        return run.part(
                SHARES[stage] / Arrays.stream(SHARES, first.ordinal(), SHARES.length).sum());
    }
}
