package noema.model.tensor;

import java.util.Arrays;

/// A plain Java tensor of floats in row-major order: what crosses the border of this package instead of native arrays.
///
/// @param shape  sizes of the axes, empty for a scalar
/// @param values as many numbers as the product of the shape
public record FloatTensor(long[] shape, float[] values) implements HostArray {

    /// Checks that shape and values agree.
    ///
    /// @throws IllegalArgumentException when they do not
    public FloatTensor {
        if (HostArray.count(shape) != values.length) {
            throw new IllegalArgumentException(
                    "Shape "
                            + Arrays.toString(shape)
                            + " does not hold "
                            + values.length
                            + " numbers.");
        }
    }

    /// Wraps values without copying.
    public static FloatTensor of(float[] values, long... shape) {
        return new FloatTensor(shape, values);
    }

    /// A tensor without axes.
    public static FloatTensor scalar(float value) {
        return new FloatTensor(new long[0], new float[] {value});
    }

    /// Row `i` along the first axis, copied.
    public float[] row(int i) {
        int width = values.length / (int) shape[0];
        return Arrays.copyOfRange(values, i * width, (i + 1) * width);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FloatTensor that
                && Arrays.equals(shape, that.shape)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "FloatTensor" + Arrays.toString(shape);
    }
}
