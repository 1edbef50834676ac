package noema.ui.scrubber;

import noema.model.trace.TraceEvent.PlanStep;
import noema.model.trace.TraceEvent.ThoughtStep;
import noema.model.trace.TraceEvent.TokenFrame;
import noema.model.trace.Way;
import noema.ui.look.Numbers;
import noema.ui.run.Cursor;
import noema.ui.run.RunSnapshot;
import noema.ui.run.SentenceRun;
import org.jspecify.annotations.Nullable;

/// A moment of a run in words.
///
/// @param label   where it is, for example `sentence 3 · noise step 5 of 8 (noise 0.42)`
/// @param meaning what it is, and what it is not: a moment of a run of N steps differs from the result of a shorter run
record Moment(String label, String meaning) {

    /// The moment at a cursor.
    static Moment of(@Nullable RunSnapshot run, Cursor cursor) {
        if (run == null) {
            return new Moment("no run yet", "There is no run to look at yet.");
        }
        if (cursor.equals(Cursor.START) || cursor.sentence() >= run.sentences().size()) {
            return new Moment(
                    run.recipe().way().thinks()
                            ? "before the first thought"
                            : "before the first word",
                    "Only the prompt is there.");
        }
        SentenceRun sentence = run.sentences().get(cursor.sentence());
        String where = "sentence " + (cursor.sentence() + 1) + " · ";
        if (cursor.step() == 0 && !cursor.isSpeaking() && cursor.plan() > 0) {
            return planning(run, sentence.plan().get(cursor.plan() - 1));
        }
        if (cursor.isSpeaking()) {
            return run.recipe().way() == Way.AR
                    ? writing(where, sentence, cursor.frame())
                    : speaking(where, sentence, cursor.frame());
        }
        if (cursor.step() == 0) {
            return new Moment(where + "not begun", "Nothing of this sentence is there yet.");
        }
        return thinking(where, sentence.steps().get(cursor.step() - 1));
    }

    private static Moment planning(RunSnapshot run, PlanStep step) {
        String name = run.levels().get(step.height() - 2).name();
        return new Moment(
                "%s %d · noise step %d of %d (noise %s)"
                        .formatted(
                                name,
                                step.group() + 1,
                                step.step(),
                                step.steps(),
                                Numbers.plain(step.level())),
                step.step() < step.steps()
                        ? unfinished("noise steps", step.step(), step.steps())
                        : "The plan of the %s after the last of its %d noise steps, as it is unfolded."
                                .formatted(name, step.steps()));
    }

    /// Of a sentence that is written word by word nobody knows how long it will be.
    private static Moment writing(String where, SentenceRun sentence, int frame) {
        boolean last = sentence.words() != null && frame == sentence.frames().size();
        return new Moment(
                "%stoken %d".formatted(where, frame),
                last
                        ? "The finished sentence, after %d tokens one by one.".formatted(frame)
                        : "The sentence after its first %d tokens; what stands behind is not known yet."
                                .formatted(frame));
    }

    private static Moment thinking(String where, ThoughtStep step) {
        return new Moment(
                "%snoise step %d of %d (noise %s)"
                        .formatted(where, step.step(), step.steps(), Numbers.plain(step.level())),
                step.step() < step.steps()
                        ? unfinished("noise steps", step.step(), step.steps())
                        : "The thought after the last of its %d noise steps, as it is handed over."
                                .formatted(step.steps()));
    }

    private static Moment speaking(String where, SentenceRun sentence, int frame) {
        TokenFrame last = sentence.frames().get(frame - 1);
        int frames = sentence.words() == null ? last.steps() : sentence.frames().size();
        return new Moment(
                "%stoken frame %d of %d".formatted(where, frame, frames),
                frame < frames
                        ? unfinished("token frames", frame, frames)
                        : "The finished sentence after %d token frames.".formatted(frames));
    }

    private static String unfinished(String kind, int at, int of) {
        return "A moment inside a run of %d %s, not the result of a run of %d: that would come out differently."
                .formatted(of, kind, at);
    }
}
