package noema.ui.denoising;

import java.util.List;
import noema.ui.look.Numbers;

/// What the canvas shows at a moment.
///
/// @param sentence number of the sentence in the run
/// @param frames   its canvas after each step so far, also those after the moment shown
/// @param at       how many of them are done at the moment shown; 0 while the thought is being formed
/// @param now      the canvas at that moment
/// @param widest   the longest piece each place ever holds, so that nothing moves when the moment changes
/// @param noise    noise level of the thought, 0 to 1; 1 before its first step
/// @param settled  whether the sentence is finished
/// @param present  whether there is a sentence at all
public record CanvasState(
        int sentence,
        List<Frame> frames,
        int at,
        Frame now,
        List<String> widest,
        double noise,
        boolean settled,
        boolean present) {

    /// Nothing to show.
    static final CanvasState EMPTY =
            new CanvasState(
                    0, List.of(), 0, new Frame(0, 0, List.of()), List.of(), 1, false, false);

    /// Keeps copies of the lists.
    public CanvasState {
        frames = List.copyOf(frames);
        widest = List.copyOf(widest);
    }

    /// Frames that there are, or will be at most.
    public int expected() {
        return settled || frames.isEmpty() ? frames.size() : frames.getLast().steps();
    }

    /// Which moment of how many it is, for the header.
    public String note() {
        if (!present) {
            return "";
        }
        return at == 0 ? "thinking" : "frame " + at + " of " + expected();
    }

    /// What must not be misread, for the line below the canvas.
    public String caption() {
        if (!present) {
            return "";
        }
        if (at == 0) {
            return "thinking: noise " + Numbers.plain(noise);
        }
        boolean last = settled && at == frames.size();
        return (last ? "the end" : "a moment") + " of a run of " + now.steps() + " steps";
    }

    /// The caption at length.
    public String explanation() {
        if (at == 0) {
            return "The thought is still being denoised; its noise level goes from 1 (pure noise) towards 0 (clear),"
                    + " and words begin at the hand-over level.";
        }
        return "The canvas after step "
                + now.step()
                + " of a run planned with "
                + now.steps()
                + " steps. A run with fewer steps commits more tokens in each and comes out differently, so this is a moment"
                + " on the way, not the result of a shorter run.";
    }
}
