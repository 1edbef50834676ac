package noema.model.words;

import java.util.Arrays;
import java.util.List;
import noema.model.text.SentenceSplitter;
import noema.model.text.Tokenizer;

/// Finds the sentences in a stream of tokens, as [SentenceGate] counts them: an end is sure when something follows it, and
/// behind a closing quote only when more than a few words do. What goes on for too long is cut.
public final class SentenceStream {

    private final Tokenizer tokenizer;
    private final SentenceSplitter splitter;
    private int[] tokens = new int[0];

    /// An empty stream.
    public SentenceStream(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        // Where it cuts must not depend on what follows later, so the longest sentence is not the
        // splitter's business.
        splitter = new SentenceSplitter(Integer.MAX_VALUE, tokenizer::count);
    }

    /// How sure it is where the first sentence of what is left ends.
    public enum State {
        /// All tokens belong to it.
        OPEN,
        /// It may have ended.
        UNDECIDED,
        /// It has ended; [#take] has it.
        COMPLETE
    }

    /// Adds a token.
    public void add(int token) {
        tokens = Arrays.copyOf(tokens, tokens.length + 1);
        tokens[tokens.length - 1] = token;
    }

    /// The tokens that are left, of which no sentence has been taken yet.
    public int[] rest() {
        return tokens.clone();
    }

    /// Where the first sentence stands.
    public State state() {
        if (tokens.length >= SentenceSplitter.DEFAULT_LIMIT) {
            return State.COMPLETE;
        }
        String written = tokenizer.decode(tokens);
        List<String> sentences = splitter.split(written);
        if (sentences.size() < 2) {
            return State.OPEN;
        }
        return SentenceGate.isSure(sentences, 1) && !written.endsWith(SentenceGate.HALF_CHARACTER)
                ? State.COMPLETE
                : State.UNDECIDED;
    }

    /// Takes the tokens of the first sentence.
    ///
    /// @param over whether nothing more follows: then the first of what is left is one, whatever its state
    /// @return none where there is no sentence
    public int[] take(boolean over) {
        List<String> sentences = splitter.split(tokenizer.decode(tokens));
        if (sentences.isEmpty() || !over && state() != State.COMPLETE) {
            return new int[0];
        }
        int count = sentences.size() == 1 ? tokens.length : tokensOf(sentences.getFirst().length());
        int[] taken = Arrays.copyOf(tokens, count);
        tokens = Arrays.copyOfRange(tokens, count, tokens.length);
        return taken;
    }

    /// The fewest tokens that make so many characters.
    private int tokensOf(int characters) {
        for (int count = 1; count < tokens.length; count++) {
            String written = tokenizer.decode(Arrays.copyOf(tokens, count));
            if (!written.endsWith(SentenceGate.HALF_CHARACTER)
                    && written.strip().length() >= characters) {
                return count;
            }
        }
        return tokens.length;
    }
}
