package noema.ui.compare;

import java.util.ArrayList;
import java.util.List;
import noema.model.trace.TraceEvent;

/// The sentences of a lane, each with all its moments. Immutable.
///
/// @param tracks the sentences, in their order
public record LaneText(List<SentenceTrack> tracks) {

    /// No sentence.
    public static final LaneText EMPTY = new LaneText(List.of());

    /// Keeps a copy of the list.
    public LaneText {
        tracks = List.copyOf(tracks);
    }

    /// The sentences of a run.
    public static LaneText of(LaneTimeline run) {
        return EMPTY.plus(run, 0);
    }

    /// The same with the events of the run from a number on, which are new.
    LaneText plus(LaneTimeline run, int from) {
        var list = new ArrayList<>(tracks);
        for (int i = from; i < run.size(); i++) {
            int happened = i + 1;
            switch (run.event(i)) {
                case TraceEvent.TokenFrame frame -> {
                    SentenceTrack track = at(list, frame.sentence());
                    list.set(frame.sentence(), track.plus(frame, happened));
                }
                case TraceEvent.SentenceSettled settled -> {
                    SentenceTrack track = at(list, settled.sentence());
                    list.set(settled.sentence(), track.with(settled, happened));
                }
                default -> {}
            }
        }
        return new LaneText(list);
    }

    private static SentenceTrack at(List<SentenceTrack> list, int sentence) {
        while (list.size() <= sentence) {
            list.add(SentenceTrack.EMPTY);
        }
        return list.get(sentence);
    }

    /// Tokens that stand when so many events have happened.
    public int tokens(int happened) {
        return tracks.stream().mapToInt(track -> track.tokens(happened)).sum();
    }

    /// The finished sentences; those that are not are empty.
    public List<String> sentences() {
        return tracks.stream().map(SentenceTrack::text).toList();
    }
}
