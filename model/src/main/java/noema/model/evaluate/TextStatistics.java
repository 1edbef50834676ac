package noema.model.evaluate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Counts over tokens that tell living text from loops and from word salad.
final class TextStatistics {

    private static final int GRAM = 4;

    private TextStatistics() {}

    /// Tokens of several texts in a row.
    static IntStream tokens(List<int[]> texts) {
        return texts.stream().flatMapToInt(IntStream::of);
    }

    /// Entropy of the distribution of the first `count` tokens, in nats.
    static double entropy(List<int[]> texts, long count) {
        Map<Integer, Integer> counts = new HashMap<>();
        tokens(texts).limit(count).forEach(token -> counts.merge(token, 1, Integer::sum));
        double total = counts.values().stream().mapToInt(Integer::intValue).sum();
        double entropy = 0;
        for (int n : counts.values()) {
            entropy -= n / total * Math.log(n / total);
        }
        return entropy;
    }

    /// Pairs of neighbouring tokens; none reaches from one text into the next.
    static long pairs(List<int[]> texts) {
        return texts.stream().mapToLong(text -> Math.max(0, text.length - 1)).sum();
    }

    /// Different pairs among the first `count` pairs, over `count`.
    static double distinctPairs(List<int[]> texts, long count) {
        Set<Long> different = new HashSet<>();
        long seen = 0;
        for (int[] text : texts) {
            for (int i = 0; i + 1 < text.length && seen < count; i++) {
                different.add(((long) text[i] << 32) | text[i + 1]);
                seen++;
            }
        }
        return different.size() / (double) seen;
    }

    /// Share of four tokens in a row that stood earlier in the same story.
    ///
    /// @param beginnings     what each story began with; repeating it counts, what repeats within it does not
    /// @param continuations  the rest of each story
    static double repeatedGrams(List<int[]> beginnings, List<int[]> continuations) {
        long repeated = 0;
        long all = 0;
        for (int i = 0; i < continuations.size(); i++) {
            int[] story =
                    IntStream.concat(
                                    IntStream.of(beginnings.get(i)),
                                    IntStream.of(continuations.get(i)))
                            .toArray();
            Set<List<Integer>> seen = new HashSet<>();
            for (int at = 0; at + GRAM <= story.length; at++) {
                boolean fresh = seen.add(IntStream.of(story).skip(at).limit(GRAM).boxed().toList());
                if (at >= beginnings.get(i).length) {
                    all++;
                    repeated += fresh ? 0 : 1;
                }
            }
        }
        return all == 0 ? 0 : repeated / (double) all;
    }
}
