package noema.model.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// Reads and writes safetensors files: an 8-byte little-endian header length, a JSON header, then the raw numbers.
///
/// Format: <https://github.com/huggingface/safetensors>. Files written here also carry the SHA-256 of their data, so
/// that reading finds any changed bit; files of other writers, without it, are read too.
public final class Safetensors {
    /// The metadata key of the SHA-256 of the data, in lower-case hexadecimal.
    public static final String SHA256 = "noema.sha256";

    private static final int LENGTH_BYTES = Long.BYTES;
    // The bound of the reference implementation.
    private static final long MOST_HEADER_BYTES = 100_000_000;

    private Safetensors() {}

    /// Reads all tensors, sorted by name, in an unmodifiable map.
    ///
    /// @throws NoemaException if the file is missing, damaged, of another kind or larger than Java's memory
    public static SequencedMap<String, HostTensor> read(Path file) {
        requireFile(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                InputStream in = Channels.newInputStream(channel)) {
            return read(file, in, channel.size());
        } catch (IOException e) {
            throw FileProblem.unreadable(file, e);
        }
    }

    /// Reads all tensors of a safetensors file that lies inside another file.
    ///
    /// @param file  the other file, named in errors
    /// @param in    at the first byte; not closed
    /// @param bytes how long it is
    /// @throws NoemaException as [#read(Path)]
    public static SequencedMap<String, HostTensor> read(Path file, InputStream in, long bytes)
            throws IOException {
        return readData(file, readHeader(file, in, bytes), in);
    }

    /// Reads the free text of a file, sorted by key, [#SHA256] included, without reading its numbers.
    ///
    /// @throws NoemaException if the file is missing, of another kind or its header is damaged
    public static SequencedMap<String, String> metadata(Path file) {
        requireFile(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                InputStream in = Channels.newInputStream(channel)) {
            return Collections.unmodifiableSequencedMap(
                    readHeader(file, in, channel.size()).metadata());
        } catch (IOException e) {
            throw FileProblem.unreadable(file, e);
        }
    }

    /// Writes a file that depends on nothing but the arguments, atomically.
    ///
    /// Wider numbers come first and equally wide ones by name, as in the reference implementation: every tensor is
    /// then aligned to its number format, which PyTorch's reader needs.
    ///
    /// @param metadata free text; its [#SHA256], if any, is replaced
    /// @throws IllegalArgumentException if a tensor has the reserved name `__metadata__`
    /// @throws NoemaException if the file cannot be written; an older one is then unchanged
    public static void write(
            Path file, Map<String, HostTensor> tensors, Map<String, String> metadata) {
        AtomicFile.write(file, out -> write(out, tensors, metadata));
    }

    /// Writes the same bytes into a file that holds more than them.
    ///
    /// @param out not closed
    /// @throws IllegalArgumentException if a tensor has the reserved name `__metadata__`
    public static void write(
            OutputStream out, Map<String, HostTensor> tensors, Map<String, String> metadata)
            throws IOException {
        if (tensors.containsKey(SafetensorsHeader.METADATA)) {
            throw new IllegalArgumentException(
                    "a tensor cannot be named " + SafetensorsHeader.METADATA);
        }
        List<Map.Entry<String, HostTensor>> ordered =
                tensors.entrySet().stream()
                        .sorted(
                                Comparator.comparingInt((Map.Entry<String, HostTensor> e) ->
                                                -e.getValue().type().bytes())
                                        .thenComparing(Map.Entry::getKey))
                        .toList();
        byte[] header = describe(ordered, metadata).toJson();
        // Spaces after the JSON align the data.
        int padding = -header.length & (LENGTH_BYTES - 1);
        out.write(littleEndian(header.length + padding));
        out.write(header);
        out.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        for (Map.Entry<String, HostTensor> named : ordered) {
            named.getValue().writeTo(out);
        }
    }

