package noema.model.train;

import java.util.List;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.TorchModule;
import noema.model.tensor.Workers;

/// Single training steps of a tiny model, for measurements.
public final class TinyTraining {

    private TinyTraining() {}

    /// One step of `autoencoder` or `reasoner` at every call, each with the next batch.
    public static Runnable of(String kind) {
        TorchModule module = TinyModel.trainable();
        Stage stage =
                kind.equals("autoencoder")
                        ? new AutoencoderStage(TinyModel.data(), TinyModel.config(), 8, 1, 1e-3)
                        : new ReasonerStage(
                                TinyModel.data(),
                                Latents.encode(TinyModel.data(), module, TinyModel.config()),
                                TinyModel.config(),
                                2,
                                2,
                                1,
                                1e-3);
        module.trainWeights(stage.lesson().trainable());
        var workers = new Workers(1);
        var step = new long[1];
        return () -> {
            module.train(
                    stage.lesson().method(),
                    List.of(stage.batch(step[0]++, 0.5).arguments()),
                    FloatTensor.of(new float[] {1e-4f, 0.02f, 1, 0.99f}, 4),
                    workers);
        };
    }
}
