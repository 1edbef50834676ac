package noema.app.terminal;

import java.util.function.LongSupplier;

/// How far long work has come, on standard error: one line that is rewritten on a terminal, a line every ten seconds elsewhere.
public final class ProgressLine {

    private static final long TERMINAL_NANOS = 100_000_000L;
    private static final long FILE_NANOS = 10_000_000_000L;
    private static final String ERASE = "\r\u001b[K";

    private final Output err;
    private final Terminal terminal;
    private final LongSupplier nanos;
    private long next;
    private boolean shown;

    /// A line on an output.
    public ProgressLine(Output err, Terminal terminal) {
        this(err, terminal, System::nanoTime);
    }

    ProgressLine(Output err, Terminal terminal, LongSupplier nanos) {
        this.err = err;
        this.terminal = terminal;
        this.nanos = nanos;
        this.next = nanos.getAsLong() + (terminal.err() ? 0 : FILE_NANOS);
    }

    /// Shows where the work stands, unless that was done a moment ago.
    public void show(String text) {
        long now = nanos.getAsLong();
        if (now < next) {
            return;
        }
        next = now + (terminal.err() ? TERMINAL_NANOS : FILE_NANOS);
        if (terminal.err()) {
            int room = Math.max(1, terminal.columns() - 1);
            err.print(ERASE + (text.length() > room ? text.substring(0, room) : text));
            shown = true;
        } else {
            err.println(text);
        }
    }

    /// Prints something that stays, above the line.
    public void say(String text) {
        end();
        err.println(text);
    }

    /// Takes the line away.
    public void end() {
        if (shown) {
            err.print(ERASE);
            shown = false;
        }
    }
}
