package noema.ui.denoising;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.ui.Sample;

/// A made-up run with long sentences that take many steps, places committed in an order of their own.
public final class LongRun {

    private LongRun() {}

    /// A run whose sentences have as many tokens and frames as wanted; the third word of the last sentence was put there by
    /// hand.
    public static Trace trace(int sentences, int tokens, int steps) {
        var random = new SplittableRandom(3);
        var events = new ArrayList<TraceEvent>();
        Trace sample = Sample.trace(1);
        events.add(sample.events().getFirst());
        for (int i = 0; i < sentences; i++) {
            sentence(events, i, tokens, steps, random);
        }
        events.add(new TraceEvent.RunEnded(TraceEvent.End.STORY_OVER, 4.2, 100, 100));
        Recipe recipe = sample.recipe().withEdits(List.of(new Edit.Word(sentences - 1, 2, 14)));
        return new Trace(recipe, sample.model(), sample.device(), events);
    }

    private static void sentence(
            List<TraceEvent> events, int number, int tokens, int steps, SplittableRandom random) {
        var thought = new float[Sample.SIZE];
        for (int step = 1; step <= 4; step++) {
            events.add(
                    new TraceEvent.ThoughtStep(
                            number,
                            0,
                            step,
                            4,
                            1 - step * 0.2,
                            thought,
                            thought,
                            thought,
                            thought));
        }
        events.add(
                new TraceEvent.ThoughtSettled(
                        number, thought, thought, 0.1, 0.02, 0, new int[0], new double[0], 0.1));
        var ids = new int[tokens];
        var when = new int[tokens];
        for (int k = 0; k < tokens; k++) {
            ids[k] = k == tokens - 1 ? 7 : k == 2 ? 14 : 2 + random.nextInt(14);
            ids[k] = ids[k] == 7 && k < tokens - 1 ? 3 : ids[k];
            when[k] = k == 2 ? 1 : 1 + random.nextInt(steps);
        }
        events.add(new TraceEvent.LengthChosen(number, tokens, 0.6));
        for (int step = 1; step <= steps; step++) {
            events.add(frame(number, step, steps, ids, when, random));
        }
        String text =
                Arrays.stream(ids)
                        .mapToObj(Sample.PIECES::get)
                        .collect(Collectors.joining())
                        .strip();
        events.add(new TraceEvent.SentenceSettled(number, text, ids, thought, 0.8, 0.2));
    }

    private static TraceEvent frame(
            int number, int step, int steps, int[] ids, int[] when, SplittableRandom random) {
        int n = ids.length;
        var shown = new int[n];
        var settledAt = new int[n];
        var confidence = new float[n];
        var entropy = new float[n];
        var alternatives = new int[n][0];
        var chances = new float[n][0];
        for (int k = 0; k < n; k++) {
            boolean settled = when[k] <= step;
            shown[k] = settled ? ids[k] : 1;
            settledAt[k] = settled ? when[k] : 0;
            confidence[k] = (float) Math.min(0.99, 0.15 + 0.05 * ((k * 7) % 17) + 0.01 * when[k]);
            if (when[k] >= step && k != 2) {
                entropy[k] =
                        (float) ((0.3 + random.nextDouble() * 3) * (when[k] - step + 1) / steps);
                alternatives[k] = new int[] {when[k] - step > 3 ? 15 : ids[k], 14, 15, 10, 12};
                chances[k] = new float[] {confidence[k], 0.2f, 0.1f, 0.03f, 0.001f};
            }
        }
        return new TraceEvent.TokenFrame(
                number, step, steps, shown, settledAt, confidence, entropy, alternatives, chances);
    }
}
