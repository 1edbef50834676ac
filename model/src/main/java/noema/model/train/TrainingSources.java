package noema.model.train;

import noema.model.tensor.TorchModule;

/// TorchScript sources of the training steps.
final class TrainingSources {

    /// Steps of a concept model.
    static final String[] ALL = {
        TorchModule.source(TrainingSources.class, "thoughts.py"),
        TorchModule.source(TrainingSources.class, "autoencoder.py"),
        TorchModule.source(TrainingSources.class, "reasoner.py"),
        TorchModule.source(TrainingSources.class, "dreams.py"),
        TorchModule.source(TrainingSources.class, "adaptation.py"),
        TorchModule.source(TrainingSources.class, "optimizer.py")
    };

    /// Steps of a level above it.
    static final String[] LEVEL = {
        TorchModule.source(TrainingSources.class, "thoughts.py"),
        TorchModule.source(TrainingSources.class, "dreams.py"),
        TorchModule.source(TrainingSources.class, "level.py"),
        TorchModule.source(TrainingSources.class, "optimizer.py")
    };

    private TrainingSources() {}
}
