package noema.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import noema.model.text.Tokenizer;
import org.junit.jupiter.api.Test;

class StrangeWordsTest {

    private final Tokenizer tokenizer = TinyModel.tokenizer();
    private final StrangeWords strange = StrangeWords.of(tokenizer);

    private static String kind(String piece) {
        String word = piece.startsWith(" ") ? piece.substring(1) : piece;
        boolean isWord = word.length() > 1 && word.chars().allMatch(Character::isLetter);
        boolean isCapital = isWord && Character.isUpperCase(word.charAt(0));
        if (!isWord || (!isCapital && !piece.startsWith(" "))) {
            return "no word: " + piece;
        }
        return piece.startsWith(" ") + " " + isCapital;
    }

    @Property(tries = 200)
    void oneToThreeWordsAreExchangedForOthersOfTheirKind(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        int[] sentence = TinyModel.sentences().get(random.nextInt(64));
        int[] before = sentence.clone();
        int[] other = strange.exchange(sentence, random);

        assertThat(sentence).isEqualTo(before);
        assertThat(other).hasSameSizeAs(sentence);
        long changed =
                IntStream.range(0, other.length).filter(i -> other[i] != sentence[i]).count();
        assertThat(changed).isLessThanOrEqualTo(3);
        for (int i = 0; i < other.length; i++) {
            assertThat(kind(tokenizer.piece(other[i])))
                    .isEqualTo(kind(tokenizer.piece(sentence[i])));
        }
    }

    @Test
    void everyWordOfAKindHasItsTurn() {
        int[] sentence = tokenizer.encode("the the the");
        var random = new SplittableRandom(1);
        Set<Integer> seen =
                IntStream.range(0, 20_000)
                        .mapToObj(i -> strange.exchange(sentence, random)[1])
                        .collect(Collectors.toSet());
        Set<Integer> kin =
                IntStream.range(0, tokenizer.size())
                        .filter(id -> !Tokenizer.isSpecial(id))
                        .filter(id -> kind(tokenizer.piece(id)).equals("true false"))
                        .boxed()
                        .collect(Collectors.toSet());

        assertThat(seen).isEqualTo(kin);
    }

    @Test
    void aSentenceWithoutWordsStaysAsItIs() {
        int[] marks = tokenizer.encode("... !?");

        assertThat(strange.exchange(marks, new SplittableRandom(1))).isEqualTo(marks);
        int[] words = tokenizer.encode("The dog ran.");
        assertThat(StrangeWords.none().exchange(words, new SplittableRandom(1))).isEqualTo(words);
    }
}
