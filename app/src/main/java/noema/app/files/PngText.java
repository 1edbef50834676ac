package noema.app.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import noema.model.tensor.NoemaException;
import org.jspecify.annotations.Nullable;

/// Finds international text (`iTXt`) in a PNG without decoding its picture, which may be damaged or huge.
///
/// Format: <https://www.w3.org/TR/png-3/#11iTXt>.
final class PngText {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int ITXT = 0x69545874;
    private static final int IEND = 0x49454E44;

    private PngText() {}

    /// The first text of a keyword; nothing when there is none.
    ///
    /// @param most bytes that it may have
    /// @throws NoemaException if the file is missing, no PNG, cut short, or the text is damaged
    static Optional<String> read(Path file, String keyword, int most) {
        // Also keeps a pipe or a device from being read without end.
        if (!Files.isRegularFile(file)) {
            throw new NoemaException(
                    "There is no file %s; check the path of the picture.".formatted(file));
        }
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readLong() != SIGNATURE) {
                throw noPicture(file, null);
            }
            while (true) {
                // Unsigned in the format, where it is below 2^31.
                int length = in.readInt();
                int type = in.readInt();
                if (type == IEND) {
                    return Optional.empty();
                }
                if (type == ITXT && length >= 0 && length <= most) {
                    Optional<String> text = text(chunk(in, length), keyword, most);
                    if (text.isPresent()) {
                        return text;
                    }
                } else {
                    in.skipNBytes(Integer.toUnsignedLong(length) + Integer.BYTES);
                }
            }
        } catch (EOFException e) {
            throw noPicture(file, e);
        } catch (ZipException e) {
            throw new NoemaException(
                    "The text in %s is damaged; copy or export the picture again.".formatted(file),
                    e);
        } catch (IOException e) {
            throw new NoemaException(
                    "%s cannot be read; check its permissions.".formatted(file), e);
        }
    }

    private static byte[] chunk(DataInputStream in, int length) throws IOException {
        byte[] data = in.readNBytes(length);
        if (data.length < length) {
            throw new EOFException();
        }
        var sum = new CRC32();
        sum.update(new byte[] {'i', 'T', 'X', 't'});
        sum.update(data);
        if (in.readInt() != (int) sum.getValue()) {
            throw new ZipException("the checksum of a text is another");
        }
        return data;
    }

    /// Keyword, 0, whether it is compressed, 0, language, 0, translated keyword, 0, text.
    private static Optional<String> text(byte[] data, String keyword, int most) throws IOException {
        int end = zero(data, 0);
        if (!new String(data, 0, end, StandardCharsets.ISO_8859_1).equals(keyword)) {
            return Optional.empty();
        }
        int begin = zero(data, zero(data, end + 3) + 1) + 1;
        if (begin > data.length) {
            throw new ZipException("a text is cut short");
        }
        InputStream text = new ByteArrayInputStream(data, begin, data.length - begin);
        if (data[end + 1] != 0) {
            text = new InflaterInputStream(text);
        }
        byte[] bytes = text.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new ZipException("a text is larger than any recipe");
        }
        return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }

    /// Where the next 0 is, or the end.
    private static int zero(byte[] data, int from) {
        int i = Math.min(from, data.length);
        while (i < data.length && data[i] != 0) {
            i++;
        }
        return i;
    }

    private static NoemaException noPicture(Path file, @Nullable Exception cause) {
        return new NoemaException(
                "%s is not a complete PNG picture; give one that Noema exported.".formatted(file),
                cause);
    }
}
