package noema.ui.scrubber;

import noema.model.trace.TraceEvent.ThoughtStep;
import noema.model.trace.TraceEvent.TokenFrame;
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
            return new Moment("before the first thought", "Only the prompt is there.");
        }
        SentenceRun sentence = run.sentences().get(cursor.sentence());
        String where = "sentence " + (cursor.sentence() + 1) + " · ";
        if (cursor.isSpeaking()) {
            return speaking(where, sentence, cursor.frame());
        }
        if (cursor.step() == 0) {
            return new Moment(where + "not begun", "Nothing of this sentence is there yet.");
        }
        return thinking(where, sentence.steps().get(cursor.step() - 1));
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
