package noema.model.evaluate;

import noema.model.concept.Concept;
import noema.model.reason.NoiseSchedule;
import noema.model.tensor.Randomness;

/// Concepts with noise of a known strength, and what the renderer is told about it.
///
/// @param concept the noisy concept
/// @param level   its noise level, 0 to 1
record Noised(Concept concept, double level) {

    /// Adds noise so that the cosine to the clean concept is as wanted: cos(theta) x + sin(theta) e, where x and e are
    /// equally long (every number of a concept has variance 1 over the corpus) and nearly at right angles.
    ///
    /// @param cosine 1 for none, down to above 0
    /// @param place  with the seed it decides the noise
    static Noised of(Concept clean, double cosine, long seed, long... place) {
        double level = Math.acos(cosine) / (Math.PI / 2);
        float[] noise = Randomness.gaussians(Randomness.stream(seed, place), clean.values().length);
        return new Noised(NoiseSchedule.noised(clean, level, noise), level);
    }
}
