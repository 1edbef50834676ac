package noema.model.words;

import java.util.Arrays;
import java.util.List;

/// Counts the sentences of a text that grows token by token, and tells where the last wanted one ends.
///
/// Only what follows shows that a sentence is over (`"Wow!" said Tom.` is one), so tokens behind a likely end are held
/// back until that is clear: one token as a rule, a few words behind a closing quote.
final class SentenceGate {

    private static final String ENDS =
            ".!?\u2026\u203d\"'\u201d\u2019)]*\u3002\uff01\uff1f\uff61\u300d\u300f\ufffd";

    /// What the end of a text looks like while a character is not complete.
    static final String HALF_CHARACTER = "\ufffd";

    private static final int SPEAKER_WORDS = 4;

    private final StoryTokens text;
    private final int wanted;
    private int[] tokens = new int[64];
    private int size;
    private int certain;
    private boolean mayEnd;

    SentenceGate(StoryTokens text, int wanted) {
        this.text = text;
        this.wanted = wanted;
    }

    /// Adds a token.
    ///
    /// Sentences are counted only where one may just have ended, which is seldom.
    ///
    /// @return whether the wanted sentences are complete
    boolean add(int token) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * size);
        }
        tokens[size++] = token;
        String piece = text.piece(token);
        boolean holding = certain < size - 1;
        if (!holding && !mayEnd) {
            certain = size;
            mayEnd = mayEndWith(piece);
            return false;
        }
        String written = text.decode(tokens());
        if (piece.isBlank() || written.endsWith(HALF_CHARACTER)) {
            return false;
        }
        mayEnd = mayEndWith(piece);
        List<String> sentences = text.sentences(written);
        if (sentences.size() <= wanted) {
            certain = size;
            return false;
        }
        return isSure(sentences, wanted);
    }

    /// Whether it is clear that a sentence has ended: behind a closing quote its speaker may follow.
    ///
    /// @param sentences of the text so far, more than `wanted`
    /// @param wanted    number of the sentence, from 1
    static boolean isSure(List<String> sentences, int wanted) {
        String end = sentences.get(wanted - 1);
        boolean quoted = "\"'\u201d\u2019".indexOf(end.charAt(end.length() - 1)) >= 0;
        return !quoted
                || sentences.size() > wanted + 1
                || sentences.get(wanted).split(" ", -1).length > SPEAKER_WORDS;
    }

    private static boolean mayEndWith(String piece) {
        return !piece.isEmpty() && ENDS.indexOf(piece.charAt(piece.length() - 1)) >= 0;
    }

    /// How many of the tokens surely belong to the wanted sentences.
    int certain() {
        return certain;
    }

    /// No more tokens come: all that is there counts, except what lies behind the wanted sentences.
    void end() {
        if (text.sentences(text.decode(tokens())).size() <= wanted) {
            certain = size;
        }
    }

    /// All tokens so far.
    int[] tokens() {
        return Arrays.copyOf(tokens, size);
    }
}
