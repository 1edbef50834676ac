package noema.app.cli;

import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.Signals;

/// Ctrl-C and a polite kill: the first asks the command to end, a second one ends the process at once.
final class Interrupts {

    private static final int INT = 2;
    private static final int TERM = 15;
    private static final int SIGNALLED = 128;

    private final AtomicInteger signal = new AtomicInteger();

    /// Takes over the signals of this process.
    void install() {
        Signals.register("INT", () -> received(INT));
        Signals.register("TERM", () -> received(TERM));
    }

    private void received(int number) {
        if (!signal.compareAndSet(0, number)) {
            Runtime.getRuntime().halt(SIGNALLED + number);
        }
    }

    /// Whether a signal came.
    boolean requested() {
        return signal.get() != 0;
    }

    /// The exit code of a command that was ended: 130 after Ctrl-C, 143 after a kill.
    int exitCode() {
        return SIGNALLED + (signal.get() == TERM ? TERM : INT);
    }
}
