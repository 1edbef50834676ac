package noema.model.train;

import java.util.SplittableRandom;
import noema.model.concept.Canvas;
import noema.model.concept.ReasonerSizes;
import noema.model.tensor.FloatTensor;
import noema.model.text.Tokenizer;

/// Everything random in a training batch, drawn in Java so that a step replays from its number alone.
final class Masking {

    private Masking() {}

    /// Replaces each of `length` tokens from `start` by MASK with probability `rate`.
    static void drop(long[] ids, int start, int length, double rate, SplittableRandom random) {
        for (int i = start; i < start + length; i++) {
            if (random.nextDouble() < rate) {
                ids[i] = Tokenizer.MASK;
            }
        }
    }

    /// Masks a share of a sentence: exactly `max(1, round(share * length))` tokens, chosen without replacement.
    static void mask(long[] ids, int start, int length, double share, SplittableRandom random) {
        int wanted = Math.clamp(Math.round(share * length), 1, length);
        for (int place : Canvas.choose(start, start + length, wanted, random)) {
            ids[place] = Tokenizer.MASK;
        }
    }

    /// Standard normal noise for `size` concepts [size, S, C].
    static FloatTensor noise(SplittableRandom random, int size, ReasonerSizes config) {
        var noise = new float[size * config.conceptSize()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return FloatTensor.of(noise, size, config.slots(), config.slotSize());
    }
}
