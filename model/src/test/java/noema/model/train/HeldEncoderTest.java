package noema.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import noema.model.concept.ModelConfig;
import noema.model.generate.ConceptNetwork;
import noema.model.tensor.Precision;
import noema.model.tensor.TorchModule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// An encoder that goes on learning while others think in its concepts.
class HeldEncoderTest {

    private static final ModelConfig CONFIG = TinyModel.config();
    private static final TokenStories DATA = TinyModel.data();
    private static final long STEPS = 60;

    @Test
    void itStaysNearItsConceptsWhereAFreeOneLeavesThem() {
        double held = distance(true);
        double free = distance(false);

        assertThat(held).isBetween(1e-6, 0.1);
        assertThat(free).isGreaterThan(3 * held);
    }

    /// Mean square distance between the concepts before and after some steps.
    private static double distance(boolean isHeld) {
        TinyModel.oneThread();
        try (TorchModule module =
                ConceptNetwork.load(
                        CONFIG,
                        TrainingFolder.merged(
                                ConceptNetwork.initialise(CONFIG, 1),
                                TinyModel.trained().weights()),
                        Precision.FP32,
                        TrainingSources.ALL)) {
            Latents before = Latents.encode(DATA, module, CONFIG);
            @Nullable Latents known = isHeld ? before : null;
            TinyModel.run(
                    module,
                    new AutoencoderStage(DATA, known, StrangeWords.none(), CONFIG, 32, 2, 4e-3),
                    STEPS);
            Latents after = Latents.encode(DATA, module, CONFIG);
            double sum = 0;
            int count = 0;
            for (int story = 0; story < before.stories(); story++) {
                for (int i = 0; i < before.length(story); i++) {
                    float[] was = before.get(story, i).values();
                    float[] is = after.get(story, i).values();
                    for (int k = 0; k < was.length; k++) {
                        sum += (was[k] - is[k]) * (double) (was[k] - is[k]);
                        count++;
                    }
                }
            }
            return sum / count;
        }
    }
}
