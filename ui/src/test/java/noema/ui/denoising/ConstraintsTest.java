package noema.ui.denoising;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalInt;
import noema.model.tensor.NoemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintsTest {

    private static final Map<String, Integer> WORDS = Map.of("Once", 10, "cat", 3);

    private static Map<Integer, Integer> parse(String text, int length) {
        return Constraints.parse(
                text,
                length,
                word -> {
                    Integer id = WORDS.get(word);
                    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
                });
    }

    @Test
    void readsWordsAndPutsTheLowestPlaceFirst() {
        assertThat(parse(" 3 :cat,0: Once ", 6)).containsExactly(Map.entry(0, 10), Map.entry(3, 3));
        assertThat(parse("  ", 6)).isEmpty();
    }

    @Test
    void knowsNoLimitButTheCanvasWhileTheLengthIsUnknown() {
        assertThat(parse("511: cat", 0)).containsEntry(511, 3);
        assertThatThrownBy(() -> parse("512: cat", 0)).hasMessageContaining("from 0 to 511");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    cat              | "position: word", like "0: Once, 3: cat"; "cat" is not.
                    0: Once,         | "position: word", like "0: Once, 3: cat"; "" is not.
                    one: cat         | A position is a whole number from 0, not "one"
                    -1: cat          | A position is a whole number from 0, not "-1"
                    1.5: cat         | A position is a whole number from 0, not "1.5"
                    6: cat           | Position 6 is outside the sentence; its positions go from 0 to 5.
                    99999999999: cat | Position 99999999999 is outside the sentence
                    2:               | There is no word for position 2.
                    2: big cat       | "big cat" is not a single word that the model knows
                    2: gnu           | "gnu" is not a single word that the model knows
                    2: cat, 2: Once  | Position 2 is there twice
                    """)
    void saysInOneSentenceWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> parse(text, 6))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining(message)
                .hasMessageEndingWith(".");
    }
}
