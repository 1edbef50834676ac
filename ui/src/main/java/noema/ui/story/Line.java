package noema.ui.story;

import java.util.List;

/// A sentence of the story at the moment shown.
///
/// @param place  in the story, prompt first, from 0
/// @param number of the sentence, as on its dot: in the run from 1, or p1, p2 ... in the prompt
/// @param prompt whether the user wrote it
/// @param time   where it is seen from the moment shown
/// @param words  its pieces; those not there yet keep their room
public record Line(int place, String number, boolean prompt, Time time, List<Word> words) {

    /// Where a sentence is, seen from the moment shown.
    public enum Time {
        /// Before it.
        PAST,
        /// The sentence at the playhead.
        PRESENT,
        /// After it.
        FUTURE
    }

    /// Keeps a copy of the list.
    public Line {
        words = List.copyOf(words);
    }
}
