package noema.model.text;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// Merges the most frequent pair of neighbouring symbols again and again.
///
/// An index from pairs to the words that hold them makes a merge touch only those words. The queue
/// is lazy: counts change after an entry was queued, so an entry whose count is out of date is
/// dropped or queued again when it surfaces.
final class PairMerger {

    private final List<String> pieces;
    private final Map<String, Integer> ids = new HashMap<>();
    private final int[][] words;
    private final long[] counts;
    private final Map<Long, Pair> pairs = new HashMap<>();
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>();

    /// Indexes the words; new pieces will be appended to the given list.
    PairMerger(List<String> pieces, List<BpeTrainer.WordCount> counted) {
        this.pieces = pieces;
        for (int id = 0; id < pieces.size(); id++) {
            ids.put(pieces.get(id), id);
        }
        words = new int[counted.size()][];
        counts = new long[counted.size()];
        for (int w = 0; w < words.length; w++) {
            String piece = counted.get(w).piece();
            words[w] = piece.chars().map(c -> ids.get(String.valueOf((char) c))).toArray();
            counts[w] = counted.get(w).count();
            addPairs(w, counts[w]);
        }
        pairs.forEach((key, pair) -> queue.add(new Candidate(key, pair.count)));
    }

    /// Merges until the vocabulary has the given size or no pair occurs often enough.
    List<BpeVocabulary.Merge> merge(int vocabularySize, long leastCount) {
        List<BpeVocabulary.Merge> merges = new ArrayList<>();
        while (pieces.size() < vocabularySize && !queue.isEmpty()) {
            Candidate best = queue.remove();
            Pair pair = pairs.get(best.key);
            if (pair == null || pair.count < leastCount) {
                continue;
            }
            if (pair.count != best.count) {
                queue.add(new Candidate(best.key, pair.count));
                continue;
            }
            String left = pieces.get(left(best.key));
            String right = pieces.get(right(best.key));
            int merged =
                    ids.computeIfAbsent(
                            left + right,
                            piece -> {
                                pieces.add(piece);
                                return pieces.size() - 1;
                            });
            merges.add(new BpeVocabulary.Merge(left, right));
            apply(best.key, merged, pair);
        }
        return merges;
    }

    private void apply(long key, int merged, Pair pair) {
        pairs.remove(key);
        Set<Long> changed = new HashSet<>();
        for (int w : pair.words) {
            int[] before = words[w];
            int[] after = replace(before, left(key), right(key), merged);
            if (after.length < before.length) {
                addPairs(w, -counts[w]);
                words[w] = after;
                addPairs(w, counts[w]);
                for (int i = 1; i < after.length; i++) {
                    if (after[i - 1] == merged || after[i] == merged) {
                        changed.add(key(after[i - 1], after[i]));
                    }
                }
            }
        }
        for (long fresh : changed) {
            queue.add(new Candidate(fresh, requireNonNull(pairs.get(fresh)).count));
        }
    }

    private static int[] replace(int[] word, int left, int right, int merged) {
        int[] result = new int[word.length];
        int length = 0;
        for (int i = 0; i < word.length; i++) {
            if (i + 1 < word.length && word[i] == left && word[i + 1] == right) {
                result[length++] = merged;
                i++;
            } else {
                result[length++] = word[i];
            }
        }
        return Arrays.copyOf(result, length);
    }

    private void addPairs(int w, long count) {
        int[] word = words[w];
        for (int i = 1; i < word.length; i++) {
            Pair pair = pairs.computeIfAbsent(key(word[i - 1], word[i]), _ -> new Pair());
            pair.count += count;
            if (count > 0) {
                pair.words.add(w);
            }
        }
    }

    private static long key(int left, int right) {
        return (long) left << 32 | right;
    }

    private static int left(long key) {
        return (int) (key >>> 32);
    }

    private static int right(long key) {
        return (int) key;
    }

    /// How often a pair occurs and the words that hold it, or once did.
    private static final class Pair {
        long count;
        final Set<Integer> words = new HashSet<>();
    }

    /// A pair in the queue; the most frequent first, then the one with the smaller ids, so that
    /// runs agree.
    private record Candidate(long key, long count) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            int byCount = Long.compare(other.count, count);
            return byCount != 0 ? byCount : Long.compare(key, other.key);
        }
    }
}
