package noema.model.atlas;

import java.util.SplittableRandom;
import noema.model.reason.ConceptSettings;

/// What makes the stories of a map differ, besides their seeds: most begin with nothing and some with a prompt, and guidance and
/// initial noise are drawn for every story.
final class Variety {

    /// A model that in so many rounds says nothing new has no more to say.
    static final int PATIENCE = 40;

    /// Few steps lead as far as many.
    private static final int STEPS = 2;

    /// One story in so many starts from a prompt.
    private static final int PROMPTED = 3;

    private static final double LEAST_GUIDANCE = 1.3;
    private static final double MOST_GUIDANCE = 2;
    private static final double RESCALE = 0.7;
    private static final double HANDOVER = 0.1;

    private Variety() {}

    /// Whether the next story starts from a prompt.
    static boolean prompted(SplittableRandom random) {
        return random.nextInt(PROMPTED) == 0;
    }

    /// Guidance of a story.
    static double guidance(SplittableRandom random) {
        return random.nextDouble(LEAST_GUIDANCE, MOST_GUIDANCE);
    }

    /// Settings of a story with this guidance.
    ///
    /// @param thoughts side by side in every place
    static ConceptSettings settings(double guidance, int thoughts, SplittableRandom random) {
        double noise = random.nextDouble(0.9, 1.1);
        return new ConceptSettings(STEPS, guidance, RESCALE, noise, 0, HANDOVER, thoughts);
    }
}
