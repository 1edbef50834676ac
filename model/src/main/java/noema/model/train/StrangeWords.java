package noema.model.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import noema.model.text.Tokenizer;

/// Words in sentences that they do not belong in, so that a concept learns to hold any word, not only the frequent ones.
///
/// A word is exchanged for any other of its kind with equal chances: small letter or capital, inside a sentence or at its beginning.
final class StrangeWords {

    /// Whole words of two letters or more: the space before it, and its first letter if that is a capital.
    private static final Pattern WORD = Pattern.compile("( ?)(?:(\\p{Lu})|\\p{Ll})\\p{L}+");

    private static final double SHARE = 0.5;
    private static final int MOST = 3;

    private final List<List<Integer>> kin;

    private StrangeWords(List<List<Integer>> kin) {
        this.kin = kin;
    }

    /// Exchanges nothing.
    static StrangeWords none() {
        return new StrangeWords(List.of());
    }

    /// Exchanges the words of a tokenizer. Parts of words and marks stay what they are.
    static StrangeWords of(Tokenizer tokenizer) {
        Map<String, List<Integer>> kinds = new LinkedHashMap<>();
        var kin = new ArrayList<List<Integer>>();
        for (int id = 0; id < tokenizer.size(); id++) {
            Matcher word = WORD.matcher(tokenizer.piece(id));
            boolean isWord =
                    !Tokenizer.isSpecial(id)
                            && word.matches()
                            && (!word.group(1).isEmpty() || word.group(2) != null);
            if (!isWord) {
                kin.add(List.of());
                continue;
            }
            String kind = word.group(1) + (word.group(2) == null ? "small" : "capital");
            List<Integer> same = kinds.computeIfAbsent(kind, k -> new ArrayList<>());
            same.add(id);
            kin.add(same);
        }
        return new StrangeWords(kin);
    }

    /// In half of the cases a sentence with strange words, otherwise none, nor where there is no word to exchange.
    ///
    /// @param sentence token ids
    Optional<int[]> sometimes(int[] sentence, SplittableRandom random) {
        return random.nextDouble() < SHARE
                ? Optional.of(exchange(sentence, random))
                        .filter(other -> !Arrays.equals(other, sentence))
                : Optional.empty();
    }

    /// A sentence of which one to three words are others; the same one if it has no word.
    ///
    /// @param sentence token ids
    int[] exchange(int[] sentence, SplittableRandom random) {
        int[] other = sentence.clone();
        int wanted = random.nextInt(1, MOST + 1);
        List<Integer> words = new ArrayList<>();
        for (int i = 0; i < sentence.length && !kin.isEmpty(); i++) {
            if (!kin.get(sentence[i]).isEmpty()) {
                words.add(i);
            }
        }
        for (; wanted > 0 && !words.isEmpty(); wanted--) {
            int place = words.remove(random.nextInt(words.size()));
            List<Integer> same = kin.get(sentence[place]);
            other[place] = same.get(random.nextInt(same.size()));
        }
        return other;
    }
}
