package noema.ui.run;

import java.util.Comparator;

/// A moment of a run on the scrubber: a sentence, and how far the plan before it, its thought and its words have come.
///
/// @param sentence number of the sentence in the run, from 0
/// @param plan     noise steps of the plan before it that are done, from 0
/// @param step     noise steps of its thought that are done, from 0; above 0 only when all of the plan are
/// @param frame    steps of its canvas that are done, from 0; above 0 only when all noise steps are done
public record Cursor(int sentence, int plan, int step, int frame) implements Comparable<Cursor> {

    /// Before everything: only the prompt is there.
    public static final Cursor START = new Cursor(0, 0, 0, 0);

    // What is done of the plan follows from the rest unless nothing of the rest is done.
    private static final Comparator<Cursor> ORDER =
            Comparator.comparingInt(Cursor::sentence)
                    .thenComparingInt(Cursor::step)
                    .thenComparingInt(Cursor::frame)
                    .thenComparingInt(Cursor::plan);

    /// A moment of a sentence without a plan of its own, or the beginning of one.
    public Cursor(int sentence, int step, int frame) {
        this(sentence, 0, step, frame);
    }

    /// Whether the sentence is being put into words, rather than thought.
    public boolean isSpeaking() {
        return frame > 0;
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }
}
