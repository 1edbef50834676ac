package noema.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import noema.model.tensor.NoemaException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {

    private static final Pattern SPACE =
            Pattern.compile("[\\s\\p{Z}\\x1C-\\x1F]+", Pattern.UNICODE_CHARACTER_CLASS);

    /// The bars are the expected cuts; without them the line is the paragraph.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tom ran. | He fell! | Why? | Nobody knew...",
                "\"Wow!\" she said. | It was big.",
                "\"Wow!\" said Tom. | \"It is big.\"",
                "\"Where is it?\" Tom asked. | \"I do not know!\" Uncle Ben cried.",
                "\"No!\" Mr. Fox said. | \"No.\"",
                "\"I can help!\" | Tom said, \"Thank you.\"",
                "\"Thank you!\" | She smiled.",
                "\"It is stuck in the tree.\" | Tom thought for a moment.",
                "\"Hello. | My name is Sam.\"",
                "Mr. Fox met Mrs. Hen and Dr. Owl on St. John's Road. | They sang.",
                "No. | I will not.",
                "She lives at No. 5 with J. R. Smith. | He is from the U.S. Army.",
                "It was I. | Nobody else.",
                "He waited... and waited. | Then... | Nothing happened.",
                "He waited\u2026 and slept.",
                "Wait!!! | What?! | Yes.",
                "Great! \ud83d\ude00 | We won! \u2764\ufe0f \ud83d\ude00",
                "They had apples, e.g. red ones, vs. pears. | Good.",
                "1. Open the box. | 2. Look inside.",
                "It costs 3.50 at 5 p.m. today. | Pay now.",
                "He said (very loudly!) that it hurt. | (It did.) | Then he left.",
                "\u201cCome here!\u201d said Ann. | \u201cNow.\u201d",
                "\u4f60\u597d\u3002 | \u4f60\u597d\u5417\uff1f | \u300c\u597d\u3002\u300d",
                "no punctuation at all",
                "One day . | Two days .",
                "\" Hello . \" | \" Bye . \""
            })
    void sentencesEndWhereAReaderExpects(String marked) {
        List<String> expected = List.of(marked.split(" \\| "));
        assertThat(new SentenceSplitter().split(String.join(" ", expected))).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> paragraphs() {
        Arbitrary<String> bits =
                Arbitraries.of(
                        "Tom",
                        "ran",
                        ".",
                        "!",
                        "?",
                        "...",
                        " ",
                        "  ",
                        "\n",
                        "\u00a0",
                        "\"",
                        "'",
                        "(",
                        ")",
                        "Mr.",
                        ",",
                        ";",
                        " and ",
                        "\u3002",
                        "\u4f60\u597d",
                        "\ud83d\ude00",
                        "\u2764\ufe0f",
                        "-",
                        "\u2014",
                        "said",
                        "12",
                        "\u201d",
                        "\u300d",
                        "*");
        return Arbitraries.oneOf(
                bits.list().ofMaxSize(60).map(parts -> String.join("", parts)),
                Arbitraries.strings().ofMaxLength(200));
    }

    @Property
    void nothingButWhiteSpaceIsLostOrMoved(
            @ForAll("paragraphs") String paragraph,
            @ForAll @IntRange(min = 1, max = 50) int limit) {
        List<String> sentences = new SentenceSplitter(limit, WordPattern::count).split(paragraph);
        assertThat(SPACE.matcher(String.join(" ", sentences)).replaceAll(""))
                .isEqualTo(SPACE.matcher(paragraph).replaceAll(""));
        assertThat(sentences).noneMatch(String::isBlank);
    }

    @Property
    void withoutCuttingWordsTheTextComesBack(@ForAll("paragraphs") String paragraph) {
        String plain = paragraph.replaceAll("[\u3002\uff01\uff1f\uff61]", "");
        List<String> sentences =
                new SentenceSplitter(8, words -> words.split(" ").length).split(plain);
        assertThat(String.join(" ", sentences))
                .isEqualTo(SPACE.matcher(plain).replaceAll(" ").strip());
    }

    @Property
    void sentencesKeepTheLimit(
            @ForAll("paragraphs") String paragraph,
            @ForAll @IntRange(min = 1, max = 50) int limit) {
        SentenceSplitter splitter =
                new SentenceSplitter(limit, text -> text.codePointCount(0, text.length()));
        assertThat(splitter.split(paragraph))
                .allMatch(s -> s.codePointCount(0, s.length()) <= limit);
    }

    @Test
    void longSentencesAreCutAtClauses() {
        SentenceSplitter splitter = new SentenceSplitter(12, WordPattern::count);
        assertThat(
                        splitter.split(
                                "the cat sat on the old red mat; the dog ran far, far away over the hill"))
                .containsExactly(
                        "the cat sat on the old red mat;",
                        "the dog ran far, far away over the hill");
        assertThat(splitter.split("the cat sat on the old red mat, the dog and the bird ran away"))
                .containsExactly(
                        "the cat sat on the old red mat,", "the dog and the bird ran away");
        assertThat(splitter.split("the cat sat on the old red mat and the dog lay down by it"))
                .containsExactly("the cat sat on the old red mat", "and the dog lay down by it");
        assertThat(splitter.split("a b c d e f g h i j k l m n"))
                .containsExactly("a b c d e f g h i j k l", "m n");
    }

    @Test
    void aWordThatFitsIsNeverCut() {
        SentenceSplitter splitter = new SentenceSplitter(4, String::length);
        assertThat(splitter.split("abc abcdefghij abc"))
                .containsExactly("abc", "abcd", "efgh", "ij", "abc");
    }

    @Test
    void giantParagraphsTakeLinearTime() {
        SentenceSplitter splitter = new SentenceSplitter();
        for (String unit :
                List.of(
                        "a",
                        "word ",
                        "Hi. ",
                        "\u3002",
                        "\u4f60\u597d\u3002",
                        "\ud83d\ude00",
                        "\"",
                        "\" ",
                        ". ",
                        "Tom said ")) {
            String giant = unit.repeat(400_000 / unit.length());
            Assertions.assertTimeout(Duration.ofSeconds(10), () -> splitter.split(giant));
        }
    }

    @Test
    void blankTextHasNoSentences() {
        assertThat(new SentenceSplitter().split("")).isEmpty();
        assertThat(new SentenceSplitter().split(" \n\u00a0\t")).isEmpty();
    }

    @Test
    void aLimitBelowOneIsRefused() {
        assertThatThrownBy(() -> new SentenceSplitter(0, String::length))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("at least 1");
    }
}
