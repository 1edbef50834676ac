package noema.model.train;

import noema.model.concept.ModelConfig;

/// How to train a concept model.
///
/// @param run    from what, whereto and for how long; 45 % goes to the autoencoder, 35 % to the reasoner, the rest to the
///               adaptation. The reasoner gets half of the learning rate, the adaptation a third
/// @param config sizes; the vocabulary shrinks where a small corpus does not fill it
/// @param first  stage the run begins with
public record TrainingPlan(TrainingRun run, ModelConfig config, FirstStage first) {

    /// Shares of the run: autoencoder, reasoner, adaptation.
    static final double[] SHARES = {0.45, 0.35, 0.2};

    /// Checks that there is something to start from where stages are left out.
    ///
    /// @throws noema.model.tensor.NoemaException when there is not
    public TrainingPlan {
        first.requireFrom(run);
    }

    /// The budget of a stage.
    Budget budget(int stage) {
        return first.budget(run, SHARES, stage);
    }
}
