package noema.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSettings;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.Way;

/// A made-up run that has everything a real one has: for the tests of panes.
public final class Sample {

    /// Numbers in a concept.
    public static final int SIZE = 16;

    /// Words by token id; id 1 is MASK.
    public static final List<String> PIECES =
            List.of(
                    "<|pad|>",
                    "<|mask|>",
                    " The",
                    " cat",
                    " saw",
                    " a",
                    " bird",
                    ".",
                    " It",
                    " was",
                    " happy",
                    " and",
                    " ran",
                    " home",
                    " dog",
                    " big");

    private static final ConceptSettings CONCEPT = new ConceptSettings(4, 1.7, 0.7, 1, 0, 0.1, 2);
    private static final TokenSettings TOKENS =
            new TokenSettings(3, 0, 0, TokenOrder.CONFIDENCE, 0.9, 0);

    private Sample() {}

    /// A finished run: two sentences of prompt, then `sentences` more, each with 4 noise steps of 2 candidates and 3 frames.
    public static Trace trace(int sentences) {
        var random = new SplittableRandom(7);
        var events = new ArrayList<TraceEvent>();
        events.add(
                new TraceEvent.RunStarted(
                        List.of("There was a cat.", "The cat was happy."),
                        List.of(concept(random), concept(random))));
        for (int i = 0; i < sentences; i++) {
            events.addAll(sentence(i, random));
        }
        events.add(
                new TraceEvent.RunEnded(
                        TraceEvent.End.COMPLETE, 0.5, 8 * sentences, 3 * sentences));
        var recipe =
                new Recipe(
                        "There was a cat. The cat was happy.",
                        Math.max(1, sentences),
                        42,
                        true,
                        CONCEPT,
                        TOKENS);
        return new Trace(recipe, "0123abcd", "cpu fp32", events);
    }

    private static List<TraceEvent> sentence(int number, SplittableRandom random) {
        var events = new ArrayList<TraceEvent>();
        float[] clean = concept(random);
        for (int step = 1; step <= 4; step++) {
            for (int candidate = 0; candidate < 2; candidate++) {
                float share = step / 4f;
                events.add(
                        new TraceEvent.ThoughtStep(
                                number,
                                candidate,
                                step,
                                4,
                                0.1 + 0.9 * (1 - share),
                                mix(concept(random), clean, share),
                                mix(concept(random), clean, Math.min(1, share + 0.2f)),
                                mix(concept(random), clean, share / 2),
                                mix(concept(random), clean, share)));
            }
        }
        events.add(new TraceEvent.ThoughtRecalled(number, "The cat saw a big bird.", 0.62));
        events.add(
                new TraceEvent.ThoughtSettled(
                        number,
                        clean,
                        clean,
                        0.1,
                        0.02,
                        0,
                        new int[] {0, 1},
                        new double[] {0.4, 0.3},
                        0.02));
        int[] ids = {2, 3, 4, 5, 6, 7};
        events.add(new TraceEvent.LengthChosen(number, ids.length, 0.8));
        for (int frame = 1; frame <= 3; frame++) {
            events.add(frame(number, frame, ids));
        }
        events.add(
                new TraceEvent.SentenceSettled(
                        number,
                        "The cat saw a bird.",
                        ids,
                        mix(concept(random), clean, 0.9f),
                        0.9,
                        0.03));
        var attention = new float[number + 3];
        Arrays.fill(attention, 1f / attention.length);
        events.add(
                new TraceEvent.ThoughtExamined(
                        number,
                        attention,
                        0.3 + 0.1 * number,
                        List.of(
                                "A a.",
                                "The cat bird.",
                                "The cat saw bird.",
                                "The cat saw a bird."),
                        new float[] {0.2f, 0.5f, 0.8f, 0.95f}));
        return events;
    }

