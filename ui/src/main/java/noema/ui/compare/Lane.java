package noema.ui.compare;

import java.util.List;
import noema.model.evaluate.StoryFigures;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.Way;
import org.jspecify.annotations.Nullable;

/// One way to tell the story, as far as it has been told. Immutable.
///
/// @param id      never given twice
/// @param recipe  what decides its next run; of a lane that has run, what decided that
/// @param model   folder of the checkpoint that tells it; empty for the window's model
/// @param pinned  whether its run is kept when the others are run again
/// @param state   how far it is
/// @param problem why it could not be run, in one sentence; empty otherwise
/// @param run     what has been heard of it
/// @param text    its sentences
/// @param figures of the finished run; `null` before
/// @param trace   the whole run; `null` before it has ended
public record Lane(
        long id,
        Recipe recipe,
        String model,
        boolean pinned,
        LaneState state,
        String problem,
        LaneTimeline run,
        LaneText text,
        @Nullable StoryFigures figures,
        @Nullable Trace trace) {

    /// A lane that has not run.
    static Lane of(long id, Recipe recipe, String model) {
        return fresh(id, recipe, model, false, LaneState.NEW);
    }

    private static Lane fresh(
            long id, Recipe recipe, String model, boolean pinned, LaneState state) {
        return new Lane(
                id,
                recipe,
                model,
                pinned,
                state,
                "",
                LaneTimeline.begin(recipe),
                LaneText.EMPTY,
                null,
                null);
    }

    /// Its way to write.
    public Way way() {
        return recipe.way();
    }

    /// What it is called.
    public String title() {
        String title = way().title();
        return Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }

    /// Whether there is a run of it that can be looked at again.
    public boolean hasRun() {
        return trace != null;
    }

    /// Whether it waits or runs.
    public boolean isBusy() {
        return state == LaneState.WAITING || state == LaneState.RUNNING;
    }

    /// Without any run, about to be run with a recipe.
    Lane waiting(Recipe next) {
        return fresh(id, next, model, pinned, LaneState.WAITING);
    }

    /// Without any run, to be run with a recipe.
    Lane changed(Recipe next) {
        return fresh(id, next, model, pinned, LaneState.NEW);
    }

    /// Without any run, to be told by another checkpoint.
    Lane toldBy(String folder) {
        return fresh(id, recipe, folder, pinned, LaneState.NEW);
    }

    /// Pinned, or not.
    Lane pinned(boolean other) {
        return new Lane(id, recipe, model, other, state, problem, run, text, figures, trace);
    }

    /// With more events.
    Lane plus(List<Heard> more) {
        LaneTimeline longer = run.plus(more);
        return new Lane(
                id,
                recipe,
                model,
                pinned,
                LaneState.RUNNING,
                "",
                longer,
                text.plus(longer, run.size()),
                null,
                null);
    }

    /// At its end.
    Lane finished(Trace whole, @Nullable StoryFigures known) {
        boolean cancelled = whole.end().reason() == TraceEvent.End.CANCELLED;
        return new Lane(
                id,
                recipe,
                model,
                pinned,
                cancelled ? LaneState.STOPPED : LaneState.DONE,
                "",
                run,
                text,
                known,
                whole);
    }

    /// Not run, for a reason.
    Lane failed(String sentence) {
        return new Lane(
                id, recipe, model, pinned, LaneState.FAILED, sentence, run, text, null, null);
    }
}
