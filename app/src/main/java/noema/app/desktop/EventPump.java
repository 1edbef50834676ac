package noema.app.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/// Carries events from the compute thread to the panes, all of two pulses together.
///
/// A pulse after one that brought events brings none: the renderer paints what they changed beside the JavaFX thread, and a
/// thread that comes with the next change before that is done has to stand still until it is.
///
/// @param <E> kind of events
final class EventPump<E> {

    private final Queue<E> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Consumer<List<E>> target;
    private final Runnable drained;
    private boolean painting;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    painting = !painting && drain();
                }
            };

    /// A pump for one run.
    ///
    /// @param target  gets the events, on the JavaFX thread
    /// @param drained called once after the last of them
    EventPump(Consumer<List<E>> target, Runnable drained) {
        this.target = target;
        this.drained = drained;
    }

    /// Begins; on the JavaFX thread.
    void start() {
        timer.start();
    }

    /// Takes an event; on any thread.
    void add(E event) {
        waiting.add(event);
    }

    /// There will be no more events; on any thread.
    void end() {
        over.set(true);
    }

    /// Answers whether there was anything.
    private boolean drain() {
        // Asked first: an event that came before the end is then surely in the queue.
        boolean last = over.get();
        var events = new ArrayList<E>();
        for (E e = waiting.poll(); e != null; e = waiting.poll()) {
            events.add(e);
        }
        if (!events.isEmpty()) {
            target.accept(events);
        }
        if (last) {
            timer.stop();
            drained.run();
        }
        return !events.isEmpty();
    }
}
