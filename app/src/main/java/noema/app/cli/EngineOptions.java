package noema.app.cli;

import java.util.function.Supplier;
import noema.model.tensor.NativeRuntime;
import noema.model.tensor.Precision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How the network is computed.
final class EngineOptions {

    private static final int MOST_THREADS = 1024;

    /// Number type of the matrix products.
    enum PrecisionChoice {
        AUTO,
        FP32,
        BF16
    }

    @Option(
            names = "--precision",
            paramLabel = "TYPE",
            description = "Numbers of the matrix products: auto, fp32 or bf16 (default: auto).")
    private PrecisionChoice precision = PrecisionChoice.AUTO;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to compute with (default: as many as there are cores).")
    private @Nullable Integer threads;

    /// Refuses what is out of range, before anything is loaded.
    void check(NoemaCommand command) {
        Integer count = threads;
        if (count != null) {
            command.require("number of threads", count, 1, MOST_THREADS);
        }
    }

    /// Loads the native library with the threads that were asked for.
    void start() {
        Integer count = threads;
        if (count != null) {
            NativeRuntime.useThreads(count);
        }
        NativeRuntime.start();
    }

    /// The number type that was asked for, or the faster one.
    Precision precision() {
        return precisionOr(Precision::fastest);
    }

    /// The number type that was asked for, or another one.
    Precision precisionOr(Supplier<Precision> otherwise) {
        return switch (precision) {
            case FP32 -> Precision.FP32;
            case BF16 -> Precision.BF16;
            case AUTO -> otherwise.get();
        };
    }

    /// Why that is so, as a clause.
    String reason() {
        return switch (precision) {
            case FP32, BF16 -> "as asked for";
            case AUTO ->
                    "products of matrices: bf16 %,.0f GFLOP/s, fp32 %,.0f GFLOP/s"
                            .formatted(
                                    Precision.BF16.matmulGigaflops(),
                                    Precision.FP32.matmulGigaflops());
        };
    }
}
