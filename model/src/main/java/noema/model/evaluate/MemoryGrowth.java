package noema.model.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import noema.model.tensor.NativeMemory;
import org.jspecify.annotations.Nullable;

/// Whether a task that is done again and again keeps memory.
final class MemoryGrowth {

    private static final int SAMPLES = 20;
    private static final double MEGABYTE = 1e6;

    private MemoryGrowth() {}

    /// Megabytes by which 1000 repetitions make the process grow: the slope of a straight line through its size after
    /// every twentieth of the repetitions.
    ///
    /// The Java heap is collected before the size is read, so that garbage is not taken for growth. Half as many repetitions
    /// go before, in which caches fill and the heap finds its size.
    ///
    /// @param task        told the number of the repetition
    /// @param repetitions how often, at least 40
    /// @return null where the size of a process cannot be told
    static @Nullable Double perThousand(Task task, int repetitions, EvaluationListener listener) {
        return perThousand(task, repetitions, NativeMemory::residentBytes, listener);
    }

    static @Nullable Double perThousand(
            Task task, int repetitions, LongSupplier size, EvaluationListener listener) {
        if (size.getAsLong() < 0) {
            return null;
        }
        int warmUp = repetitions / 2;
        int total = warmUp + repetitions;
        var at = new ArrayList<Double>();
        var bytes = new ArrayList<Double>();
        for (int i = 0; i < total; i++) {
            task.run(i);
            if (i % (repetitions / SAMPLES) == 0) {
                System.gc();
                if (i >= warmUp) {
                    at.add((double) i);
                    bytes.add((double) size.getAsLong());
                }
                listener.progressed("memory", i / (double) total);
            }
        }
        return 1000 * slope(at, bytes) / MEGABYTE;
    }

    /// What is repeated.
    @FunctionalInterface
    interface Task {
        void run(int number);
    }

    /// Slope of the straight line with the smallest squared error.
    static double slope(List<Double> x, List<Double> y) {
        double middleX = x.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double middleY = y.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double both = 0;
        double square = 0;
        for (int i = 0; i < x.size(); i++) {
            both += (x.get(i) - middleX) * (y.get(i) - middleY);
            square += (x.get(i) - middleX) * (x.get(i) - middleX);
        }
        return both / square;
    }
}
