package noema.model.reason;

import java.util.List;
import noema.model.concept.Concept;
import noema.model.concept.ReasonerSizes;
import noema.model.tensor.Randomness;

/// Tells with the reasoner itself how well a concept follows a story it has [read][ConceptReasoner#read]: noise is added to
/// the concept at a few levels, and what counts is the error of the prediction (a diffusion classifier, Li et al. 2023).
///
/// Errors are mean squares over the numbers of a concept, in units of their variance.
public final class ConceptJudge {

    private static final long JUDGE = 3;

    /// Noise levels at which concepts are judged: where the story decides most about the estimate.
    private static final double[] JUDGED = {0.55, 0.7, 0.85};

    private final Denoiser denoiser;
    private final int size;

    /// A judge who asks a reasoner.
    public ConceptJudge(ConceptReasoner reasoner, ReasonerSizes config) {
        this(reasoner, config.conceptSize());
    }

    /// A judge who asks any denoiser about things of `size` numbers.
    ConceptJudge(Denoiser denoiser, int size) {
        this.denoiser = denoiser;
        this.size = size;
    }

    /// The error with the story in view: 0 when the story tells exactly what follows, about 1 when it tells nothing.
    ///
    /// @param seed  of the run
    /// @param index number of the sentence in the run; with the seed it decides the noise
    public double surprise(Concept concept, long seed, int index) {
        return error(concept, seed, index, true);
    }

    /// How much smaller the error is with the story in view than without it.
    ///
    /// @param seed  of the run
    /// @param index number of the sentence in the run; with the seed it decides the noise
    public double explained(Concept concept, long seed, int index) {
        return error(concept, seed, index, false) - error(concept, seed, index, true);
    }

    private double error(Concept concept, long seed, int index, boolean inContext) {
        List<Concept> blank = List.of(new Concept(new float[size]));
        double sum = 0;
        for (int l = 0; l < JUDGED.length; l++) {
            List<Concept> noisy = List.of(noised(concept, l, seed, index));
            Concept answer =
                    denoiser.expect(noisy, blank, JUDGED[l], new boolean[] {inContext}).getFirst();
            double error = concept.distance(answer);
            sum += error * error;
        }
        return sum / size / JUDGED.length;
    }

    private Concept noised(Concept concept, int level, long seed, int index) {
        float[] noise = Randomness.gaussians(Randomness.stream(seed, JUDGE, index, level), size);
        return NoiseSchedule.noised(concept, JUDGED[level], noise);
    }
}
