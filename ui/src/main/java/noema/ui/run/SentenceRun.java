package noema.ui.run;

import java.util.ArrayList;
import java.util.List;
import noema.model.trace.TraceEvent.LengthChosen;
import noema.model.trace.TraceEvent.PlanStep;
import noema.model.trace.TraceEvent.SentenceSettled;
import noema.model.trace.TraceEvent.ThoughtExamined;
import noema.model.trace.TraceEvent.ThoughtRecalled;
import noema.model.trace.TraceEvent.ThoughtSettled;
import noema.model.trace.TraceEvent.ThoughtStep;
import noema.model.trace.TraceEvent.TokenFrame;
import org.jspecify.annotations.Nullable;

/// All that is known so far of one sentence of a run.
///
/// @param number  in the run, from 0
/// @param plan    denoising steps of the levels above that came before it: those of its paragraph, where it is the first of it
/// @param steps   denoising steps of the thought that was kept (of candidate 0 while none is), in their order
/// @param others  denoising steps of the candidates that were not kept
/// @param recalled the sentence it was drawn to; null where it reminded of nothing
/// @param thought the thought as handed over; null before that
/// @param length  the length of its canvas; null before it is chosen
/// @param frames  the canvas after each step
/// @param words   the finished sentence; null before that
/// @param insight a closer look; null before that, or when nobody asked for it
public record SentenceRun(
        int number,
        List<PlanStep> plan,
        List<ThoughtStep> steps,
        List<ThoughtStep> others,
        @Nullable ThoughtRecalled recalled,
        @Nullable ThoughtSettled thought,
        @Nullable LengthChosen length,
        List<TokenFrame> frames,
        @Nullable SentenceSettled words,
        @Nullable ThoughtExamined insight) {

    /// Keeps copies of the lists.
    public SentenceRun {
        plan = List.copyOf(plan);
        steps = List.copyOf(steps);
        others = List.copyOf(others);
        frames = List.copyOf(frames);
    }

    /// Nothing yet.
    static SentenceRun empty(int number) {
        return new SentenceRun(
                number, List.of(), List.of(), List.of(), null, null, null, List.of(), null, null);
    }

    /// How many moments it has on the scrubber: every noise step, of plans too, and every token frame is one.
    public int moments() {
        return plan.size() + steps.size() + frames.size();
    }

    /// How many places its canvas has; 0 while that is unknown. Where nothing is thought first it grows.
    public int places() {
        if (length != null) {
            return length.tokens();
        }
        return frames.isEmpty() ? 0 : frames.getLast().ids().length;
    }

    /// Whether something of its own is there, not only of the plan it follows.
    boolean isBegun() {
        return moments() > plan.size() || thought != null || words != null;
    }

    /// The text of the finished sentence, or nothing.
    public String text() {
        return words == null ? "" : words.text();
    }

    /// Its concept as the story goes on with it: read back from the words, else as thought; null before there is either.
    public float @Nullable [] concept() {
        if (words != null) {
            return words.concept();
        }
        return thought != null ? thought.estimate() : null;
    }

    /// The plan of a group that begins with it has come further.
    SentenceRun after(GroupRun group) {
        var steps = new ArrayList<PlanStep>();
        plan.stream()
                .filter(step -> step.height() != group.height() || step.group() != group.number())
                .forEach(steps::add);
        steps.addAll(group.steps());
        return new SentenceRun(
                number,
                steps,
                this.steps,
                others,
                recalled,
                thought,
                length,
                frames,
                words,
                insight);
    }

    SentenceRun with(ThoughtStep step) {
        boolean mine = step.candidate() == keptCandidate();
        return new SentenceRun(
                number,
                plan,
                mine ? plus(steps, step) : steps,
                mine ? others : plus(others, step),
                recalled,
                thought,
                length,
                frames,
                words,
                insight);
    }

    private int keptCandidate() {
        return steps.isEmpty() ? 0 : steps.getFirst().candidate();
    }

    /// The thought is settled: the steps of its candidate become the steps, all others the others.
    SentenceRun with(ThoughtSettled settled) {
        List<ThoughtStep> mine = steps;
        List<ThoughtStep> rest = others;
        if (settled.candidate() >= 0 && settled.candidate() != keptCandidate()) {
            var all = new ArrayList<ThoughtStep>(steps);
            all.addAll(others);
            mine = all.stream().filter(s -> s.candidate() == settled.candidate()).toList();
            rest = all.stream().filter(s -> s.candidate() != settled.candidate()).toList();
        }
        return new SentenceRun(
                number, plan, mine, rest, recalled, settled, length, frames, words, insight);
    }

    SentenceRun with(ThoughtRecalled sentence) {
        return new SentenceRun(
                number, plan, steps, others, sentence, thought, length, frames, words, insight);
    }

    SentenceRun with(LengthChosen chosen) {
        return new SentenceRun(
                number, plan, steps, others, recalled, thought, chosen, frames, words, insight);
    }

    SentenceRun with(TokenFrame frame) {
        boolean grown = frame.ids().length > places();
        List<TokenFrame> earlier =
                grown
                        ? frames.stream()
                                .map(f -> Grown.to(f, frame.ids().length, frame.steps()))
                                .toList()
                        : frames;
        return new SentenceRun(
                number,
                plan,
                steps,
                others,
                recalled,
                thought,
                length,
                plus(earlier, frame),
                words,
                insight);
    }

    SentenceRun with(SentenceSettled settled) {
        return new SentenceRun(
                number, plan, steps, others, recalled, thought, length, frames, settled, insight);
    }

    SentenceRun with(ThoughtExamined examined) {
        return new SentenceRun(
                number, plan, steps, others, recalled, thought, length, frames, words, examined);
    }

    private static <T> List<T> plus(List<T> list, T more) {
        var longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }
}
