package noema.model.tensor;

/// Numbers in Java memory with a shape, ready to be sent to a [TorchModule].
public sealed interface HostArray permits FloatTensor, LongTensor {

    /// Sizes of the axes.
    long[] shape();

    /// How many numbers a shape holds.
    static long count(long... shape) {
        long count = 1;
        for (long size : shape) {
            count = Math.multiplyExact(count, size);
        }
        return count;
    }
}
