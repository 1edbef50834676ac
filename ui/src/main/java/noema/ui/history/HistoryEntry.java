package noema.ui.history;

import java.time.Instant;
import noema.ui.run.RunSnapshot;

/// A run that is over.
///
/// @param id     tells it from all others of this history
/// @param run    all of it
/// @param when   it was over
/// @param pinned whether it stays however many follow
/// @param title  its first words
public record HistoryEntry(long id, RunSnapshot run, Instant when, boolean pinned, String title) {

    private static final int MOST_LETTERS = 80;

    /// An entry for a run, named after what was said first.
    static HistoryEntry of(long id, RunSnapshot run, Instant when) {
        String words = run.story().isEmpty() ? String.join(" ", run.prompt()) : run.story();
        return new HistoryEntry(id, run, when, false, words.isEmpty() ? "No words" : start(words));
    }

    private static String start(String words) {
        if (words.length() <= MOST_LETTERS) {
            return words;
        }
        int end = words.lastIndexOf(' ', MOST_LETTERS);
        return words.substring(0, end > 0 ? end : MOST_LETTERS) + " …";
    }

    /// The same, pinned or not.
    HistoryEntry withPinned(boolean other) {
        return new HistoryEntry(id, run, when, other, title);
    }

    /// How long the run took, in seconds; 0 while it is not over.
    public double seconds() {
        return run.end() == null ? 0 : run.end().seconds();
    }
}