    private static SafetensorsHeader describe(
            List<Map.Entry<String, HostTensor>> ordered, Map<String, String> metadata) {
        SequencedMap<String, SafetensorsHeader.Entry> entries = new TreeMap<>();
        MessageDigest digest = sha256();
        long begin = 0;
        for (Map.Entry<String, HostTensor> named : ordered) {
            HostTensor tensor = named.getValue();
            long end = begin + tensor.byteCount();
            List<Long> shape = LongStream.of(tensor.shape()).boxed().toList();
            entries.put(
                    named.getKey(), new SafetensorsHeader.Entry(tensor.type(), shape, begin, end));
            tensor.digestInto(digest);
            begin = end;
        }
        SequencedMap<String, String> text = new TreeMap<>(metadata);
        text.put(SHA256, HexFormat.of().formatHex(digest.digest()));
        return new SafetensorsHeader(entries, text);
    }

    private static void requireFile(Path file) {
        if (Files.isDirectory(file)) {
            throw new NoemaException(
                    "%s is a folder; name a .safetensors file inside it.".formatted(file));
        }
        // Also keeps a pipe or a device from being read without end.
        if (!Files.isRegularFile(file)) {
            throw new NoemaException(
                    "%s does not exist or is not a file; check the path.".formatted(file));
        }
    }

    private static SafetensorsHeader readHeader(Path file, InputStream in, long fileBytes)
            throws IOException {
        if (fileBytes < LENGTH_BYTES) {
            throw FileProblem.damaged(
                    file,
                    fileBytes == 0 ? "it is empty" : "it is too short to be a safetensors file");
        }
        long headerBytes =
                ByteBuffer.wrap(readFully(file, in, LENGTH_BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getLong();
        // The length is unsigned in the format: with the highest bit set it is far too long.
        if (headerBytes < 0 || headerBytes > fileBytes - LENGTH_BYTES) {
            throw FileProblem.damaged(file, "it is cut short or not a safetensors file");
        }
        if (headerBytes > MOST_HEADER_BYTES) {
            throw FileProblem.damaged(file, "its header is longer than the format allows (100 MB)");
        }
        byte[] json = readFully(file, in, (int) headerBytes);
        return SafetensorsHeader.parse(file, json, fileBytes - LENGTH_BYTES - headerBytes);
    }

    private static SequencedMap<String, HostTensor> readData(
            Path file, SafetensorsHeader header, InputStream in) throws IOException {
        requireMemory(file, header);
        SequencedMap<String, HostTensor> tensors = new TreeMap<>();
        MessageDigest digest = sha256();
        for (Map.Entry<String, SafetensorsHeader.Entry> named : header.inFileOrder()) {
            SafetensorsHeader.Entry entry = named.getValue();
            HostTensor tensor =
                    HostTensor.owning(
                            entry.dimensions(), entry.type(), readFully(file, in, entry.bytes()));
            tensor.digestInto(digest);
            tensors.put(named.getKey(), tensor);
        }
        String promised = header.metadata().get(SHA256);
        if (promised != null
                && !promised.equalsIgnoreCase(HexFormat.of().formatHex(digest.digest()))) {
            throw FileProblem.damaged(file, "its numbers do not match their checksum");
        }
        return Collections.unmodifiableSequencedMap(tensors);
    }

    /// Refuses a file whose bytes, together with the floats made of them, can never fit into the heap.
    private static void requireMemory(Path file, SafetensorsHeader header) {
        double needed =
                header.entries().values().stream()
                        .mapToDouble(e ->
                                e.bytes() + (double) e.bytes() / e.type().bytes() * Float.BYTES)
                        .sum();
        long available = Runtime.getRuntime().maxMemory();
        if (needed > available) {
            throw new NoemaException(
                    "%s needs %d MiB of memory but Java may use %d MiB; raise the limit with -Xmx."
                            .formatted(file, (long) needed >> 20, available >> 20));
        }
    }

    private static byte[] readFully(Path file, InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw FileProblem.damaged(file, "it became shorter while it was read");
        }
        return bytes;
    }

    private static byte[] littleEndian(long value) {
        return ByteBuffer.allocate(LENGTH_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
