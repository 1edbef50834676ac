package noema.ui.run;

import java.util.ArrayList;
import java.util.List;
import noema.model.trace.TraceEvent.GroupSettled;
import noema.model.trace.TraceEvent.PlanSettled;
import noema.model.trace.TraceEvent.PlanStep;
import org.jspecify.annotations.Nullable;

/// All that is known so far of one group of a run at a level above sentences, such as a paragraph.
///
/// @param height of its level, 2 for groups of sentences
/// @param number of the group in the run at its level, from 0
/// @param first  number of its first sentence in the run, from 0
/// @param steps  denoising steps of its parent concept; only of the candidate that was kept, or of the first while none is
/// @param plan   the parent concept as it was unfolded; null before that
/// @param done   the group as read back; null before that
public record GroupRun(
        int height,
        int number,
        int first,
        List<PlanStep> steps,
        @Nullable PlanSettled plan,
        @Nullable GroupSettled done) {

    /// Keeps a copy of the list.
    public GroupRun {
        steps = List.copyOf(steps);
    }

    /// Nothing yet.
    static GroupRun empty(int height, int number, int first) {
        return new GroupRun(height, number, first, List.of(), null, null);
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
        if (!steps.isEmpty() && steps.getFirst().candidate() != step.candidate()) {
            return this;
        }
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new GroupRun(height, number, first, longer, plan, done);
    }

    GroupRun with(PlanSettled settled) {
        return new GroupRun(height, number, first, steps, settled, done);
    }

    GroupRun with(GroupSettled settled) {
        return new GroupRun(height, number, first, steps, plan, settled);
    }
}
