package noema.ui.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import noema.model.trace.Recipe;
import noema.model.trace.TraceEvent;
import noema.model.trace.Way;
import org.jspecify.annotations.Nullable;

/// When the events of a run happened, by the wall clock and in evaluations of a network. Immutable.
///
/// A model of words is watched by the concept model, which takes time that is not the run's and is left out. All words at once
/// come in sentences: the frames of a sentence are heard together although they were computed one after another, so they are
/// spread evenly over the time since the sentence before; each costs the same. Once the run is over, both clocks end where the
/// run itself says that it ended.
public final class LaneTimeline {

    private final Recipe recipe;
    private final List<Heard> heard;
    private final double[] seconds;
    private final double[] evaluations;

    private LaneTimeline(Recipe recipe, List<Heard> heard) {
        this.recipe = recipe;
        this.heard = List.copyOf(heard);
        seconds = seconds();
        evaluations = evaluations();
    }

    /// A run of which nothing has been heard.
    public static LaneTimeline begin(Recipe recipe) {
        return new LaneTimeline(recipe, List.of());
    }

    /// The same run after more events.
    public LaneTimeline plus(List<Heard> more) {
        var all = new ArrayList<>(heard);
        all.addAll(more);
        return new LaneTimeline(recipe, all);
    }

    /// What decides the run.
    public Recipe recipe() {
        return recipe;
    }

    /// How many events there are.
    public int size() {
        return heard.size();
    }

    /// An event, from 0.
    public TraceEvent event(int index) {
        return heard.get(index).event();
    }

    /// How the run ended; `null` while it has not.
    public TraceEvent.@Nullable RunEnded end() {
        return !heard.isEmpty() && heard.getLast().event() instanceof TraceEvent.RunEnded end
                ? end
                : null;
    }

    /// How far on an axis the run has come.
    public double length(Axis axis) {
        return at(axis, heard.size());
    }

    /// Where on an axis the first `events` events are over.
    public double at(Axis axis, int events) {
        return events == 0 ? 0 : clock(axis)[events - 1];
    }

    /// How many events have happened at a place on an axis.
    public int happened(Axis axis, double value) {
        double[] clock = clock(axis);
        int low = 0;
        int high = clock.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (clock[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double[] clock(Axis axis) {
        return axis == Axis.SECONDS ? seconds : evaluations;
    }

    private double[] seconds() {
        boolean words = !recipe.way().thinks();
        var clock = new double[heard.size()];
        double before = 0;
        double now = 0;
        for (int i = 0; i < clock.length; i++) {
            Heard next = heard.get(i);
            boolean watching =
                    words
                            && (next.event() instanceof TraceEvent.RunStarted
                                    || next.event() instanceof TraceEvent.SentenceSettled);
            now += watching ? 0 : Math.max(0, next.seconds() - before);
            before = next.seconds();
            clock[i] = now;
        }
        if (recipe.way() == Way.DIFFUSION) {
            spread(clock);
        }
        TraceEvent.RunEnded end = end();
        if (end != null && now > 0) {
            scale(clock, end.seconds() / now);
            clock[clock.length - 1] = end.seconds();
        }
        return clock;
    }

    /// Spreads the frames of each sentence evenly over the time since the one before.
    private void spread(double[] clock) {
        double before = 0;
        int first = 0;
        for (int i = 0; i < clock.length; i++) {
            if (event(i) instanceof TraceEvent.SentenceSettled) {
                for (int k = first; k < i; k++) {
                    clock[k] = before + (clock[i] - before) * (k - first + 1) / (i - first);
                }
                before = clock[i];
            }
            if (!(event(i) instanceof TraceEvent.TokenFrame)) {
                first = i + 1;
                before = clock[i];
            }
        }
    }

    private double[] evaluations() {
        var count = new EvaluationCount(recipe);
        var clock = new double[heard.size()];
        double now = 0;
        for (int i = 0; i < clock.length; i++) {
            now += count.of(event(i));
            clock[i] = now;
        }
        TraceEvent.RunEnded end = end();
        if (end != null) {
            double all = end.conceptSteps() + end.tokenSteps();
            if (now > 0 && (recipe.way() == Way.DIFFUSION || now > all)) {
                // A step that settles words of two sentences is a frame of both, and one that
                // settles words behind the end of
                // none; a word that turns out to begin the next sentence is a frame of both as
                // well.
                scale(clock, all / now);
            }
            // Tokens that were drawn and thrown away are known of at the end only.
            clock[clock.length - 1] = all;
        }
        return clock;
    }

    private static void scale(double[] clock, double factor) {
        Arrays.setAll(clock, i -> clock[i] * factor);
    }
}
