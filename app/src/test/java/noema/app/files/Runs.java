package noema.app.files;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSettings;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.ui.run.Cursor;

/// Runs that were never run, with everything that a real one has and numbers that are hard to write down.
final class Runs {

    static final Instant WHEN = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private static final int SIZE = 6;
    private static final float[] HARD = {
        0.1f, -0.0f, 0, 1.4e-45f, -3.4028235e38f, 1 / 3f, 16_777_217, 1e-10f
    };

    private Runs() {}

    /// A run of some sentences.
    static Trace trace(int sentences) {
        return trace(new Random(1), sentences);
    }

    static Trace trace(Random random, int sentences) {
        var events = new ArrayList<TraceEvent>();
        events.add(
                new TraceEvent.RunStarted(
                        List.of("A cat, \"Mia\".", "It\tslept."),
                        List.of(floats(random, SIZE), floats(random, SIZE))));
        for (int i = 0; i < sentences; i++) {
            sentence(events, random, i);
        }
        events.add(new TraceEvent.RunEnded(TraceEvent.End.STORY_OVER, 1.5, 32, 7));
        return new Trace(recipe(), "ab12", "cpu fp32", events);
    }

    static Recipe recipe() {
        return new Recipe(
                "A cat, \"Mia\".\nIt\tslept 🐈 \u0000 \ud800.",
                200,
                -7,
                false,
                new ConceptSettings(2, 1.1, 0.3, 0.9, 0.1 + 0.2, 0, 2, 3),
                new TokenSettings(3, 0.5, 1, TokenOrder.ENTROPY, 1, 0, 2),
                List.of(
                        new Edit.Candidate(0, 1),
                        new Edit.Thought(1, new float[] {0.1f, -0.0f, 1.4e-45f, 1, -2, 3}),
                        new Edit.Word(0, 1, 7)));
    }

    private static void sentence(List<TraceEvent> events, Random random, int number) {
        float[] clean = floats(random, SIZE);
        for (int step = 1; step <= 2; step++) {
            for (int candidate = 0; candidate < 2; candidate++) {
                events.add(
                        new TraceEvent.ThoughtStep(
                                number,
                                candidate,
                                step,
                                2,
                                1 - 0.45 * step,
                                floats(random, SIZE),
                                clean,
                                clean.clone(),
                                floats(random, SIZE)));
            }
        }
        events.add(
                new TraceEvent.ThoughtSettled(
                        number,
                        clean,
                        clean,
                        0.1,
                        0.25,
                        1,
                        new int[] {1, 0},
                        new double[] {1.5, -2e-300},
                        0.0123456789));
        events.add(new TraceEvent.LengthChosen(number, 3, 0.5));
        events.add(
                new TraceEvent.TokenFrame(
                        number,
                        1,
                        3,
                        new int[] {5, 1, 6},
                        new int[] {1, 0, 1},
                        new float[] {0.9f, 0.1f, 0.8f},
                        new float[] {0, 2, 0},
                        new int[][] {{}, {7, 8}, {}},
                        new float[][] {{}, {0.5f, -0.0f}, {}}));
        events.add(
                new TraceEvent.SentenceSettled(
                        number,
                        "He said \"ñ, 🐈\" | to *me*.",
                        new int[] {5, 6, 7},
                        floats(random, SIZE),
                        0.99999999,
                        1e-9));
        events.add(
                new TraceEvent.ThoughtExamined(
                        number,
                        attention(number),
                        0.5,
                        List.of("A, a.", "A cat."),
                        new float[] {0.1f, -0.2f}));
    }

    /// All of it on the first sentence: one share for nothing, two for the prompt, one for each sentence before.
    private static float[] attention(int number) {
        var shares = new float[3 + number];
        shares[1] = 1;
        return shares;
    }

    /// Random floats, some of them hard.
    static float[] floats(Random random, int length) {
        var values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] =
                    random.nextInt(4) == 0
                            ? HARD[random.nextInt(HARD.length)]
                            : (float) random.nextGaussian();
        }
        return values;
    }

    static Session session(Trace trace) {
        return new Session(
                trace,
                WHEN,
                new Cursor(1, 2, 1),
                Set.of(0, 3, 2),
                Map.of("map.zoom", "1.5", "map.colour", "cluster", "é", "\u2028"),
                "Mia \"the cat\"",
                "First line.\nSecond 🐈 line.");
    }
}
