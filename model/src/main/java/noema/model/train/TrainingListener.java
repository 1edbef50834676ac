package noema.model.train;

/// Hears how a training run goes on, about once a second, on the training thread.
@FunctionalInterface
public interface TrainingListener {

    /// Called with the newest figures.
    void progressed(TrainingProgress progress);
}
