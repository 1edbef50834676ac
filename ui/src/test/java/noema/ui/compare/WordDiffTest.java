package noema.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import noema.ui.compare.WordDiff.Mark;
import org.junit.jupiter.api.Test;

class WordDiffTest {

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.of(
                        "the", "The", "cat", "sat", "don't", ",", ".", " ", "  ", "é", "😀", "\n")
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }

    @Property
    void withoutTheMarksTheTextIsThere(
            @ForAll("sentences") String reference, @ForAll("sentences") String text) {
        List<Mark> marks = WordDiff.of(reference, text);
        assertThat(marks.stream().map(Mark::text).collect(Collectors.joining())).isEqualTo(text);
        for (int i = 1; i < marks.size(); i++) {
            assertThat(marks.get(i).changed()).isNotEqualTo(marks.get(i - 1).changed());
        }
    }

    @Property
    void whatIsNotMarkedIsPartOfTheReferenceInItsOrder(
            @ForAll("sentences") String reference, @ForAll("sentences") String text) {
        List<String> kept =
                WordDiff.of(reference, text).stream()
                        .filter(mark -> !mark.changed())
                        .flatMap(mark -> WordDiff.parts(mark.text()).stream())
                        .filter(part -> !part.isBlank())
                        .toList();
        int found = 0;
        for (String part : WordDiff.parts(reference)) {
            if (found < kept.size() && part.equals(kept.get(found))) {
                found++;
            }
        }
        assertThat(found).isEqualTo(kept.size());
    }

    @Property
    void aTextDoesNotDifferFromItself(@ForAll("sentences") String text) {
        assertThat(WordDiff.of(text, text)).noneMatch(Mark::changed);
    }

    @Test
    void aChangedWordIsMarkedAndNothingElse() {
        assertThat(WordDiff.of("The cat saw a bird.", "The cat saw a big dog."))
                .containsExactly(
                        new Mark("The cat saw a ", false),
                        new Mark("big dog", true),
                        new Mark(".", false));
    }
}
