package noema.model.tensor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// An immutable tensor in main memory, as a weight file stores it: a shape, a number format and little-endian bytes.
public final class HostTensor {
    private final long[] shape;
    private final DType type;
    private final byte[] bytes;

    private HostTensor(long[] shape, DType type, byte[] bytes) {
        this.shape = shape;
        this.type = type;
        this.bytes = bytes;
    }

    /// Wraps bytes read from a file, which nobody else will write to and which fill the shape.
    static HostTensor owning(long[] shape, DType type, byte[] bytes) {
        return new HostTensor(shape, type, bytes);
    }

    /// Stores floats as they are ([DType#F32]).
    ///
    /// @throws IllegalArgumentException if the values do not fill the shape
    public static HostTensor ofFloats(float[] values, long... shape) {
        byte[] bytes = allocate(values.length, DType.F32, shape);
        littleEndian(bytes).asFloatBuffer().put(values);
        return new HostTensor(shape.clone(), DType.F32, bytes);
    }

    /// Stores floats rounded to the nearest half ([DType#F16]); beyond 65504 they become infinite.
    ///
    /// @throws IllegalArgumentException if the values do not fill the shape
    public static HostTensor ofHalf(float[] values, long... shape) {
        byte[] bytes = allocate(values.length, DType.F16, shape);
        ShortBuffer halves = littleEndian(bytes).asShortBuffer();
        for (float value : values) {
            halves.put(Float.floatToFloat16(value));
        }
        return new HostTensor(shape.clone(), DType.F16, bytes);
    }

    /// Stores signed bytes ([DType#I8]).
    ///
    /// @throws IllegalArgumentException if the values do not fill the shape
    public static HostTensor ofBytes(byte[] values, long... shape) {
        requireSize(shape, values.length);
        return new HostTensor(shape.clone(), DType.I8, values.clone());
    }

    private static void requireSize(long[] shape, int size) {
        boolean fits;
        try {
            fits =
                    LongStream.of(shape).allMatch(dimension -> dimension >= 0)
                            && HostArray.count(shape) == size;
        } catch (ArithmeticException overflow) {
            fits = false;
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    size + " values do not fill the shape " + Arrays.toString(shape));
        }
    }

    private static byte[] allocate(int size, DType type, long[] shape) {
        requireSize(shape, size);
        return new byte[Math.multiplyExact(size, type.bytes())];
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Returns a copy of the dimensions, outermost first; empty for a scalar.
    public long[] shape() {
        return shape.clone();
    }

    /// Returns the number format.
    public DType type() {
        return type;
    }

    /// Returns how many numbers the tensor holds.
    public int size() {
        return bytes.length / type.bytes();
    }

    /// Returns a read-only, little-endian view of the bytes, row-major.
    public ByteBuffer data() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Converts every number to the nearest float, in a new array; floats and halves convert exactly.
    public float[] toFloats() {
        ByteBuffer data = data();
        float[] values = new float[size()];
        switch (type) {
            case F32 -> data.asFloatBuffer().get(values);
            case F16 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = Float.float16ToFloat(data.getShort());
                }
            }
            case BF16 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = Float.intBitsToFloat(data.getShort() << Short.SIZE);
                }
            }
            case I8 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = data.get();
                }
            }
            case I32 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) data.getInt();
                }
            }
            case I64 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) data.getLong();
                }
            }
        }
        return values;
    }

    int byteCount() {
        return bytes.length;
    }

    void digestInto(MessageDigest digest) {
        digest.update(bytes);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostTensor tensor
                && type == tensor.type
                && Arrays.equals(shape, tensor.shape)
                && Arrays.equals(bytes, tensor.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type.hashCode() + Arrays.hashCode(shape)) + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return type + Arrays.toString(shape);
    }
}
