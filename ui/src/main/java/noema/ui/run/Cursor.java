package noema.ui.run;

/// A moment of a run on the two-level scrubber: a sentence, and how far its thought and its words have come.
///
/// @param sentence number of the sentence in the run, from 0
/// @param step     noise steps of its thought that are done, from 0
/// @param frame    steps of its canvas that are done, from 0; above 0 only when all noise steps are done
public record Cursor(int sentence, int step, int frame) implements Comparable<Cursor> {

    /// Before everything: only the prompt is there.
    public static final Cursor START = new Cursor(0, 0, 0);

    /// Whether the sentence is being put into words, rather than thought.
    public boolean isSpeaking() {
        return frame > 0;
    }

    @Override
    public int compareTo(Cursor other) {
        int bySentence = Integer.compare(sentence, other.sentence);
        int byStep = bySentence != 0 ? bySentence : Integer.compare(step, other.step);
        return byStep != 0 ? byStep : Integer.compare(frame, other.frame);
    }
}
