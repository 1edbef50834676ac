package noema.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import noema.model.concept.ModelConfig;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.TorchModule;
import noema.model.tensor.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that was stopped and continued ends with the same bits as one that was not.
class ResumeTest {

    private static final ModelConfig CONFIG = TinyModel.config();
    private static final long STEPS = 16;

    @TempDir Path folder;

    private static Stage autoencoder() {
        return new AutoencoderStage(TinyModel.data(), CONFIG, 16, 3, 5e-3);
    }

    private static Stage reasoner(TorchModule module) {
        Latents latents = Latents.encode(TinyModel.data(), module, CONFIG);
        return new ReasonerStage(TinyModel.data(), latents, CONFIG, 4, 4, 3, 5e-3);
    }

    private static Stage adaptation(TorchModule module) {
        Latents latents = Latents.encode(TinyModel.data(), module, CONFIG);
        return new AdaptationStage(
                TinyModel.data(),
                latents,
                StrangeWords.of(TinyModel.tokenizer()),
                CONFIG,
                4,
                3,
                5e-3);
    }

    /// Trains until `end` of [#STEPS] steps, through the state on disk, and answers all tables.
    private Map<String, FloatTensor> train(String kind, long from, long end) {
        try (TorchModule module = TinyModel.trainable();
                var workers = new Workers(2)) {
            if (from > 0) {
                TrainingState.read(folder).restore(module);
            }
            Stage stage =
                    switch (kind) {
                        case "autoencoder" -> autoencoder();
                        case "reasoner" -> reasoner(module);
                        default -> adaptation(module);
                    };
            module.trainWeights(stage.lesson().trainable());
            var seen = new long[] {from};
            var runner =
                    new StageRunner(
                            module,
                            stage,
                            workers,
                            new Budget.Steps(STEPS),
                            progress -> {},
                            () -> seen[0]++ >= end);
            if (from > 0) {
                TrainingState state = TrainingState.read(folder);
                assertThat(state.step()).isEqualTo(from);
                runner.resumeAt(state.step(), state.seconds());
            }
            boolean complete =
                    runner.run(
                            (step, seconds) ->
                                    TrainingState.of(module, 1, step, seconds).write(folder),
                            Double.MAX_VALUE);
            assertThat(complete).isEqualTo(end >= STEPS);
            return new TreeMap<>(TrainingState.read(folder).tensors());
        }
    }

    private void sameBits(String kind) {
        Map<String, FloatTensor> uninterrupted = train(kind, 0, STEPS);
        Map<String, FloatTensor> stopped = train(kind, 0, 5);
        Map<String, FloatTensor> resumed = train(kind, 5, STEPS);

        assertThat(resumed.keySet()).isEqualTo(uninterrupted.keySet());
        for (Map.Entry<String, FloatTensor> entry : uninterrupted.entrySet()) {
            assertThat(resumed.get(entry.getKey())).as(entry.getKey()).isEqualTo(entry.getValue());
        }
        List<String> moved =
                uninterrupted.entrySet().stream()
                        .filter(entry -> !entry.getValue().equals(stopped.get(entry.getKey())))
                        .map(Map.Entry::getKey)
                        .toList();
        assertThat(moved).as("training went on after the stop").hasSizeGreaterThan(100);
    }

    @Test
    void autoencoderStage() {
        sameBits("autoencoder");
    }

    @Test
    void reasonerStage() {
        sameBits("reasoner");
    }

    @Test
    void adaptationStage() {
        sameBits("adaptation");
    }
}
