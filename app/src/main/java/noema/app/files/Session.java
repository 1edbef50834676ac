package noema.app.files;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import noema.model.trace.Trace;
import noema.ui.run.Cursor;

/// A run and how somebody was looking at it.
///
/// @param trace    the run
/// @param when     it was made
/// @param playhead the moment that was shown
/// @param selected places of the story that were selected, from 0, prompt first
/// @param view     settings of the views, by names of their own choosing
/// @param title    a line for people; may be empty
/// @param notes    text for people; may be empty
public record Session(
        Trace trace,
        Instant when,
        Cursor playhead,
        Set<Integer> selected,
        Map<String, String> view,
        String title,
        String notes) {

    /// Keeps copies.
    public Session {
        selected = Set.copyOf(selected);
        view = Map.copyOf(view);
    }

    /// A run that nobody has looked at yet.
    public static Session of(Trace trace, Instant when) {
        return new Session(trace, when, Cursor.START, Set.of(), Map.of(), "", "");
    }
}
