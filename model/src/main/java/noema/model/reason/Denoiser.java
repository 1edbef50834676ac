package noema.model.reason;

import java.util.Arrays;
import java.util.List;
import noema.model.concept.Concept;

/// A network that tells what noisy concepts were before the noise: the next concept of a story, or all concepts of a group
/// one after another as a single long one.
@FunctionalInterface
public interface Denoiser {

    /// One evaluation of the network for several candidates at once.
    ///
    /// @param x         noisy concepts
    /// @param guesses   the x0 estimate of the step before for each, or concepts of zeros
    /// @param level     noise level in [0, 1], the same for all
    /// @param next      for each candidate the level that the step leads to, at most `level`: the estimate is the one by which a
    ///                  DDIM step lands there on the path from noise to concept; with `level` itself it is the expectation of
    ///                  the clean concept
    /// @param inContext for each candidate, whether it sees what it follows from (false: the unconditional prediction)
    /// @return x0 estimates in the same order
    List<Concept> denoise(
            List<Concept> x,
            List<Concept> guesses,
            double level,
            double[] next,
            boolean[] inContext);

    /// The concepts that come before what is denoised, of which it should say none again; none where nothing is known of them.
    default List<Concept> told() {
        return List.of();
    }

    /// What clean concepts are to be expected: [#denoise] for a step of no length.
    default List<Concept> expect(
            List<Concept> x, List<Concept> guesses, double level, boolean[] inContext) {
        var nowhere = new double[x.size()];
        Arrays.fill(nowhere, level);
        return denoise(x, guesses, level, nowhere, inContext);
    }
}
