package noema.ui.denoising;

import java.util.List;
import noema.model.tensor.NoemaException;
import noema.ui.run.Mind;

/// How tokens are written. A piece carries its leading space if it begins a word; joined, pieces are running text.
public final class TokenText {

    private TokenText() {}

    /// The piece of a token on one line; `⟨id⟩` for a token that the vocabulary at hand does not have, since a run may come
    /// from another model. Never throws.
    public static String piece(Mind mind, int token) {
        String piece;
        try {
            piece = mind.piece(token);
        } catch (IndexOutOfBoundsException | NoemaException unknown) {
            piece = "";
        }
        return piece.isEmpty() ? " ⟨" + token + "⟩" : piece.replaceAll("[\\s\\p{Cntrl}]", " ");
    }

    /// Running text.
    public static String join(List<String> pieces) {
        return String.join("", pieces).strip();
    }

    /// Whether a piece has a space before it.
    public static boolean beginsWord(String piece) {
        return piece.startsWith(" ");
    }

    /// What stands on the chip of a piece: the piece without the space before it; a lone space gets a sign.
    public static String bare(String piece) {
        String text = piece.strip();
        return text.isEmpty() && !piece.isEmpty() ? "␣" : text;
    }
}
