package noema.model.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QuantizedTest {
    private static final float SMALLEST_SCALE = 0x1p-24f;

    @Property(tries = 2000)
    void noEntryIsOffByMoreThanHalfAScale(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int rows,
            @ForAll @IntRange(min = 1, max = 40) int width) {
        FloatTensor weight = random(seed, rows, width);
        Quantized quantized = Quantized.of(weight);
        float[] scales = quantized.scale().toFloats();
        float[] restored = quantized.toTensor().values();
        float[] wanted = weight.values();

        for (int i = 0; i < wanted.length; i++) {
            double bound = Math.max(scales[i / width], SMALLEST_SCALE) / 2.0;
            assertThat(Math.abs((double) restored[i] - wanted[i])).isLessThanOrEqualTo(bound);
        }
    }

    @Property(tries = 2000)
    void theScaleIsTheLargestEntryOver127(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int width) {
        FloatTensor weight = random(seed, 1, width);
        float[] values = weight.values();
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        float scale = Quantized.of(weight).scale().toFloats()[0];
        // Where halves are normal the scale is the nearest one; below, at most twice too large.
        if (scale > 0x1p-14f) {
            assertThat(scale / (largest / 127)).isBetween(1 - 0x1p-11, 1 + 0x1p-11);
        } else {
            assertThat(scale)
                    .isLessThanOrEqualTo((float) Math.max(2 * largest / 127, SMALLEST_SCALE));
        }
    }

    @Property(tries = 2000)
    void quantisingWhatWasRestoredChangesNothing(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int rows,
            @ForAll @IntRange(min = 1, max = 40) int width) {
        Quantized once = Quantized.of(random(seed, rows, width));
        Quantized twice = Quantized.of(once.toTensor());

        assertThat(twice.q8()).isEqualTo(once.q8());
        assertThat(twice.scale()).isEqualTo(once.scale());
    }

    @Test
    void rowsOfManyDimensionsShareOneScale() {
        Quantized quantized =
                Quantized.of(
                        new FloatTensor(
                                new long[] {2, 2, 2},
                                new float[] {127, -127, 63.4f, 0, 254, 2, -3.1f, -254}));

        assertThat(quantized.scale().toFloats()).containsExactly(1, 2);
        assertThat(quantized.q8().toFloats()).containsExactly(127, -127, 63, 0, 127, 1, -2, -127);
        assertThat(quantized.toTensor().shape()).containsExactly(2, 2, 2);
        assertThat(quantized.toTensor().values())
                .containsExactly(127, -127, 63, 0, 254, 2, -4, -254);
    }

    @Test
    void onlyFiniteMatricesWithinTheRangeOfTheScalesAreHeld() {
        assertThat(Quantized.canHold(matrix(8e6f, -1))).isTrue();
        assertThat(Quantized.canHold(matrix(0, 0))).isTrue();
        assertThat(Quantized.canHold(matrix(9e6f, -1))).isFalse();
        assertThat(Quantized.canHold(matrix(1, Float.NaN))).isFalse();
        assertThat(Quantized.canHold(matrix(1, Float.NEGATIVE_INFINITY))).isFalse();
        assertThat(Quantized.canHold(new FloatTensor(new long[] {2}, new float[2]))).isFalse();
        assertThat(Quantized.canHold(new FloatTensor(new long[] {1L << 40, 0}, new float[0])))
                .isFalse();
        assertThatThrownBy(() -> Quantized.of(matrix(1, Float.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void partsThatDoNotBelongTogetherAreRefused() {
        HostTensor rows = HostTensor.ofBytes(new byte[6], 3, 2);
        HostTensor scales = HostTensor.ofHalf(new float[3], 3);

        assertThat(Quantized.of(rows, scales).toTensor().values()).containsOnly(0);
        assertThatThrownBy(() -> Quantized.of(rows, HostTensor.ofHalf(new float[2], 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quantized.of(rows, HostTensor.ofFloats(new float[3], 3)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quantized.of(scales, scales))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quantized.of(HostTensor.ofBytes(new byte[3], 3), scales))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static FloatTensor matrix(float... row) {
        return new FloatTensor(new long[] {1, row.length}, row);
    }

    /// Each row has a magnitude of its own, from far below the smallest half to the largest scale.
    private static FloatTensor random(long seed, int rows, int width) {
        Random random = new Random(seed);
        float[] values = new float[rows * width];
        for (int row = 0; row < rows; row++) {
            float magnitude = Math.scalb(1f, random.nextInt(-30, 21));
            for (int i = 0; i < width; i++) {
                values[row * width + i] = (float) random.nextGaussian() * magnitude;
            }
        }
        return new FloatTensor(new long[] {rows, width}, values);
    }
}
