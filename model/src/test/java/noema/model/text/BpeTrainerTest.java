package noema.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import noema.model.tensor.NoemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BpeTrainerTest {

    private static List<String> sentences(int seed, int count) {
        Random random = new Random(seed);
        List<String> sentences = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            StringBuilder sentence = new StringBuilder();
            for (int w = random.nextInt(8) + 1; w > 0; w--) {
                for (int c = random.nextInt(6) + 1; c > 0; c--) {
                    sentence.append((char) ('a' + random.nextInt(random.nextInt(26) + 1)));
                }
                sentence.append(w == 1 ? "." : " ");
            }
            sentences.add(sentence.toString());
        }
        return sentences;
    }

    @Property(tries = 30)
    void theOrderOfSentencesDoesNotMatter(
            @ForAll int seed, @ForAll @IntRange(min = 260, max = 900) int size) {
        List<String> sentences = sentences(seed, 200);
        BpeVocabulary first = BpeTrainer.train(sentences.stream(), size);
        Collections.shuffle(sentences, new Random(seed));
        assertThat(BpeTrainer.train(sentences.stream(), size)).isEqualTo(first);
        assertThat(first.size()).isBetween(260, size);
    }

    @Property(tries = 30)
    void incrementalCountsAgreeWithCountingAnew(@ForAll int seed) {
        List<String> sentences = sentences(seed, 60);
        List<BpeVocabulary.Merge> merges = BpeTrainer.train(sentences.stream(), 340, 0).merges();
        assertThat(merges).isNotEmpty();
        assertThat(counts(sentences, merges)).isEqualTo(merges.size());
    }

    /// Replays the merges on a plain list and returns how many of them were a most frequent pair.
    private static int counts(List<String> sentences, List<BpeVocabulary.Merge> merges) {
        List<List<String>> words = new ArrayList<>();
        sentences.forEach(s ->
                WordPattern.forEachWord(
                        s,
                        word ->
                                words.add(
                                        new ArrayList<>(
                                                ByteAlphabet.encode(word)
                                                        .chars()
                                                        .mapToObj(c -> String.valueOf((char) c))
                                                        .toList()))));
        int right = 0;
        for (BpeVocabulary.Merge merge : merges) {
            Map<BpeVocabulary.Merge, Integer> counts = new HashMap<>();
            for (List<String> word : words) {
                for (int i = 1; i < word.size(); i++) {
                    counts.merge(
                            new BpeVocabulary.Merge(word.get(i - 1), word.get(i)), 1, Integer::sum);
                }
            }
            if (counts.getOrDefault(merge, 0).equals(Collections.max(counts.values()))) {
                right++;
            }
            for (List<String> word : words) {
                for (int i = 1; i < word.size(); i++) {
                    if (word.get(i - 1).equals(merge.left()) && word.get(i).equals(merge.right())) {
                        word.set(i - 1, merge.left() + merge.right());
                        word.remove(i);
                    }
                }
            }
        }
        return right;
    }

    @Test
    void frequentWordsAreWholeAndRareOnesArePartsOfThem() {
        Stream<String> sentences =
                Stream.concat(
                        Stream.generate(() -> "the castle").limit(50),
                        Stream.of("castled", "castles", "x"));
        BpeVocabulary vocabulary = BpeTrainer.train(sentences, 264, 0.5);
        assertThat(vocabulary.pieces().subList(260, 262))
                .containsExactly("\u0120castle", "\u0120the");
    }

    @Test
    void everyWordOfTheVocabularyIsOneTokenOfTheNativeTokenizer(@TempDir Path folder) {
        List<String> odd =
                List.of(
                        "don't we'LL it\u2019s",
                        "caf\u00e9 na\u00efve e\u0301t\u00e9",
                        "\u4f60\u597d \u0e01\u0e34\u0e19",
                        "a\u00a0b\u2003c",
                        "x\r\n\ty",
                        "\ud83d\ude00 \u263a\ufe0f",
                        "\u0663\u0664 12 \u00bd",
                        "\u0130stanbul \u01c5 \u00aa",
                        "tab\u0085next",
                        "\u200bzero",
                        "'turn' ''s");
        List<String> sentences =
                Collections.nCopies(2, odd).stream().flatMap(List::stream).toList();
        Path file = folder.resolve("tokenizer.json");
        BpeTrainer.train(sentences.stream(), 2000, 1).save(file);
        Tokenizer tokenizer = Tokenizer.load(file);
        for (String sentence : odd) {
            List<String> words = new ArrayList<>();
            WordPattern.forEachWord(sentence, words::add);
            List<String> pieces = new ArrayList<>();
            for (int id : tokenizer.encode(sentence)) {
                pieces.add(tokenizer.piece(id));
            }
            assertThat(pieces).isEqualTo(words);
        }
    }

    @Test
    void aGiantWordIsLearnedInParts() {
        BpeVocabulary vocabulary = BpeTrainer.train(Stream.of("a".repeat(1_000_000)), 300);
        assertThat(vocabulary.pieces()).allMatch(piece -> piece.length() <= 64);
    }

    @Test
    void theStreamIsClosed() {
        AtomicBoolean closed = new AtomicBoolean();
        BpeTrainer.train(Stream.of("a b").onClose(() -> closed.set(true)), 300);
        assertThat(closed).isTrue();
    }

    @Test
    void badSizesAndNoTextAreRefused() {
        assertThatThrownBy(() -> BpeTrainer.train(Stream.of("a"), 259))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("between 260 and 65536");
        assertThatThrownBy(() -> BpeTrainer.train(Stream.of("a"), 65_537))
                .isInstanceOf(NoemaException.class);
        assertThatThrownBy(() -> BpeTrainer.train(Stream.of(""), 300))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("no text");
    }
}
