package noema.app.desktop;

import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import noema.model.tensor.NoemaException;

/// The one thread that owns the model. Long work (loading, runs) goes one after another; short questions are answered between,
/// and at the safe moments of a run that calls [#answerQuestions] itself.
final class ComputeThread implements AutoCloseable {

    private static final long SECONDS_TO_END = 5;

    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final ExecutorService executor =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    waiting,
                    Thread.ofPlatform().daemon().name("noema-compute").factory());
    private final Queue<Runnable> questions = new ConcurrentLinkedQueue<>();

    /// Does long work after what was given before.
    void run(Runnable work) {
        executor.execute(work);
    }

    /// Whether work or a question waits for what is being done to end.
    boolean isAwaited() {
        return !waiting.isEmpty();
    }

    /// Asks a short question; the answer arrives on the compute thread.
    <T> CompletableFuture<T> ask(Callable<T> question) {
        var answer = new CompletableFuture<T>();
        questions.add(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            executor.execute(this::answerQuestions);
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(new NoemaException("The window is being closed.", e));
        }
        return answer;
    }

    /// Answers what is waiting; on the compute thread, while the model is not in the middle of something.
    void answerQuestions() {
        for (Runnable next = questions.poll(); next != null; next = questions.poll()) {
            next.run();
        }
    }

    /// Lets the work that is going on end; what has not begun is dropped.
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            executor.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
