package noema.model.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Made-up concepts and atlases.
final class Concepts {

    private Concepts() {}

    /// Concepts around a few centres; later numbers vary less than earlier ones.
    static List<float[]> grouped(int count, int width, int groups, long seed) {
        var random = new SplittableRandom(seed);
        var centres = new float[groups][];
        for (int g = 0; g < groups; g++) {
            centres[g] = random(random, width, 2);
        }
        var all = new ArrayList<float[]>();
        for (int i = 0; i < count; i++) {
            float[] concept = random(random, width, 0.5);
            for (int d = 0; d < width; d++) {
                concept[d] += centres[i % groups][d];
            }
            all.add(concept);
        }
        return all;
    }

    private static float[] random(SplittableRandom random, int width, double spread) {
        var values = new float[width];
        for (int d = 0; d < width; d++) {
            values[d] = (float) (spread / (1 + 0.2 * d) * random.nextGaussian());
        }
        return values;
    }

    /// An atlas of such concepts, with names for sentences.
    static Atlas atlas(int count, int width, long seed) {
        List<float[]> concepts = grouped(count, width, 3, seed);
        var entries = new ArrayList<Atlas.Entry>();
        for (int i = 0; i < count; i++) {
            entries.add(
                    new Atlas.Entry(
                            "Sentence number " + i + ".",
                            concepts.get(i),
                            i / 4,
                            i % 4,
                            5 + i % 7,
                            i / (float) count,
                            i % 3,
                            1 - i / (float) count));
        }
        return new Atlas(
                "model" + seed,
                entries,
                Covariance.of(concepts).flat(),
                List.of("dog, park", "rain", "\u00e9t\u00e9"));
    }
}
