package noema.model.reason;

import noema.model.concept.Concept;

/// A variance-preserving cosine schedule whose noise-to-signal ratio is multiplied by a shift.
///
/// At time u in [0, 1] the angle is theta = atan(shift tan(pi u / 2)), and a noisy concept is cos(theta) x0 + sin(theta) e
/// (cosine schedule: Nichol and Dhariwal 2021; shift: Hoogeboom et al. 2023, simple diffusion). u = 1 is pure noise exactly
/// (zero terminal signal, Lin et al. 2024), u = 0 the clean concept. The *level* theta / (pi / 2) in [0, 1] is what the
/// networks are told, so the renderer and the reasoner mean the same by it whatever the shift.
///
/// @param shift factor on sigma / alpha, greater than 0; above 1 more of the time is spent at high noise
public record NoiseSchedule(double shift) {

    /// Noise level at time u.
    public double level(double u) {
        if (u <= 0) {
            return 0;
        }
        if (u >= 1) {
            return 1;
        }
        return Math.atan(shift * Math.tan(Math.PI * u / 2)) / (Math.PI / 2);
    }

    /// Share of the signal that is left at a noise level, alpha = cos(theta).
    public static double alpha(double level) {
        return level >= 1 ? 0 : Math.cos(level * Math.PI / 2);
    }

    /// Strength of the noise at a level, sigma = sin(theta).
    public static double sigma(double level) {
        return level >= 1 ? 1 : Math.sin(level * Math.PI / 2);
    }

    /// A concept under noise of a level: alpha x + sigma e.
    ///
    /// @param noise e, as many numbers; not kept
    public static Concept noised(Concept clean, double level, float[] noise) {
        double alpha = alpha(level);
        double sigma = sigma(level);
        var values = new float[noise.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (alpha * clean.values()[i] + sigma * noise[i]);
        }
        return new Concept(values);
    }

    /// The levels of a run of `steps` steps from pure noise down to a hand-over level ("trailing" spacing): the first is
    /// always 1 and the last is the hand-over.
    ///
    /// @param steps    number of denoising steps, at least 1
    /// @param handover level at which the run stops, 0 to below 1
    /// @return `steps` + 1 falling levels
    public double[] levels(int steps, double handover) {
        double end = time(handover);
        var levels = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            levels[i] = i == steps ? handover : level(1 - (1 - end) * i / steps);
        }
        return levels;
    }

    /// Time at which a level is reached, the inverse of [#level].
    public double time(double level) {
        if (level <= 0) {
            return 0;
        }
        if (level >= 1) {
            return 1;
        }
        return Math.atan(Math.tan(level * Math.PI / 2) / shift) / (Math.PI / 2);
    }
}
