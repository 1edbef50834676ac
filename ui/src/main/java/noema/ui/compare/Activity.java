package noema.ui.compare;

import java.util.Locale;
import noema.model.trace.TraceEvent;

/// What a run is doing at a moment, in a few words.
final class Activity {

    private Activity() {}

    /// What the event before a moment tells; `happened` is how many events have happened by then.
    static String at(LaneTimeline run, int happened) {
        for (int i = happened - 1; i >= 0; i--) {
            String words = words(run, i);
            if (!words.isEmpty()) {
                return words;
            }
        }
        return run.size() == 0 ? "" : "begins";
    }

    private static String words(LaneTimeline run, int index) {
        return switch (run.event(index)) {
            case TraceEvent.PlanStep e -> "thinks of paragraph " + (e.group() + 1);
            case TraceEvent.ThoughtStep e -> "thinks of sentence " + (e.sentence() + 1);
            case TraceEvent.TokenFrame e -> "writes sentence " + (e.sentence() + 1);
            case TraceEvent.RunEnded e ->
                    switch (e.reason()) {
                        case COMPLETE -> "told " + sentences(run);
                        case STORY_OVER -> "ended after " + sentences(run);
                        case CANCELLED -> "stopped after " + sentences(run);
                    };
            default -> "";
        };
    }

    private static String sentences(LaneTimeline run) {
        long count = 0;
        for (int i = 0; i < run.size(); i++) {
            count += run.event(i) instanceof TraceEvent.SentenceSettled ? 1 : 0;
        }
        return String.format(Locale.ROOT, count == 1 ? "%d sentence" : "%d sentences", count);
    }
}
