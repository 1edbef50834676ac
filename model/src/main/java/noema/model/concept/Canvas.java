package noema.model.concept;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import noema.model.tensor.LongTensor;
import noema.model.text.Tokenizer;

/// Rows of token ids of unequal length as one rectangle, filled up with PAD (0), and places in them.
public final class Canvas {

    private Canvas() {}

    /// A sentence of which nothing is settled: MASK in every place.
    ///
    /// @param length its tokens
    public static int[] open(int length) {
        var canvas = new int[length];
        Arrays.fill(canvas, Tokenizer.MASK);
        return canvas;
    }

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

    /// Chooses places without replacement, each set of them as likely as any other.
    ///
    /// @param from   first place that may be chosen
    /// @param to     first place after those
    /// @param wanted how many, 0 to `to - from`
    /// @return the places, ascending
    public static int[] choose(int from, int to, int wanted, SplittableRandom random) {
        var chosen = new int[wanted];
        int count = 0;
        for (int place = from; count < wanted; place++) {
            if (random.nextInt(to - place) < wanted - count) {
                chosen[count++] = place;
            }
        }
        return chosen;
    }
}
