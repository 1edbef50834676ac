package noema.model.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import noema.model.tensor.NoemaException;

/// Learns a [BpeVocabulary] from sentences: frequent words whole, the rest in parts.
///
/// Most of the vocabulary goes to the most frequent words as they are, because parts of words that
/// are sampled in parallel do not agree with each other. The remaining entries are byte-pair merges
/// (Sennrich et al. 2016, arXiv:1508.07909) learned on the words that were left over, so that rare
/// words are still few tokens. Plain BPE would spend a good part of its entries on stepping stones
/// such as `Ġth` that never occur in tokenized text.
public final class BpeTrainer {

    /// The share of the learned entries that goes to whole words; measured in
    /// `docs/decisions/0002-whole-words.md`.
    static final double WORD_SHARE = 0.85;

    /// Longer words (unbroken scripts, noise) are counted in parts of this many characters.
    private static final int LONGEST_WORD = 64;

    private static final int LEAST_COUNT = 2;

    private BpeTrainer() {}

    /// Learns from sentences, each as it will be encoded; equal counts of words give equal
    /// vocabularies.
    ///
    /// @param sentences read once, one after another; the stream is closed at the end
    /// @param vocabularySize the number of entries wanted, 260 to 65,536; a small corpus may
    ///     give fewer
    /// @throws NoemaException if there is no text or the size is out of range
    public static BpeVocabulary train(Stream<String> sentences, int vocabularySize) {
        return train(sentences, vocabularySize, WORD_SHARE);
    }

    static BpeVocabulary train(Stream<String> sentences, int vocabularySize, double wordShare) {
        if (vocabularySize < BpeVocabulary.FIRST_MERGED
                || vocabularySize > BpeVocabulary.MAX_SIZE) {
            throw new NoemaException(
                    "The vocabulary size must be between %d and %d, not %d."
                            .formatted(
                                    BpeVocabulary.FIRST_MERGED,
                                    BpeVocabulary.MAX_SIZE,
                                    vocabularySize));
        }
        Map<String, Long> counts;
        try (sentences) {
            counts = count(sentences);
        }
        if (counts.isEmpty()) {
            throw new NoemaException("There is no text to learn a vocabulary from.");
        }
        List<WordCount> words = new ArrayList<>();
        counts.forEach((word, count) -> words.add(new WordCount(ByteAlphabet.encode(word), count)));
        words.sort(
                Comparator.comparingLong(WordCount::count)
                        .reversed()
                        .thenComparing(WordCount::piece));

        List<String> pieces = BpeVocabulary.basePieces();
        int wholeEnd = pieces.size() + (int) ((vocabularySize - pieces.size()) * wordShare);
        List<WordCount> rest = new ArrayList<>();
        for (WordCount word : words) {
            if (word.piece.length() > 1) {
                if (pieces.size() < wholeEnd && word.count >= LEAST_COUNT) {
                    pieces.add(word.piece);
                } else {
                    rest.add(word);
                }
            }
        }
        List<BpeVocabulary.Merge> merges =
                new PairMerger(pieces, rest).merge(vocabularySize, LEAST_COUNT);
        return new BpeVocabulary(pieces, merges);
    }

    private static Map<String, Long> count(Stream<String> sentences) {
        Map<String, Long> counts = new HashMap<>();
        sentences
                .sequential()
                .forEach(sentence ->
                        WordPattern.forEachWord(
                                sentence,
                                word -> {
                                    for (int start = 0;
                                            start < word.length();
                                            start += LONGEST_WORD) {
                                        String part =
                                                word.substring(
                                                        start,
                                                        Math.min(
                                                                word.length(),
                                                                start + LONGEST_WORD));
                                        counts.merge(part, 1L, Long::sum);
                                    }
                                }));
        return counts;
    }

    /// A word in the byte alphabet and how often it occurs.
    record WordCount(String piece, long count) {}
}
