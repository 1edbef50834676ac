package noema.model.text;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import noema.model.tensor.NoemaException;
import org.jspecify.annotations.Nullable;

/// Reads the lines of a UTF-8 file, gzipped or not, and refuses what is not text.
///
/// Memory is bounded: a longer line is handed over in parts. A few invalid bytes become U+FFFD;
/// many of them, or one NUL, mean that the file is no text.
final class TextInput implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final char REPLACEMENT = '\uFFFD';
    private static final long TOLERATED = 16;
    private static final double TOLERATED_SHARE = 0.002;

    private final Path file;
    private final Reader reader;
    private final int longestLine;
    private final char[] buffer = new char[BUFFER];
    private int position;
    private int length;
    private long read;
    private long replaced;
    private boolean lineEnded = true;
    private boolean afterReturn;

    /// Opens a file; lines are cut after about the given number of characters.
    TextInput(Path file, int longestLine) {
        this.file = file;
        this.longestLine = longestLine;
        try {
            InputStream in = open(file);
            var decoder =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE);
            reader = new InputStreamReader(in, decoder);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            in.mark(2);
            boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
            in.reset();
            return gzip ? new GZIPInputStream(in, BUFFER) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /// The next line, or part of a giant line, without its end; null at the end of the file.
    ///
    /// @throws NoemaException if the file is not text, is damaged or cannot be read
    @Nullable String readLine() {
        StringBuilder line = new StringBuilder();
        boolean any = false;
        while (fill()) {
            if (afterReturn && buffer[position] == '\n') {
                position++;
                afterReturn = false;
                continue;
            }
            afterReturn = false;
            any = true;
            int end = position;
            while (end < length && buffer[end] != '\n' && buffer[end] != '\r') {
                end++;
            }
            line.append(buffer, position, end - position);
            position = end;
            if (end < length) {
                afterReturn = buffer[position++] == '\r';
                lineEnded = true;
                return line.toString();
            }
            if (line.length() >= longestLine) {
                lineEnded = false;
                return firstPart(line);
            }
        }
        lineEnded = true;
        return any ? line.toString() : null;
    }

    /// Whether the last [#readLine] reached the end of its line; false after a part of a giant
    /// line.
    boolean lineEnded() {
        return lineEnded;
    }

    // Cuts behind the last white space, if there is some near the end, and gives the rest back to
    // the empty buffer.
    private String firstPart(StringBuilder line) {
        int cut = line.length();
        int lowest = Math.max(1, line.length() - BUFFER / 2);
        while (cut > lowest && !Character.isWhitespace(line.charAt(cut - 1))) {
            cut--;
        }
        if (cut == lowest) {
            cut =
                    line.length()
                            - (Character.isHighSurrogate(line.charAt(line.length() - 1)) ? 1 : 0);
        }
        int rest = line.length() - cut;
        line.getChars(cut, line.length(), buffer, 0);
        position = 0;
        length = rest;
        return line.substring(0, cut);
    }

    private boolean fill() {
        if (position < length) {
            return true;
        }
        try {
            length = reader.read(buffer, 0, BUFFER);
        } catch (IOException e) {
            throw failure(e);
        }
        position = 0;
        if (length <= 0) {
            length = 0;
            return false;
        }
        if (read == 0 && buffer[0] == '\uFEFF') {
            position = 1;
        }
        read += length;
        check();
        return position < length || fill();
    }

    private void check() {
        for (int i = position; i < length; i++) {
            if (buffer[i] == 0) {
                throw new NoemaException(
                        "The file " + file + " is not text; give UTF-8 text, gzip or JSON lines.");
            }
            if (buffer[i] == REPLACEMENT) {
                replaced++;
            }
        }
        boolean many = replaced > TOLERATED && replaced > read * TOLERATED_SHARE;
        if (many || replaced * 10 > read) {
            throw new NoemaException(
                    "The file " + file + " is not UTF-8 text; convert it to UTF-8 first.");
        }
    }

    private NoemaException failure(IOException e) {
        boolean gzip = e instanceof ZipException || e instanceof EOFException;
        return new NoemaException(
                gzip
                        ? "The gzip file " + file + " is damaged or incomplete; get it again."
                        : "Cannot read " + file + ": " + reason(e) + ".",
                e);
    }

    /// Why a file could not be read or written, in words: the messages of some exceptions are only
    /// the file's name.
    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "it does not exist";
            default -> String.valueOf(e.getMessage());
        };
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }
}
