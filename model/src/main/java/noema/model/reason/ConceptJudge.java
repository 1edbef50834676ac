package noema.model.reason;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
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

    /// How much smaller the error is with the story in view than without it.
    ///
    /// @param seed      of the run
    /// @param index     number of the sentence in the run; with the seed it decides the noise
    /// @param cancelled asked before every evaluation of the network
    /// @return a score for each, higher is better; empty when cancelled
    public double[] scores(
            List<Concept> candidates, long seed, int index, BooleanSupplier cancelled) {
        int n = candidates.size();
        var scores = new double[n];
        var blank = blanks(2 * n);
        var inContext = new boolean[2 * n];
        Arrays.fill(inContext, 0, n, true);
        for (int l = 0; l < JUDGED.length; l++) {
            if (cancelled.getAsBoolean()) {
                return new double[0];
            }
            List<Concept> noisy = noised(candidates, l, seed, index);
            List<Concept> answers = denoiser.expect(twice(noisy), blank, JUDGED[l], inContext);
            for (int c = 0; c < n; c++) {
                double with = candidates.get(c).distance(answers.get(c));
                double without = candidates.get(c).distance(answers.get(n + c));
                scores[c] += (without * without - with * with) / size / JUDGED.length;
            }
        }
        return scores;
    }

    /// The error with the story in view: 0 when the story tells exactly what follows, about 1 when it tells nothing.
    ///
    /// @param seed  of the run
    /// @param index number of the sentence in the run; with the seed it decides the noise
    public double surprise(Concept concept, long seed, int index) {
        double sum = 0;
        for (int l = 0; l < JUDGED.length; l++) {
            List<Concept> noisy = noised(List.of(concept), l, seed, index);
            Concept answer =
                    denoiser.expect(noisy, blanks(1), JUDGED[l], new boolean[] {true}).getFirst();
            double error = concept.distance(answer);
            sum += error * error;
        }
        return sum / size / JUDGED.length;
    }

    private List<Concept> noised(List<Concept> concepts, int level, long seed, int index) {
        double alpha = NoiseSchedule.alpha(JUDGED[level]);
        double sigma = NoiseSchedule.sigma(JUDGED[level]);
        float[] noise = Randomness.gaussians(Randomness.stream(seed, JUDGE, index, level), size);
        var noisy = new ArrayList<Concept>(concepts.size());
        for (Concept concept : concepts) {
            var values = new float[noise.length];
            for (int i = 0; i < noise.length; i++) {
                values[i] = (float) (alpha * concept.values()[i] + sigma * noise[i]);
            }
            noisy.add(new Concept(values));
        }
        return noisy;
    }

    private List<Concept> blanks(int count) {
        return Collections.nCopies(count, new Concept(new float[size]));
    }

    /// A list behind itself: one half to be seen with the story and one without.
    static List<Concept> twice(List<Concept> list) {
        var both = new ArrayList<>(list);
        both.addAll(list);
        return both;
    }
}
