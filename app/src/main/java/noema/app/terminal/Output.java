package noema.app.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Standard output or standard error: what is printed leaves at once, and a stream that breaks is remembered, not thrown.
///
/// Whoever works for long asks [#isBroken] now and then, since a reader like `head` may have gone.
public final class Output {

    private final OutputStream stream;
    private final Charset charset;
    private @Nullable IOException problem;

    /// An output over a stream, which nobody else writes to.
    public Output(OutputStream stream, Charset charset) {
        this.stream = stream;
        this.charset = charset;
    }

    /// Prints text as it is.
    public synchronized void print(String text) {
        if (problem != null) {
            return;
        }
        try {
            stream.write(text.getBytes(charset));
            stream.flush();
        } catch (IOException e) {
            problem = e;
        }
    }

    /// Prints text and ends the line.
    public void println(String line) {
        print(line + System.lineSeparator());
    }

    /// How characters become bytes.
    public Charset charset() {
        return charset;
    }

    /// Whether something could not be printed.
    public synchronized boolean isBroken() {
        return problem != null;
    }

    /// Why printing failed, as a clause; null when it did not, or when the reader of a pipe just had enough.
    public synchronized @Nullable String complaint() {
        IOException cause = problem;
        if (cause == null) {
            return null;
        }
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return reason.toLowerCase(Locale.ROOT).contains("pipe") ? null : reason;
    }

    /// The same output for libraries that want a writer.
    public PrintWriter writer() {
        Writer writer =
                new Writer() {
                    @Override
                    public void write(char[] text, int offset, int length) {
                        print(new String(text, offset, length));
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        return new PrintWriter(writer, true);
    }
}
