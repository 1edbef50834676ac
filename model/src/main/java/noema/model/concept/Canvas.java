package noema.model.concept;

import java.util.List;
import noema.model.tensor.LongTensor;

/// Rows of token ids of unequal length as one rectangle, filled up with PAD (0).
public final class Canvas {

    private Canvas() {}

    /// Pads sentences to the longest of them.
    ///
    /// @param sentences token ids, each with at least one
    /// @param maxTokens longest allowed
    /// @return ids [B, L]
    /// @throws IllegalArgumentException when a sentence is empty or too long
    public static LongTensor pad(List<int[]> sentences, int maxTokens) {
        int longest = 1;
        for (int[] sentence : sentences) {
            if (sentence.length == 0 || sentence.length > maxTokens) {
                throw new IllegalArgumentException(
                        "A sentence has "
                                + sentence.length
                                + " tokens, not 1 to "
                                + maxTokens
                                + ".");
            }
            longest = Math.max(longest, sentence.length);
        }
        var values = new long[sentences.size() * longest];
        for (int row = 0; row < sentences.size(); row++) {
            int[] sentence = sentences.get(row);
            for (int i = 0; i < sentence.length; i++) {
                values[row * longest + i] = sentence[i];
            }
        }
        return LongTensor.of(values, sentences.size(), longest);
    }
}
