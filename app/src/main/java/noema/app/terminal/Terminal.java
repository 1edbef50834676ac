package noema.app.terminal;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.jline.terminal.Size;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the output goes.
///
/// @param out     whether standard output is a terminal
/// @param err     whether standard error is one
/// @param colours what may be used where there is a terminal
/// @param size    columns and rows now, asked anew for every picture since windows are resized
public record Terminal(boolean out, boolean err, Colours colours, Supplier<Size> size) {

    private static final Logger log = LoggerFactory.getLogger(Terminal.class);
    private static final Size USUAL = new Size(80, 24);

    /// Files and pipes only.
    public static Terminal none() {
        return new Terminal(false, false, Colours.NONE, () -> USUAL);
    }

    /// The terminal of this process.
    public static Terminal detect(Map<String, String> environment) {
        try {
            TerminalProvider provider = TerminalProvider.load("ffm");
            boolean out = provider.isSystemStream(SystemStream.Output);
            boolean err = provider.isSystemStream(SystemStream.Error);
            return out || err
                    ? new Terminal(out, err, Colours.of(environment), new SystemSize())
                    : none();
        } catch (IOException | RuntimeException | LinkageError e) {
            log.debug("This system does not tell whether there is a terminal", e);
            return none();
        }
    }

    /// Columns of the terminal, at least 1.
    public int columns() {
        return size.get().getColumns();
    }

    /// Rows of the terminal, at least 1.
    public int rows() {
        return size.get().getRows();
    }

    /// Asks the system, and opens the terminal for it on the first question.
    private static final class SystemSize implements Supplier<Size> {
        private org.jline.terminal.@Nullable Terminal terminal;
        private boolean failed;

        @Override
        public synchronized Size get() {
            if (terminal == null && !failed) {
                try {
                    terminal =
                            TerminalBuilder.builder()
                                    .system(true)
                                    .dumb(false)
                                    // Ctrl-C is not its business.
                                    .nativeSignals(false)
                                    .build();
                } catch (IOException | RuntimeException e) {
                    log.debug("The size of the terminal is unknown", e);
                    failed = true;
                }
            }
            Size now = terminal == null ? USUAL : terminal.getSize();
            return now.getColumns() > 0 && now.getRows() > 0 ? now : USUAL;
        }
    }
}