    /// A finished run that thinks in paragraphs of two sentences, each with 3 noise steps; the prompt is a paragraph of its own.
    public static Trace paragraphs(int paragraphs) {
        var random = new SplittableRandom(8);
        var events = new ArrayList<TraceEvent>();
        Trace plain = trace(2 * paragraphs);
        events.add(plain.events().getFirst());
        events.add(
                new TraceEvent.LevelStarted(
                        2, "paragraph", "cafe", new int[] {2}, List.of(concept(random))));
        for (int group = 0; group < paragraphs; group++) {
            float[] clean = concept(random);
            for (int step = 1; step <= 3; step++) {
                float share = step / 3f;
                events.add(
                        new TraceEvent.PlanStep(
                                2,
                                group,
                                0,
                                step,
                                3,
                                0.1 + 0.9 * (1 - share),
                                mix(concept(random), clean, share),
                                clean));
            }
            events.add(
                    new TraceEvent.PlanSettled(
                            2, group, clean, clean, 0.1, 0.05, 2 * group, 2, 0.9, 0.02));
            events.addAll(sentence(2 * group, random));
            events.addAll(sentence(2 * group + 1, random));
            events.add(new TraceEvent.GroupSettled(2, group, clean, 0.8));
        }
        events.add(plain.events().getLast());
        return new Trace(
                plain.recipe().withWay(Way.PARAGRAPH), plain.model(), plain.device(), events);
    }

    /// A finished run that writes word by word: one sentence of six tokens after another, a frame for each token.
    public static Trace wordByWord(int sentences) {
        var random = new SplittableRandom(9);
        var events = new ArrayList<TraceEvent>();
        Trace plain = trace(sentences);
        events.add(plain.events().getFirst());
        events.add(new TraceEvent.WriterStarted(Way.AR, "beef"));
        int[] ids = {2, 3, 4, 5, 6, 7};
        for (int i = 0; i < sentences; i++) {
            for (int size = 1; size <= ids.length; size++) {
                var confidence = new float[size];
                Arrays.fill(confidence, 0.5f);
                int[][] alternatives = new int[size][0];
                float[][] chances = new float[size][0];
                alternatives[size - 1] = new int[] {ids[size - 1], 14};
                chances[size - 1] = new float[] {0.5f, 0.2f};
                events.add(
                        new TraceEvent.TokenFrame(
                                i,
                                size,
                                size,
                                Arrays.copyOf(ids, size),
                                IntStream.rangeClosed(1, size).toArray(),
                                confidence,
                                new float[size],
                                alternatives,
                                chances));
            }
            events.add(
                    new TraceEvent.SentenceSettled(
                            i, "The cat saw a bird.", ids, concept(random), 0, 0.03));
        }
        events.add(plain.events().getLast());
        return new Trace(plain.recipe().withWay(Way.AR), plain.model(), plain.device(), events);
    }

    private static TraceEvent frame(int number, int step, int[] ids) {
        int n = ids.length;
        int done = n * step / 3;
        var shown = new int[n];
        var settledAt = new int[n];
        var confidence = new float[n];
        var entropy = new float[n];
        var alternatives = new int[n][];
        var chances = new float[n][];
        for (int k = 0; k < n; k++) {
            boolean settled = k < done;
            boolean wasOpen = k >= n * (step - 1) / 3;
            shown[k] = settled ? ids[k] : 1;
            settledAt[k] = settled ? k * 3 / n + 1 : 0;
            confidence[k] = 0.95f - 0.1f * k;
            entropy[k] = wasOpen ? 0.2f * (k + 1) : 0;
            alternatives[k] = wasOpen ? new int[] {ids[k], 14, 15, 10, 12} : new int[0];
            chances[k] =
                    wasOpen
                            ? new float[] {confidence[k], 0.05f, 0.03f, 0.01f, 0.005f}
                            : new float[0];
        }
        return new TraceEvent.TokenFrame(
                number, step, 3, shown, settledAt, confidence, entropy, alternatives, chances);
    }

    private static float[] concept(SplittableRandom random) {
        var values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static float[] mix(float[] a, float[] b, float share) {
        var values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = (1 - share) * a[i] + share * b[i];
        }
        return values;
    }
}
