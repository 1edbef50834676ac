package noema.model.words;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import noema.model.text.SentenceSplitter;
import noema.model.text.Tokenizer;

/// Text as the one stream of tokens that models of whole stories read: its sentences, each encoded by itself, one
/// behind the other.
///
/// These are the very tokens that the concept model has for the same sentences. Read back they are the sentences with
/// single spaces between them; where a paragraph ended is not kept.
final class StoryTokens {

    private final Tokenizer tokenizer;
    private final SentenceSplitter splitter;

    StoryTokens(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        splitter = new SentenceSplitter(SentenceSplitter.DEFAULT_LIMIT, tokenizer::count);
    }

    /// The tokens of a text, whose lines are paragraphs.
    int[] encode(String text) {
        return text.lines()
                .flatMap(paragraph -> splitter.split(paragraph).stream())
                .flatMapToInt(sentence -> Arrays.stream(tokenizer.encode(sentence)))
                .toArray();
    }

    /// The same behind BOS.
    int[] encodeFromStart(String text) {
        return IntStream.concat(IntStream.of(Tokenizer.BOS), Arrays.stream(encode(text))).toArray();
    }

    String decode(int[] tokens) {
        return tokenizer.decode(tokens);
    }

    List<String> sentences(String text) {
        return splitter.split(text);
    }

    /// One token as text, with its leading space.
    String piece(int token) {
        return tokenizer.piece(token);
    }
}
