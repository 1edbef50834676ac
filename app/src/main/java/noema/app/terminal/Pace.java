package noema.app.terminal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Holds a picture long enough to be seen, counting the time that went into making it.
public final class Pace {

    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final long frameNanos;
    private final BooleanSupplier cancelled;
    private long last = System.nanoTime();

    /// A pace of so many milliseconds a picture, which is given up once cancelled.
    public Pace(double frameMillis, BooleanSupplier cancelled) {
        this.frameNanos = (long) (frameMillis * 1e6);
        this.cancelled = cancelled;
    }

    /// Waits until the picture before the current one has had its time.
    void hold() {
        long until = last + frameNanos;
        long left = until - System.nanoTime();
        while (left > 0 && !cancelled.getAsBoolean()) {
            LockSupport.parkNanos(Math.min(left, SLICE_NANOS));
            left = until - System.nanoTime();
        }
        last = System.nanoTime();
    }
}
