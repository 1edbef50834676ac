package noema.ui.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import noema.model.reason.ConceptSettings;
import noema.model.reason.NoiseSchedule;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSettings;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;

/// A made-up run as large as a window has to bear, with concepts of the real size and thoughts that come out of the noise as
/// real ones do.
public final class BigRun {

    private static final int SIZE = 512;
    private static final String[] SENTENCES = {
        "Tom and his sister Lily went to the big park near the river.",
        "They saw a small dog that was lost.",
        "\"Do not be sad,\" said Lily, and gave it some bread.",
        "The dog was happy."
    };

    private BigRun() {}

    /// A finished run of two sentences of prompt and `sentences` more of `steps` noise steps each.
    public static Trace trace(int sentences, int steps) {
        var random = new SplittableRandom(3);
        var events = new ArrayList<TraceEvent>();
        float[] theme = noise(random);
        events.add(
                new TraceEvent.RunStarted(
                        List.of("One day there was a boy.", "His name was Tom."),
                        List.of(
                                mix(theme, noise(random), 0.8, 0.6),
                                mix(theme, noise(random), 0.8, 0.6))));
        for (int i = 0; i < sentences; i++) {
            sentence(i, steps, theme, random, events);
        }
        events.add(
                new TraceEvent.RunEnded(
                        TraceEvent.End.COMPLETE, 9, 2 * sentences * steps, 12 * sentences));
        var recipe =
                new Recipe(
                        "One day there was a boy. His name was Tom.",
                        sentences,
                        1,
                        true,
                        new ConceptSettings(steps, 1.7, 0.7, 1, 0, 0.1, 1),
                        new TokenSettings(12, 0, 0, TokenOrder.CONFIDENCE, 0.9, 0));
        return new Trace(recipe, "", "", events);
    }

    private static void sentence(
            int number,
            int steps,
            float[] theme,
            SplittableRandom random,
            List<TraceEvent> events) {
        double own = 0.4 + 0.5 * random.nextDouble();
        float[] clean = mix(theme, noise(random), Math.sqrt(1 - own * own), own);
        float[] dark = noise(random);
        double[] levels = new NoiseSchedule(2).levels(steps, 0.1);
        for (int step = 1; step <= steps; step++) {
            double level = levels[step];
            double share = Math.pow(1 - levels[step], 0.5);
            float[] conditional = mix(clean, theme, share, 0.6 * (1 - share));
            events.add(
                    new TraceEvent.ThoughtStep(
                            number,
                            0,
                            step,
                            steps,
                            level,
                            mix(
                                    clean,
                                    dark,
                                    NoiseSchedule.alpha(level),
                                    NoiseSchedule.sigma(level)),
                            conditional,
                            mix(conditional, noise(random), 1, 0.5 * (1 - share)),
                            conditional));
        }
        events.add(
                new TraceEvent.ThoughtSettled(
                        number,
                        clean,
                        clean,
                        0.1,
                        0.02 * number,
                        0,
                        new int[0],
                        new double[0],
                        0.02 * steps / 8));
        String text = SENTENCES[number % SENTENCES.length];
        int tokens = text.split(" ").length + 1;
        events.add(new TraceEvent.LengthChosen(number, tokens, 0.5));
        events.add(
                new TraceEvent.SentenceSettled(
                        number,
                        text,
                        new int[tokens],
                        mix(clean, noise(random), 0.95, 0.31),
                        0.85 + 0.1 * random.nextDouble(),
                        0.04 + 0.02 * random.nextDouble()));
        events.add(examined(number, steps, text, random));
    }

    private static TraceEvent examined(
            int number, int steps, String text, SplittableRandom random) {
        var attention = new float[number + 3];
        float sum = 0;
        for (int i = 0; i < attention.length; i++) {
            attention[i] = (float) Math.exp(1.5 * random.nextGaussian() + 0.1 * i);
            sum += attention[i];
        }
        for (int i = 0; i < attention.length; i++) {
            attention[i] /= sum;
        }
        var readings = new ArrayList<String>();
        var roundTrips = new float[steps];
        String[] words = text.split(" ");
        for (int i = 0; i < steps; i++) {
            int good = words.length * (i + 1) / steps;
            var said = new ArrayList<String>(List.of(words).subList(0, good));
            while (said.size() < words.length) {
                said.add(List.of("the", "was", "big", "day", "a").get(random.nextInt(5)));
            }
            readings.add(String.join(" ", said));
            roundTrips[i] = 0.4f + 0.5f * i / steps;
        }
        return new TraceEvent.ThoughtExamined(
                number, attention, 0.2 + 0.5 * random.nextDouble(), readings, roundTrips);
    }

    private static float[] noise(SplittableRandom random) {
        var values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static float[] mix(float[] a, float[] b, double first, double second) {
        var values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = (float) (first * a[i] + second * b[i]);
        }
        return values;
    }
}
