package noema.ui.steps;

import java.util.List;
import noema.model.concept.Concept;
import noema.model.trace.TraceEvent.ThoughtStep;
import noema.ui.run.SentenceRun;
import org.jspecify.annotations.Nullable;

/// A sentence of a run with the numbers that follow from it.
///
/// @param run   the sentence
/// @param steps one for each of its noise steps
public record SentenceNumbers(SentenceRun run, List<StepNumbers> steps) {

    /// Keeps a copy of the list.
    public SentenceNumbers {
        steps = List.copyOf(steps);
    }

    /// Works the numbers out, unless they are already there.
    ///
    /// @param before of an earlier moment of the same run, or null; its numbers are kept when the thought is still the same
    public static SentenceNumbers of(SentenceRun run, @Nullable SentenceNumbers before) {
        if (before != null && before.run == run) {
            return before;
        }
        if (before != null
                && before.run.steps() == run.steps()
                && before.run.thought() == run.thought()) {
            return new SentenceNumbers(run, before.steps);
        }
        float[] last = end(run);
        return last == null
                ? new SentenceNumbers(run, List.of())
                : new SentenceNumbers(
                        run, run.steps().stream().map(s -> numbers(s, new Concept(last))).toList());
    }

    private static float @Nullable [] end(SentenceRun run) {
        if (run.thought() != null) {
            return run.thought().estimate();
        }
        return run.steps().isEmpty() ? null : run.steps().getLast().estimate();
    }

    private static StepNumbers numbers(ThoughtStep step, Concept last) {
        double root = Math.sqrt(Math.max(1, step.noisy().length));
        return new StepNumbers(
                step.step(),
                step.level(),
                new Concept(step.estimate()).cosine(last),
                new Concept(step.noisy()).norm() / root,
                new Concept(step.conditional()).distance(new Concept(step.unconditional())) / root);
    }

    /// Number of the sentence in the run, from 0.
    public int number() {
        return run.number();
    }

    /// Noise steps that it will have when its thought is done; 0 while unknown.
    public int planned() {
        return run.steps().isEmpty() ? 0 : run.steps().getLast().steps();
    }

    /// Probability that the story had ended before this sentence, 0 to 1; NaN before it is known.
    public double stop() {
        return run.thought() == null ? Double.NaN : run.thought().stop();
    }

    /// How badly the story predicts the sentence (0 fully expected, about 1 not at all); NaN before it is known.
    public double surprise() {
        return run.insight() == null ? Double.NaN : run.insight().surprise();
    }

    /// Cosine between the thought and what its words mean when they are read back; NaN before it is known.
    public double roundTrip() {
        return run.words() == null ? Double.NaN : run.words().roundTrip();
    }

    /// How many tokens it has; NaN before it is known.
    public double tokens() {
        return run.length() == null ? Double.NaN : run.length().tokens();
    }

    /// Seconds spent on it: on the thought, and on the words when they are there; NaN before the thought is settled.
    public double seconds() {
        double thought = run.thought() == null ? Double.NaN : run.thought().seconds();
        return thought + (run.words() == null ? 0 : run.words().seconds());
    }

    /// The share of its attention that goes to a place of the story (prompt first, from 0); 0 where it does not look.
    public double attention(int place) {
        if (run.insight() == null || place < 0) {
            return 0;
        }
        float[] shares = run.insight().attention();
        return place + 1 < shares.length ? shares[place + 1] : 0;
    }

    /// The share of its attention that goes to nothing (the null vector), 0 to 1; NaN before it is known.
    public double attentionToNothing() {
        return run.insight() == null || run.insight().attention().length == 0
                ? Double.NaN
                : run.insight().attention()[0];
    }
}
