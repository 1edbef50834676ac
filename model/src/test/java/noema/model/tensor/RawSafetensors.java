package noema.model.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes files byte by byte, so that tests can lie in them.
final class RawSafetensors {
    private RawSafetensors() {}

    /// Writes a header as it is, with its true length, and that many zero bytes of data.
    static Path write(Path file, String header, int dataBytes) throws IOException {
        return Files.write(
                file, bytes(header.getBytes(StandardCharsets.UTF_8), new byte[dataBytes]));
    }

    static byte[] bytes(byte[] header, byte[] data) {
        return ByteBuffer.allocate(Long.BYTES + header.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .put(data)
                .array();
    }

    static int headerLength(byte[] file) {
        return (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }
}
