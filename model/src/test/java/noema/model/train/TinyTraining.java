package noema.model.train;

import java.util.ArrayList;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.HostArray;
import noema.model.tensor.TorchModule;

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
        var step = new long[1];
        return () -> {
            var arguments = new ArrayList<HostArray>(stage.batch(step[0]++, 0.5).arguments());
            arguments.add(FloatTensor.of(new float[] {1e-4f, 0.02f, 1, 0.99f}, 4));
            module.train(stage.lesson().method(), arguments.toArray(HostArray[]::new));
        };
    }
}
