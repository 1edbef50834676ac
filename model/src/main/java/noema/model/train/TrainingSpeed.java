package noema.model.train;

import java.util.ArrayList;
import java.util.List;
import noema.model.concept.ModelConfig;
import noema.model.generate.ConceptNetwork;
import noema.model.tensor.Precision;
import noema.model.tensor.TorchModule;
import noema.model.tensor.Workers;

/// Finds out how fast this machine trains.
public final class TrainingSpeed {

    private static final double LEARNING_RATE = 1e-3;

    private TrainingSpeed() {}

    /// Trains an autoencoder from scratch for some seconds and throws it away.
    ///
    /// @param data      text in tokens of the configuration's vocabulary
    /// @param batchSize sentences in a batch, a multiple of 4
    /// @param seconds   how long, above 0
    /// @return GFLOP/s of the matrix products of whole training steps: forward, backward and optimiser; the median over
    ///     the seconds, the first left out
    public static double gigaflops(
            TokenStories data,
            ModelConfig config,
            Precision precision,
            int batchSize,
            double seconds) {
        var reports = new ArrayList<Double>();
        try (Workers workers = Workers.suited(batchSize);
                TorchModule module =
                        ConceptNetwork.load(
                                config,
                                ConceptNetwork.initialise(config, 1),
                                precision,
                                TrainingSources.ALL)) {
            var stage =
                    new AutoencoderStage(
                            data, config, batchSize / workers.count(), 1, LEARNING_RATE);
            module.trainWeights(stage.lesson().trainable());
            new StageRunner(
                            module,
                            stage,
                            workers,
                            new Budget.Minutes(seconds / 60),
                            progress -> reports.add(progress.gigaflops()),
                            () -> false)
                    .run((step, spent) -> {}, Double.POSITIVE_INFINITY);
        }
        List<Double> warm =
                (reports.size() > 1 ? reports.subList(1, reports.size()) : reports)
                        .stream().sorted().toList();
        return warm.get(warm.size() / 2);
    }
}
