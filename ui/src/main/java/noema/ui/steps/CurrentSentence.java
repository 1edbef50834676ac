package noema.ui.steps;

import java.util.Set;
import noema.ui.run.Cursor;
import noema.ui.run.RunSnapshot;
import org.jspecify.annotations.Nullable;

/// Which sentence of the run is looked at closely.
public final class CurrentSentence {

    private CurrentSentence() {}

    /// The first selected sentence of the run, unless the playhead's is selected too or none is: then the playhead's.
    ///
    /// @param places selected places of the story
    /// @return its number in the run, or -1 when the run has no sentence yet
    public static int of(@Nullable RunSnapshot run, Set<Integer> places, Cursor cursor) {
        if (run == null || run.sentences().isEmpty()) {
            return -1;
        }
        int prompt = run.prompt().size();
        int here = Math.clamp(cursor.sentence(), 0, run.sentences().size() - 1);
        if (places.contains(prompt + here)) {
            return here;
        }
        return places.stream()
                .filter(place -> place >= prompt && place < run.places())
                .mapToInt(place -> place - prompt)
                .min()
                .orElse(here);
    }
}
