package noema.model.tensor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Number type of the matrix products; sums, norms, losses and weights under training stay in fp32.
public enum Precision {
    FP32(6),
    BF16(15);

    private final int scalarType;

    Precision(int scalarType) {
        this.scalarType = scalarType;
    }

    /// The precision whose matrix products are faster on the device that new modules live on, by a micro-benchmark of some
    /// milliseconds, made once for each device.
    ///
    /// bfloat16 has to be a good deal faster to be chosen, so that the choice does not change from start to start.
    public static Precision fastest() {
        return Choice.FASTEST.computeIfAbsent(
                NativeRuntime.deviceName(), device -> Choice.measured());
    }

    /// GFLOP/s of matrix products [2048, 256] x [256, 1024] in this precision, the best of a few runs.
    public double matmulGigaflops() {
        return Choice.gigaflops(this, 8, 2);
    }

    private static final class Choice {
        private static final double PRODUCT_FLOPS = 2.0 * 2048 * 256 * 1024;
        private static final int RUNS = 5;

        // A processor without bf16 emulates it a hundred times slower, and every start waits for
        // the answer.
        private static final double ENOUGH_SECONDS = 0.1;

        // By the name of the device.
        static final Map<String, Precision> FASTEST = new ConcurrentHashMap<>();

        static Precision measured() {
            return gigaflops(BF16, 1, ENOUGH_SECONDS) > 1.5 * gigaflops(FP32, 1, ENOUGH_SECONDS)
                    ? BF16
                    : FP32;
        }

        /// The best of a few runs, or of those that were over when `seconds` had passed.
        private static double gigaflops(Precision precision, int products, double seconds) {
            try (var module =
                    new TorchModule(
                            List.of(TorchModule.source(Precision.class, "benchmark.py")),
                            Map.of("heads", 1),
                            precision)) {
                double best = 0;
                long start = System.nanoTime();
                for (int run = 0; run < RUNS && System.nanoTime() - start < seconds * 1e9; run++) {
                    long begin = System.nanoTime();
                    module.infer("matmul_benchmark", FloatTensor.scalar(products));
                    long spent = Math.max(1, System.nanoTime() - begin);
                    best = Math.max(best, products * PRODUCT_FLOPS / spent);
                }
                return best;
            }
        }
    }

    /// PyTorch's number for the type (`c10::ScalarType`).
    int scalarType() {
        return scalarType;
    }
}
