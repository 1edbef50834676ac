package noema.app.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import noema.model.tensor.NoemaException;
import noema.model.trace.Edit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditSpecTest {

    private static final List<String> PIECES =
            List.of("", "", "", "", " dog", "ing", ".", "#", "\"", " .", ":", " 7", "\uFFFD");

    private static final Function<String, OptionalInt> TOKENS =
            word -> {
                boolean isWord = Character.isLetterOrDigit(word.charAt(0));
                int at = PIECES.indexOf(isWord ? " " + word : word);
                return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
            };

    private static Edit read(String spec) {
        return EditSpec.parse(spec).edit(TOKENS);
    }

    @Test
    void peopleCountFromOne() {
        assertThat(read("candidate:3:2")).isEqualTo(new Edit.Candidate(2, 1));
        assertThat(read("word:1:12:dog")).isEqualTo(new Edit.Word(0, 11, 4));
        assertThat(read("word:1:12:#5")).isEqualTo(new Edit.Word(0, 11, 5));
    }

    @Test
    void everyEditButAThoughtComesBackFromItsText() {
        for (int token = 4; token < PIECES.size(); token++) {
            var word = new Edit.Word(199, 511, token);
            assertThat(read(EditSpec.of(word, PIECES::get))).isEqualTo(word);
        }
        var candidate = new Edit.Candidate(199, 63);
        assertThat(read(EditSpec.of(candidate, PIECES::get))).isEqualTo(candidate);
        assertThat(EditSpec.of(new Edit.Word(1, 2, 4), PIECES::get)).isEqualTo("word:2:3:dog");
        assertThat(EditSpec.of(new Edit.Word(1, 2, 5), PIECES::get)).isEqualTo("word:2:3:#5");
        assertThatThrownBy(() -> EditSpec.of(new Edit.Thought(0, new float[] {1}), PIECES::get))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("noema generate --recipe");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    candidate          | is neither candidate:SENTENCE:NUMBER nor word
                    candidate:1        | is neither
                    candidate:1:x      | is neither
                    candidate:1:-1     | is neither
                    thought:1:2        | is neither
                    word:1:2:          | is neither
                    word:1:2:two words | is neither
                    candidate:0:1      | The sentence of the edit must be between 1 and 200, not 0.
                    candidate:201:1    | between 1 and 200, not 201.
                    candidate:1:65     | The candidate of the edit must be between 1 and 64, not 65.
                    word:1:513:dog     | The place of the edited word must be between 1 and 512, not 513.
                    word:1:1:#70000    | The token of the word must be between 0 and 65535
                    word:1:1:cats      | The word 'cats' is not one whole word of the model
                    """)
    void mistakesGetASentence(String spec, String message) {
        assertThatThrownBy(() -> read(spec))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining(message);
    }
}
