package noema.model.reason;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import noema.model.concept.Concept;
import noema.model.tensor.Randomness;

/// What one has to expect: the mean of everything that may follow a story the denoiser has read.
///
/// At level 1 a noisy concept carries no trace of the truth, so the estimate with the smallest squared error is that mean: the
/// head is there exactly what a regression head trained with squared error would be. What is left of the noise in its answer is
/// averaged out over some draws.
public final class Expectation {

    private static final long DRAW = 4;

    private Expectation() {}

    /// The expectation, by one evaluation of the network.
    ///
    /// @param size  numbers in what is denoised
    /// @param draws of noise, at least 1
    /// @param seed  of the run
    /// @param index number of the sentence in the run; with the seed it decides the noise
    public static Concept of(Denoiser denoiser, int size, int draws, long seed, int index) {
        var visible = new boolean[draws];
        Arrays.fill(visible, true);
        List<Concept> blank = Collections.nCopies(draws, new Concept(new float[size]));
        return mean(denoiser.expect(noise(size, draws, seed, index), blank, 1, visible));
    }

    /// The noise that is answered with what is to be expected.
    static List<Concept> noise(int size, int draws, long seed, int index) {
        return IntStream.range(0, draws)
                .mapToObj(d -> Randomness.stream(seed, DRAW, index, d))
                .map(random -> new Concept(Randomness.gaussians(random, size)))
                .toList();
    }

    /// The mean of what was answered to it.
    static Concept mean(List<Concept> answers) {
        var mean = new float[answers.getFirst().values().length];
        for (Concept answer : answers) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += answer.values()[k] / answers.size();
            }
        }
        return new Concept(mean);
    }
}
