package noema.model.tensor;

import java.util.SplittableRandom;

/// Random numbers that are a function of what they are for: the same seed and place always give the same stream, so a run
/// replays bit for bit and a change in one place does not shift the numbers of another.
public final class Randomness {

    private Randomness() {}

    /// A stream for one purpose.
    ///
    /// @param seed  the run's seed
    /// @param place numbers that name the purpose, such as level, concept and step
    public static SplittableRandom stream(long seed, long... place) {
        long state = mix(seed + 0x9E3779B97F4A7C15L);
        for (long part : place) {
            state = mix(state ^ (part * 0xD1B54A32D192ED03L + 0x9E3779B97F4A7C15L));
        }
        return new SplittableRandom(state);
    }

    /// Standard normal numbers.
    public static float[] gaussians(SplittableRandom random, int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    // The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
