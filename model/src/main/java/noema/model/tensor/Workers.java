package noema.model.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Threads that compute the parts of a training batch side by side.
///
/// Most operations of a step are too small to be shared out between cores one by one: the second core waits for half of the
/// time. So each core gets a part of the batch instead, and they meet once a step, when the gradients are added up.
public final class Workers implements AutoCloseable {

    private static final int MOST = 8;
    private static final int SENTENCES_EACH = 32;

    private final int count;
    private final int threads;
    private final @Nullable ExecutorService pool;

    /// Starts workers that share the threads which an operation may use.
    ///
    /// @param count at least 1; a single one is the thread that asks
    public Workers(int count) {
        this.count = count;
        threads = NativeRuntime.threads();
        int each = Math.max(1, threads / count);
        pool =
                count == 1
                        ? null
                        : Executors.newFixedThreadPool(
                                count,
                                task ->
                                        Thread.ofPlatform()
                                                .daemon()
                                                .name("noema-training-", 0)
                                                .unstarted(() -> {
                                                    NativeRuntime.useThreads(each);
                                                    task.run();
                                                }));
    }

    /// As many as pay: about one for each core, as long as each gets enough to do; one for a GPU.
    ///
    /// @param batch sentences in a whole batch
    public static Workers suited(int batch) {
        boolean gpu = !NativeRuntime.deviceName().equals(NativeRuntime.CPU);
        int most = gpu ? 1 : Math.min(MOST, batch / SENTENCES_EACH);
        return new Workers(Math.clamp(NativeRuntime.threads(), 1, Math.max(1, most)));
    }

    /// How many there are.
    public int count() {
        return count;
    }

    /// Does something to all parts at once and answers the results in the order of the parts.
    ///
    /// @throws NoemaException when the thread is interrupted meanwhile
    <P, R> List<R> each(List<P> parts, Function<P, R> work) {
        if (pool == null) {
            return parts.stream().map(work).toList();
        }
        List<Future<R>> coming = new ArrayList<>();
        for (P part : parts) {
            coming.add(pool.submit(() -> work.apply(part)));
        }
        return coming.stream().map(Workers::result).toList();
    }

    /// Waits for what another thread is computing for the training.
    ///
    /// @throws NoemaException when the thread is interrupted meanwhile
    public static <R> R result(Future<R> coming) {
        try {
            return coming.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoemaException("Training was interrupted.", e);
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
            // What new threads begin with was set to the share of a worker.
            NativeRuntime.useThreads(threads);
        }
    }
}
