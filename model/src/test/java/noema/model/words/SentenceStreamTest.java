package noema.model.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import noema.model.text.Tokenizer;
import noema.model.train.TinyModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceStreamTest {

    private static final Tokenizer TOKENIZER = TinyModel.tokenizer();

    /// Tokens of text as they come in a story: each sentence encoded by itself.
    private static int[] tokens(String text) {
        return new StoryTokens(TOKENIZER).encode(text);
    }

    private static List<String> cut(String text) {
        var stream = new SentenceStream(TOKENIZER);
        var sentences = new ArrayList<String>();
        for (int token : tokens(text)) {
            stream.add(token);
            add(sentences, stream.take(false));
        }
        for (int[] rest = stream.take(true); rest.length > 0; rest = stream.take(true)) {
            add(sentences, rest);
        }
        assertThat(stream.rest()).isEmpty();
        return sentences;
    }

    private static void add(List<String> sentences, int[] ids) {
        if (ids.length > 0) {
            sentences.add(TOKENIZER.decode(ids).strip());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tom had a ball. It was red. He kicked it!",
                "\"Wow!\" said Tom. He was glad.",
                "\"Wow!\" He ran home at once and told his mother.",
                "No end here",
                "One... Two? \"Three.\"",
                "It cost 3.50 at Mr. Smith's. Lily paid.",
                "Grüße! Ein Bär – und noch einer. Schön."
            })
    void itCutsWhereTheSplitterDoes(String text) {
        assertThat(cut(text)).isEqualTo(new StoryTokens(TOKENIZER).sentences(text));
    }

    @Test
    void anEndIsSureOnlyWhenSomethingFollows() {
        var stream = new SentenceStream(TOKENIZER);
        for (int token : tokens("He ran.")) {
            stream.add(token);
        }
        assertThat(stream.state()).isEqualTo(SentenceStream.State.OPEN);
        assertThat(stream.take(false)).isEmpty();
        stream.add(tokens("She sat.")[0]);

        assertThat(stream.state()).isEqualTo(SentenceStream.State.COMPLETE);
        assertThat(TOKENIZER.decode(stream.take(false)).strip()).isEqualTo("He ran.");
        assertThat(stream.rest()).hasSize(1);
    }

    @Test
    void behindAQuoteTheSpeakerMayFollow() {
        var stream = new SentenceStream(TOKENIZER);
        for (int token : tokens("\"Wow!\" He")) {
            stream.add(token);
        }
        assertThat(stream.state()).isEqualTo(SentenceStream.State.UNDECIDED);
        assertThat(stream.take(false)).isEmpty();
    }
}
