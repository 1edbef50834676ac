package noema.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import noema.model.atlas.Atlas;
import noema.model.atlas.Projection;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSettings;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;

/// Made-up atlases and runs for the tests of the map.
final class MadeUp {

    /// Numbers in a concept.
    static final int SIZE = 32;

    /// Groups of similar sentences.
    static final int CLUSTERS = 24;

    private static final List<String> WHO =
            List.of("Tom", "Lily", "The cat", "A bird", "Mom", "The old man");
    private static final List<String> WHAT =
            List.of("found a ball", "was very sad", "went home", "saw the sea", "baked a cake");

    private MadeUp() {}

    /// Sentences around the middles of Gaussian clusters, laid flat by principal axes.
    static Atlas atlas(int size) {
        var random = new SplittableRandom(11);
        float[][] middles = middles();
        var entries = new ArrayList<Atlas.Entry>();
        for (int i = 0; i < size; i++) {
            int cluster = (int) Math.min(CLUSTERS - 1, Math.abs(random.nextGaussian()) * 10);
            var concept = new float[SIZE];
            double spread = 0.25 + 0.3 * (cluster % 3) / 2;
            for (int k = 0; k < SIZE; k++) {
                concept[k] = middles[cluster][k] + (float) (spread * random.nextGaussian());
            }
            entries.add(
                    new Atlas.Entry(
                            "%s %s (%d)."
                                    .formatted(
                                            WHO.get(cluster % WHO.size()),
                                            WHAT.get(cluster % WHAT.size()),
                                            i),
                            concept,
                            i / 8,
                            i % 8,
                            4 + random.nextInt(16),
                            random.nextFloat(),
                            cluster,
                            (float) random.nextDouble(0.2, 0.9)));
        }
        Projection axes =
                size == 0
                        ? new Projection(new float[SIZE], new float[][] {unit(0), unit(1)})
                        : Axes.principal(
                                entries.stream().limit(2000).map(Atlas.Entry::concept).toList(),
                                SIZE);
        return new Atlas("made up", entries, axes);
    }

    /// Names for its clusters.
    static List<String> labels() {
        var names = new ArrayList<String>();
        for (int i = 0; i < CLUSTERS; i++) {
            names.add(
                    List.of("ball, play", "sad, cry", "home, night", "sea, boat", "cake, eat")
                                    .get(i % 5)
                            + " "
                            + i);
        }
        return names;
    }

    /// A run that wanders over the clusters of the atlas: two sentences of prompt, then more, each with three candidates.
    static Trace trace(int sentences, int steps) {
        var random = new SplittableRandom(5);
        float[][] middles = middles();
        var events = new ArrayList<TraceEvent>();
        events.add(
                new TraceEvent.RunStarted(
                        List.of("There was a cat.", "The cat was happy."),
                        List.of(near(middles[0], random), near(middles[1], random))));
        for (int i = 0; i < sentences; i++) {
            float[] clean = near(middles[(3 + 5 * i) % CLUSTERS], random);
            think(events, i, steps, clean, middles, random);
            events.add(
                    new TraceEvent.ThoughtSettled(
                            i,
                            clean,
                            clean,
                            0,
                            0.02,
                            0,
                            new int[] {0, 1, 2},
                            new double[] {0.5, 0.3, 0.1},
                            0.02));
            events.add(
                    new TraceEvent.TokenFrame(
                            i,
                            1,
                            1,
                            new int[] {2},
                            new int[] {1},
                            new float[] {0.9f},
                            new float[1],
                            new int[1][0],
                            new float[1][0]));
            events.add(
                    new TraceEvent.SentenceSettled(
                            i,
                            "The cat saw a bird and went home, sentence " + (i + 1) + ".",
                            new int[] {2},
                            mix(near(clean, random), clean, 0.7),
                            0.9,
                            0.03));
        }
        events.add(new TraceEvent.RunEnded(TraceEvent.End.COMPLETE, 0.5, 8, 3));
        var recipe =
                new Recipe(
                        "There was a cat. The cat was happy.",
                        Math.max(1, sentences),
                        42,
                        true,
                        new ConceptSettings(steps, 1.7, 0.7, 1, 0, 0, 3),
                        new TokenSettings(3, 0, 0, TokenOrder.CONFIDENCE, 0.9, 0));
        return new Trace(recipe, "0123abcd", "cpu fp32", events);
    }

    private static void think(
            List<TraceEvent> events,
            int sentence,
            int steps,
            float[] kept,
            float[][] middles,
            SplittableRandom random) {
        for (int candidate = 0; candidate < 3; candidate++) {
            float[] clean =
                    candidate == 0
                            ? kept
                            : near(middles[(3 + 5 * sentence + candidate) % CLUSTERS], random);
            float[] noise = gaussian(random);
            float[] doubt = near(middles[(7 * sentence) % CLUSTERS], random);
            for (int step = 1; step <= steps; step++) {
                double level = 1 - (double) step / steps;
                double sigma = Math.sin(level * Math.PI / 2);
                double clear = Math.sqrt(1 - sigma * sigma);
                float[] estimate = mix(doubt, clean, Math.min(1, 1.15 * (1 - level * level)));
                var noisy = new float[SIZE];
                for (int k = 0; k < SIZE; k++) {
                    noisy[k] = (float) (clear * estimate[k] + sigma * noise[k]);
                }
                events.add(
                        new TraceEvent.ThoughtStep(
                                sentence,
                                candidate,
                                step,
                                steps,
                                level,
                                noisy,
                                estimate,
                                mix(doubt, estimate, 0.55),
                                mix(doubt, estimate, 0.9)));
            }
        }
    }

    private static float[][] middles() {
        var random = new SplittableRandom(3);
        var middles = new float[CLUSTERS][];
        for (int c = 0; c < CLUSTERS; c++) {
            middles[c] = gaussian(random);
            middles[c][0] *= 3;
            middles[c][1] *= 2.6f;
        }
        return middles;
    }

    private static float[] near(float[] concept, SplittableRandom random) {
        var values = concept.clone();
        for (int k = 0; k < values.length; k++) {
            values[k] += (float) (0.25 * random.nextGaussian());
        }
        return values;
    }

    private static float[] gaussian(SplittableRandom random) {
        var values = new float[SIZE];
        for (int k = 0; k < SIZE; k++) {
            values[k] = (float) random.nextGaussian();
        }
        return values;
    }

    private static float[] mix(float[] a, float[] b, double share) {
        var values = new float[a.length];
        for (int k = 0; k < a.length; k++) {
            values[k] = (float) ((1 - share) * a[k] + share * b[k]);
        }
        return values;
    }

    private static float[] unit(int at) {
        var values = new float[SIZE];
        values[at] = 1;
        return values;
    }
}
