package noema.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import noema.model.generate.ConceptNetwork;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.HostArray;
import noema.model.tensor.Precision;
import noema.model.tensor.TorchModule;
import noema.model.tensor.Workers;
import org.junit.jupiter.api.Test;

/// A batch in parts, each computed by a worker of its own.
class PartsTest {

    private static final Stage STAGE =
            new AutoencoderStage(TinyModel.data(), TinyModel.config(), 8, 1, 1e-3);
    private static final FloatTensor RATES = FloatTensor.of(new float[] {1e-3f, 0.1f, 1, 0.9f}, 4);

    /// What a step says and what it makes of the weights.
    private record Outcome(float[] report, List<FloatTensor> weights) {}

    private static Outcome step(int workers, Integer... batches) {
        List<List<HostArray>> parts =
                Stream.of(batches).map(number -> STAGE.batch(number, 0.5).arguments()).toList();
        try (TorchModule module = TinyModel.trainable();
                var together = new Workers(workers)) {
            module.trainWeights(STAGE.lesson().trainable());
            float[] report = module.train(STAGE.lesson().method(), parts, RATES, together);
            return new Outcome(
                    report,
                    STAGE.lesson().trainable().stream()
                            .map(name -> module.get("w", name))
                            .toList());
        }
    }

    private static void sameWeights(Outcome one, Outcome other) {
        for (int i = 0; i < one.weights().size(); i++) {
            assertThat(other.weights().get(i).values())
                    .as(STAGE.lesson().trainable().get(i))
                    .containsExactly(one.weights().get(i).values(), within(1e-5f));
        }
    }

    @Test
    void twoPartsThatAreAlikeTeachWhatOneDoes() {
        Outcome one = step(1, 0);
        Outcome two = step(2, 0, 0);

        assertThat(two.report()).containsExactly(one.report(), within(1e-4f));
        sameWeights(two, one);
    }

    @Test
    void everyPartCountsAlike() {
        Outcome first = step(1, 0);
        Outcome second = step(1, 1);
        Outcome both = step(2, 0, 1);

        assertThat(both.report()[0])
                .isCloseTo((first.report()[0] + second.report()[0]) / 2, within(1e-4f));
        assertThat(both.report()[0]).isNotEqualTo(first.report()[0]);
        sameWeights(both, step(2, 1, 0));
    }

    @Test
    void oneWorkerDoesTheSameAsTwo() {
        assertThat(step(2, 0, 1).weights()).isEqualTo(step(1, 0, 1).weights());
    }

    @Test
    void matricesInHalfPrecisionFollowTheirWeights() {
        List<List<HostArray>> parts = List.of(STAGE.batch(0, 0.5).arguments());
        FloatTensor still = FloatTensor.of(new float[] {0, 0, 1, 1}, 4);
        var weights = new TreeMap<>(ConceptNetwork.initialise(TinyModel.config(), 1));
        try (TorchModule module = inHalfPrecision(weights);
                var workers = new Workers(1)) {
            String method = STAGE.lesson().method();
            float before = module.train(method, parts, still, workers)[0];
            for (int i = 0; i < 5; i++) {
                module.train(method, parts, RATES, workers);
            }
            float after = module.train(method, parts, still, workers)[0];
            weights.replaceAll((name, value) -> module.get("w", name));
            try (TorchModule fresh = inHalfPrecision(weights)) {
                assertThat(fresh.train(method, parts, still, workers)[0]).isEqualTo(after);
            }
            assertThat(after).isLessThan(before);
        }
    }

    private static TorchModule inHalfPrecision(Map<String, FloatTensor> weights) {
        TinyModel.oneThread();
        TorchModule module =
                ConceptNetwork.load(
                        TinyModel.config(), weights, Precision.BF16, TrainingSources.ALL);
        module.trainWeights(STAGE.lesson().trainable());
        return module;
    }
}
