package noema.ui.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import noema.model.trace.TraceEvent.GroupSettled;
import noema.model.trace.TraceEvent.PlanSettled;
import noema.model.trace.TraceEvent.PlanStep;
import org.jspecify.annotations.Nullable;

/// All that is known so far of one group of a run at a level above sentences, such as a paragraph.
///
/// @param height of its level, 2 for groups of sentences
/// @param number of the group in the run at its level, from 0
/// @param first  number of its first sentence in the run, from 0
/// @param steps  denoising steps of its parent concept: of the candidate that was kept, or of the first while none is
/// @param others those of the other candidates
/// @param plan   the parent concept as it was unfolded; null before that
/// @param done   the group as read back; null before that
public record GroupRun(
        int height,
        int number,
        int first,
        List<PlanStep> steps,
        List<PlanStep> others,
        @Nullable PlanSettled plan,
        @Nullable GroupSettled done) {

    /// Keeps copies of the lists.
    public GroupRun {
        steps = List.copyOf(steps);
        others = List.copyOf(others);
    }

    /// Nothing yet.
    static GroupRun empty(int height, int number, int first) {
        return new GroupRun(height, number, first, List.of(), List.of(), null, null);
    }

    /// Its concept: read back, else as it was planned, else as far as it is clear; null before there is any.
    public float @Nullable [] concept() {
        if (done != null) {
            return done.concept();
        }
        if (plan != null) {
            return plan.estimate();
        }
        return steps.isEmpty() ? null : steps.getLast().estimate();
    }

    GroupRun with(PlanStep step) {
        boolean mine = steps.isEmpty() || steps.getFirst().candidate() == step.candidate();
        return new GroupRun(
                height,
                number,
                first,
                mine ? plus(steps, step) : steps,
                mine ? others : plus(others, step),
                plan,
                done);
    }

    /// The plan is settled: the candidate whose last estimate it is was kept.
    GroupRun with(PlanSettled settled) {
        OptionalInt kept =
                others.stream()
                        .filter(step -> Arrays.equals(step.estimate(), settled.estimate()))
                        .mapToInt(PlanStep::candidate)
                        .findFirst();
        if (kept.isEmpty()) {
            return new GroupRun(height, number, first, steps, others, settled, done);
        }
        var all = new ArrayList<>(steps);
        all.addAll(others);
        return new GroupRun(
                height,
                number,
                first,
                all.stream().filter(step -> step.candidate() == kept.getAsInt()).toList(),
                all.stream().filter(step -> step.candidate() != kept.getAsInt()).toList(),
                settled,
                done);
    }

    GroupRun with(GroupSettled settled) {
        return new GroupRun(height, number, first, steps, others, plan, settled);
    }

    private static List<PlanStep> plus(List<PlanStep> list, PlanStep step) {
        var longer = new ArrayList<>(list);
        longer.add(step);
        return longer;
    }
}
