package noema.model.train;

import noema.model.tensor.TorchModule;

/// TorchScript sources of the training steps.
final class TrainingSources {

    static final String[] ALL = {
        TorchModule.source(TrainingSources.class, "autoencoder.py"),
        TorchModule.source(TrainingSources.class, "reasoner.py"),
        TorchModule.source(TrainingSources.class, "adaptation.py"),
        TorchModule.source(TrainingSources.class, "optimizer.py")
    };

    private TrainingSources() {}
}
