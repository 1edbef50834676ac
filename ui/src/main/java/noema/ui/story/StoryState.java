package noema.ui.story;

import java.util.List;

/// What the story shows.
///
/// @param lines  sentences, prompt first
/// @param note   counts, for the header
/// @param ending how it ended, one sentence; empty while it goes on
public record StoryState(List<Line> lines, String note, String ending) {

    /// Nothing to show.
    static final StoryState EMPTY = new StoryState(List.of(), "", "");

    /// Keeps a copy of the list.
    public StoryState {
        lines = List.copyOf(lines);
    }
}
