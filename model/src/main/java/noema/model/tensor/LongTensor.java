package noema.model.tensor;

import java.util.Arrays;

/// A plain Java tensor of whole numbers (token ids, row numbers) in row-major order.
///
/// @param shape  sizes of the axes
/// @param values as many numbers as the product of the shape
public record LongTensor(long[] shape, long[] values) implements HostArray {

    /// Checks that shape and values agree.
    ///
    /// @throws IllegalArgumentException when they do not
    public LongTensor {
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
    public static LongTensor of(long[] values, long... shape) {
        return new LongTensor(shape, values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LongTensor that
                && Arrays.equals(shape, that.shape)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "LongTensor" + Arrays.toString(shape);
    }
}
