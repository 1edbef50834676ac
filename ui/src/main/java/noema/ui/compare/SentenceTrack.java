package noema.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import noema.model.text.Tokenizer;
import noema.model.trace.TraceEvent.SentenceSettled;
import noema.model.trace.TraceEvent.TokenFrame;
import noema.ui.denoising.TokenText;
import org.jspecify.annotations.Nullable;

/// A sentence of a lane at every moment: how its words come. Immutable.
///
/// @param frames  the canvas after each step
/// @param happens how many events of the run there are when each frame is one of them
/// @param words   the finished sentence; `null` before that
/// @param ends    how many events there are when it is one of them
public record SentenceTrack(
        List<TokenFrame> frames, List<Integer> happens, @Nullable SentenceSettled words, int ends) {

    private static final String UNKNOWN = "····";

    /// Nothing yet.
    static final SentenceTrack EMPTY =
            new SentenceTrack(List.of(), List.of(), null, Integer.MAX_VALUE);

    /// Keeps copies of the lists.
    public SentenceTrack {
        frames = List.copyOf(frames);
        happens = List.copyOf(happens);
    }

    /// What can be seen of it.
    ///
    /// @param text    as it stands, with room for what is still to come
    /// @param visible letters of it that there is something to see of, from its beginning
    /// @param open    places of those that are still open: from and to, in turn
    public record Shown(String text, int visible, List<Integer> open) {
        /// Keeps a copy of the list.
        public Shown {
            open = List.copyOf(open);
        }
    }

    SentenceTrack plus(TokenFrame frame, int happened) {
        var more = new ArrayList<>(frames);
        more.add(frame);
        var when = new ArrayList<>(happens);
        when.add(happened);
        return new SentenceTrack(more, when, words, ends);
    }

    SentenceTrack with(SentenceSettled settled, int happened) {
        return new SentenceTrack(frames, happens, settled, happened);
    }

    /// Its words when it is finished, else nothing.
    public String text() {
        return words == null ? "" : words.text();
    }

    /// How many of its frames, and its end after them, have come when so many events have happened. Equal phases look equal.
    public int phase(int happened) {
        if (happened >= ends) {
            return frames.size() + 1;
        }
        int phase = 0;
        while (phase < frames.size() && happens.get(phase) <= happened) {
            phase++;
        }
        return phase;
    }

    /// Tokens that stand when so many events have happened.
    public int tokens(int happened) {
        int phase = phase(happened);
        if (phase == 0) {
            return 0;
        }
        if (words != null && phase > frames.size()) {
            return words.ids().length;
        }
        int count = 0;
        for (int id : frames.get(phase - 1).ids()) {
            count += id == Tokenizer.MASK ? 0 : 1;
        }
        return count;
    }

    /// What it looks like in a phase.
    ///
    /// @param pieces the text of a token
    public Shown at(int phase, IntFunction<String> pieces) {
        if (words != null && (phase > frames.size() || frames.isEmpty())) {
            String text = words.text();
            return new Shown(text, phase > frames.size() ? text.length() : 0, List.of());
        }
        if (frames.isEmpty()) {
            return new Shown("", 0, List.of());
        }
        TokenFrame last = frames.getLast();
        int[] now = phase == 0 ? new int[0] : frames.get(phase - 1).ids();
        var text = new StringBuilder();
        var open = new ArrayList<Integer>();
        int visible = 0;
        for (int place = 0; place < last.ids().length; place++) {
            boolean there = place < now.length;
            boolean settled = there && now[place] != Tokenizer.MASK;
            String piece = settled ? pieces.apply(now[place]) : room(last, place, pieces);
            int from = text.length();
            text.append(from == 0 ? piece.stripLeading() : piece);
            if (there) {
                visible = text.length();
            }
            if (there && !settled) {
                open.add(from > 0 && TokenText.beginsWord(piece) ? from + 1 : from);
                open.add(visible);
            }
        }
        return new Shown(text.toString(), visible, open);
    }

    /// What a place keeps free: the token that will stand there, or the likeliest so far.
    private static String room(TokenFrame last, int place, IntFunction<String> pieces) {
        if (last.ids()[place] != Tokenizer.MASK) {
            return pieces.apply(last.ids()[place]);
        }
        int[] guesses = last.alternatives()[place];
        return guesses.length == 0 ? " " + UNKNOWN : pieces.apply(guesses[0]);
    }
}
