package noema.model.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import noema.model.text.SentenceSplitter;
import noema.model.text.Tokenizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceGateTest {
    @TempDir Path folder;
    private Tokenizer tokenizer;

    @BeforeEach
    void makeTokenizer() {
        tokenizer = ArSamples.tokenizer(folder);
    }

    /// The text of the tokens that count, once the gate has closed or the text has ended.
    private String through(String text, int wanted) {
        var gate = new SentenceGate(new StoryTokens(tokenizer), wanted);
        boolean closed = false;
        for (int token : tokenizer.encode(text)) {
            int before = gate.certain();
            closed = gate.add(token);
            assertThat(gate.certain()).isGreaterThanOrEqualTo(before);
            if (closed) {
                break;
            }
        }
        if (!closed) {
            gate.end();
        }
        return tokenizer.decode(Arrays.copyOf(gate.tokens(), gate.certain()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The fox ran. The hen sat. It was cold! Was it? Yes.",
                "\"Come down!\" said the fox. The hen did not.",
                "\"Come down!\" Tom said. The hen did not. So he went home.",
                "\"Come down!\" The hen did not come down. So the fox went home.",
                "He said, \"No.\" Tom ran away. He saw Mr. Fox on the hill. They sat.",
                "Wow... it was big. \"Hm,\" said Tom, \"so it is.\" He went home.",
                "He had 3.5 hats. (It was cold.) 東京。 Snow fell \uD83D\uDE00. The end.",
            })
    void letsTheWantedSentencesThroughAndNoMore(String text) {
        List<String> sentences = new SentenceSplitter().split(text);
        for (int wanted = 1; wanted <= sentences.size() + 1; wanted++) {
            List<String> first = sentences.subList(0, Math.min(wanted, sentences.size()));
            assertThat(through(text, wanted)).isEqualTo(String.join(" ", first));
        }
    }

    @Test
    void holdsBackOneTokenAtMostBehindAPlainEnd() {
        var gate = new SentenceGate(new StoryTokens(tokenizer), 1);
        int[] first = tokenizer.encode("The fox ran.");
        for (int token : first) {
            assertThat(gate.add(token)).isFalse();
        }
        assertThat(gate.certain()).isEqualTo(first.length);
        assertThat(gate.add(tokenizer.encode("The")[0])).isTrue();
        assertThat(gate.certain()).isEqualTo(first.length);
    }
}
