package noema.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import noema.model.text.Tokenizer;
import org.junit.jupiter.api.Test;

class MaskingTest {

    /// Two sentences of a batch with PAD between and after them.
    private static long[] canvas(int start, int length) {
        var ids = new long[start + length + 5];
        for (int i = 0; i < length; i++) {
            ids[start + i] = 100 + i;
        }
        return ids;
    }

    private static long masked(long[] ids) {
        return Arrays.stream(ids).filter(id -> id == Tokenizer.MASK).count();
    }

    @Property
    void exactlyTheShareIsMaskedAndNothingOutside(
            @ForAll @IntRange(min = 0, max = 30) int start,
            @ForAll @IntRange(min = 1, max = 60) int length,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll long seed) {
        long[] ids = canvas(start, length);
        Masking.mask(ids, start, length, share, new SplittableRandom(seed));

        assertThat(masked(ids)).isEqualTo(Math.max(1, Math.round(share * length)));
        long[] whole = canvas(start, length);
        for (int i = 0; i < ids.length; i++) {
            assertThat(ids[i]).isIn(whole[i], whole[i] == 0 ? 0L : (long) Tokenizer.MASK);
        }
    }

    @Test
    void everyPlaceIsAsLikely() {
        var hits = new int[10];
        var random = new SplittableRandom(3);
        for (int i = 0; i < 10_000; i++) {
            long[] ids = canvas(0, 10);
            Masking.mask(ids, 0, 10, 0.3, random);
            for (int k = 0; k < 10; k++) {
                hits[k] += ids[k] == Tokenizer.MASK ? 1 : 0;
            }
        }
        for (int hit : hits) {
            assertThat(hit / 10_000.0).isBetween(0.28, 0.32);
        }
    }

    @Property
    void droppingLeavesTheRestAndPadAlone(
            @ForAll @IntRange(min = 1, max = 60) int length,
            @ForAll @DoubleRange(min = 0, max = 1) double rate,
            @ForAll long seed) {
        long[] ids = canvas(3, length);
        Masking.drop(ids, 3, length, rate, new SplittableRandom(seed));
        long[] whole = canvas(3, length);
        for (int i = 0; i < ids.length; i++) {
            assertThat(ids[i]).isIn(whole[i], whole[i] == 0 ? 0L : (long) Tokenizer.MASK);
        }
        if (rate == 0) {
            assertThat(ids).isEqualTo(whole);
        }
        if (rate == 1) {
            assertThat(masked(ids)).isEqualTo(length);
        }
    }

    @Test
    void noiseIsStandardNormal() {
        float[] noise = Masking.noise(new SplittableRandom(5), 500, TinyModel.config()).values();
        double mean = 0;
        double square = 0;
        for (float value : noise) {
            mean += value / noise.length;
            square += (double) value * value / noise.length;
        }

        assertThat(noise).hasSize(500 * TinyModel.config().conceptSize());
        assertThat(mean).isBetween(-0.03, 0.03);
        assertThat(square).isBetween(0.96, 1.04);
    }
}
