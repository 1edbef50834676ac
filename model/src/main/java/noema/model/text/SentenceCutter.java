package noema.model.text;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import noema.model.tensor.NoemaException;

/// Cuts sentences that have too many tokens: after a clause where possible, else between words,
/// else inside a word.
final class SentenceCutter {

    private static final Set<String> CONJUNCTIONS =
            Set.of("and", "but", "or", "so", "because", "then", "while", "when");

    private final int limit;
    private final ToIntFunction<String> counter;

    SentenceCutter(int limit, ToIntFunction<String> counter) {
        if (limit < 1) {
            throw new NoemaException(
                    "The limit of tokens in a sentence must be at least 1, not " + limit + ".");
        }
        this.limit = limit;
        this.counter = counter;
    }

    /// Hands over the pieces of a sentence in order, one if it is within the limit.
    void cut(List<String> words, Consumer<String> pieces) {
        int start = 0;
        while (start < words.size()) {
            int end = fitting(words, start);
            if (end == start) {
                cutWord(words.get(start), pieces);
                start++;
                continue;
            }
            if (end < words.size()) {
                end = clauseEnd(words, start, end);
            }
            pieces.accept(String.join(" ", words.subList(start, end)));
            start = end;
        }
    }

    /// The end of the longest run of words that was found to fit; the start if not even one word
    /// fits.
    ///
    /// Every word is at least one token, so the search starts with as many words as the limit. Each
    /// miss shrinks the window in proportion, which takes few counts and keeps the whole cut
    /// linear.
    private int fitting(List<String> words, int start) {
        int end = Math.min(words.size(), start + limit);
        while (end > start) {
            String piece = String.join(" ", words.subList(start, end));
            // Even 64 bytes a token would be too long; do not tokenize a giant word to learn that.
            int count = piece.length() > 64L * limit ? 2 * limit : counter.applyAsInt(piece);
            if (count <= limit) {
                return end;
            }
            int length = end - start;
            end = length == 1 ? start : start + shrunk(length, count);
        }
        return start;
    }

    /// The best place to cut in the second half of a window: after `;` or `:`, after a comma,
    /// before a conjunction.
    private static int clauseEnd(List<String> words, int start, int end) {
        int best = end;
        int bestRank = 0;
        for (int i = end; i > start + (end - start) / 2; i--) {
            int rank = rank(words.get(i - 1), words.get(i));
            if (rank > bestRank) {
                best = i;
                bestRank = rank;
            }
        }
        return best;
    }

    private static int rank(String before, String after) {
        String bare = before.replaceAll("[\"'\u201d\u2019)]+$", "");
        if (bare.isEmpty()) {
            return 0;
        }
        return switch (bare.charAt(bare.length() - 1)) {
            case ';', ':', '.', '!', '?', '\u2014', '\u2026' -> 3;
            case ',' -> 2;
            default -> CONJUNCTIONS.contains(after) ? 1 : 0;
        };
    }

    private void cutWord(String word, Consumer<String> pieces) {
        int[] characters = word.codePoints().toArray();
        int start = 0;
        while (start < characters.length) {
            int length = Math.min(limit, characters.length - start);
            String piece = new String(characters, start, length);
            for (int count = counter.applyAsInt(piece); count > limit && length > 1; ) {
                length = shrunk(length, count);
                piece = new String(characters, start, length);
                count = counter.applyAsInt(piece);
            }
            pieces.accept(piece);
            start += length;
        }
    }

    /// A smaller length, at least 1, after one of 2 or more had a count over the limit.
    private int shrunk(int length, int count) {
        return Math.clamp((long) length * limit / count, 1, length - 1);
    }
}
