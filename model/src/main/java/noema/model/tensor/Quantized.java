package noema.model.tensor;

import java.util.Arrays;

/// A weight matrix as signed bytes with one half-precision scale per row: `w[r][i] = q[r][i] * scale[r]`.
///
/// A row is one index of the first dimension, whatever the shape of the rest. An entry is off by at most half of its
/// row's scale, and quantising what was restored gives the same bytes and scales again.
public final class Quantized {
    /* Symmetric absmax quantisation: scale = max|w| / 127, rounded to a half *before* dividing by it, so that the
     * rounding of the scale costs nothing. A normal half is within 2^-11 of the exact scale: the largest entry is
     * 127 +- .07 steps, so it always becomes 127, and the row restored from it yields the same scale. Below 2^-14
     * halves are subnormal and up to half a scale off, which would break both promises; there the scale is the
     * smallest power of two that keeps every entry within 127.5 steps. A product q * scale has at most 7 + 11
     * significant bits, hence is exact in a float. */
    private static final float STEPS = 127;
    private static final float SMALLEST_NORMAL = 0x1p-14f;
    private static final float SMALLEST = 0x1p-24f;
    private static final float LARGEST = 65504;

    private final HostTensor q8;
    private final HostTensor scale;

    private Quantized(HostTensor q8, HostTensor scale) {
        this.q8 = q8;
        this.scale = scale;
    }

    /// Says whether a tensor has rows, is not empty, and its numbers are finite and within +-8.3 million.
    public static boolean canHold(FloatTensor tensor) {
        return tensor.shape().length >= 2
                && tensor.values().length > 0
                && scaleFor(largest(tensor.values(), 0, tensor.values().length)) <= LARGEST;
    }

    /// Quantises a tensor row by row; a row whose entries are all below 2^-25 becomes zero.
    ///
    /// @throws IllegalArgumentException if not [#canHold(FloatTensor)]
    public static Quantized of(FloatTensor tensor) {
        if (!canHold(tensor)) {
            throw new IllegalArgumentException(
                    tensor + " has no rows or numbers outside the range of int8 rows");
        }
        long[] shape = tensor.shape();
        float[] values = tensor.values();
        int rows = (int) shape[0];
        byte[] steps = new byte[values.length];
        float[] scales = new float[rows];
        int width = values.length / rows;
        for (int row = 0; row < rows; row++) {
            int begin = row * width;
            float largest = largest(values, begin, begin + width);
            // An entry of half a step or less rounds to zero, and a row of zeros has the scale
            // zero.
            scales[row] = largest <= SMALLEST / 2 ? 0 : scaleFor(largest);
            for (int i = begin; i < begin + width && scales[row] > 0; i++) {
                steps[i] = (byte) Math.rint(values[i] / (double) scales[row]);
            }
        }
        return new Quantized(HostTensor.ofBytes(steps, shape), HostTensor.ofHalf(scales, rows));
    }

    /// Joins the two tensors of a file.
    ///
    /// @param q8 I8 of two or more dimensions
    /// @param scale F16, one number per row of `q8`
    /// @throws IllegalArgumentException if types or shapes are others
    public static Quantized of(HostTensor q8, HostTensor scale) {
        long[] shape = q8.shape();
        if (q8.type() != DType.I8 || shape.length < 2) {
            throw new IllegalArgumentException(
                    "its int8 rows are " + q8 + " instead of an I8 matrix");
        }
        if (scale.type() != DType.F16 || !Arrays.equals(scale.shape(), new long[] {shape[0]})) {
            throw new IllegalArgumentException(
                    "its scales are " + scale + " instead of F16[" + shape[0] + "]");
        }
        return new Quantized(q8, scale);
    }

    /// Returns the rows as signed bytes, in the shape of the weight.
    public HostTensor q8() {
        return q8;
    }

    /// Returns the scales: F16, one per row.
    public HostTensor scale() {
        return scale;
    }

    /// Restores the weight; the products are exact.
    public FloatTensor toTensor() {
        long[] shape = q8.shape();
        float[] values = q8.toFloats();
        float[] scales = scale.toFloats();
        int width = scales.length == 0 ? 0 : values.length / scales.length;
        for (int row = 0; row < scales.length; row++) {
            for (int i = row * width; i < (row + 1) * width; i++) {
                values[i] *= scales[row];
            }
        }
        return new FloatTensor(shape, values);
    }

    private static float largest(float[] values, int begin, int end) {
        float largest = 0;
        for (int i = begin; i < end; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return largest;
    }

    private static float scaleFor(float largest) {
        float nearest = Float.float16ToFloat(Float.floatToFloat16(largest / STEPS));
        // Written so that NaN is passed on.
        if (!(nearest < SMALLEST_NORMAL)) {
            return nearest;
        }
        float power = SMALLEST;
        while (largest > (STEPS + .5f) * power) {
            power *= 2;
        }
        return power;
    }
}
