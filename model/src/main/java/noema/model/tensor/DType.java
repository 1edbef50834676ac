package noema.model.tensor;

import java.util.Arrays;
import java.util.Optional;

/// The number formats a weight file may hold; the names are those of the safetensors format.
public enum DType {
    /// IEEE 754 single precision.
    F32(4),
    /// IEEE 754 half precision.
    F16(2),
    /// The upper half of a single-precision number; read, never written by Noema.
    BF16(2),
    /// Signed byte.
    I8(1),
    /// Signed 32-bit integer.
    I32(4),
    /// Signed 64-bit integer.
    I64(8);

    private final int bytes;

    DType(int bytes) {
        this.bytes = bytes;
    }

    /// Returns the size of one number in bytes.
    public int bytes() {
        return bytes;
    }

    /// Finds the format with this safetensors name, empty when Noema does not know it.
    public static Optional<DType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
