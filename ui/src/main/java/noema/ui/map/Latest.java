package noema.ui.map;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Work off the JavaFX thread of which only the newest matters: one piece is worked on at a time, and of those that are asked
/// for meanwhile only the last is done. Used on one thread, the home thread, to which the answers come too.
final class Latest {

    private final Executor worker;
    private final Executor home;
    private @Nullable Runnable next;
    private boolean busy;
    private long era;

    /// @param worker does the work
    /// @param home   runs what it is given on the thread that asks
    Latest(Executor worker, Executor home) {
        this.worker = worker;
        this.home = home;
    }

    /// Asks for something.
    ///
    /// @param work   done on the worker
    /// @param answer gets its result at home, unless it was forgotten meanwhile
    <T> void ask(Supplier<T> work, Consumer<T> answer) {
        long asked = era;
        next = () -> start(work, answer, asked);
        if (!busy) {
            go();
        }
    }

    /// Whether something is being worked on.
    boolean isBusy() {
        return busy;
    }

    /// Answers that are on their way are not wanted any more.
    void forget() {
        era++;
        next = null;
    }

    private void go() {
        Runnable task = next;
        next = null;
        if (task != null) {
            busy = true;
            task.run();
        }
    }

    private <T> void start(Supplier<T> work, Consumer<T> answer, long asked) {
        worker.execute(() -> {
            Runnable after = () -> {};
            try {
                T result = work.get();
                after = () -> answer.accept(result);
            } finally {
                Runnable deliver = after;
                home.execute(() -> finish(deliver, asked));
            }
        });
    }

    private void finish(Runnable deliver, long asked) {
        busy = false;
        try {
            if (asked == era) {
                deliver.run();
            }
        } finally {
            if (!busy) {
                go();
            }
        }
    }
}
