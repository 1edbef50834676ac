package noema.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/// The log file, which is there only once something is worth a warning; libraries print nothing of their own.
final class FaultLog extends Handler {

    private static final int MOST_BYTES = 1 << 20;

    // The root of the library's loggers: its warnings, for instance about a GPU that is not there,
    // tell nobody anything.
    private static final Logger ENGINE = Logger.getLogger("ai.djl");

    private final Path file;
    private @Nullable Handler delegate;
    private boolean failed;

    FaultLog(Path file) {
        this.file = file;
        setLevel(Level.WARNING);
    }

    /// Sends the log of the whole process to the file.
    static void install(Path file) {
        LogManager.getLogManager().reset();
        ENGINE.setLevel(Level.SEVERE);
        Logger.getLogger("").addHandler(new FaultLog(file));
    }

    /// Writes down an error that nobody expected.
    ///
    /// @return whether the file could be written
    boolean write(Throwable error) {
        var entry = new LogRecord(Level.SEVERE, "Unexpected error");
        entry.setThrown(error);
        publish(entry);
        flush();
        return !failed;
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (!isLoggable(entry) || failed) {
            return;
        }
        Handler open = delegate;
        if (open == null) {
            open = open();
            delegate = open;
        }
        if (open != null) {
            open.publish(entry);
        }
    }

    private @Nullable Handler open() {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            // In a pattern of FileHandler a percent sign is written twice.
            var handler = new FileHandler(file.toString().replace("%", "%%"), MOST_BYTES, 1, true);
            handler.setFormatter(new SimpleFormatter());
            return handler;
        } catch (IOException | SecurityException e) {
            failed = true;
            return null;
        }
    }

    @Override
    public synchronized void flush() {
        if (delegate != null) {
            delegate.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (delegate != null) {
            delegate.close();
        }
    }
}
