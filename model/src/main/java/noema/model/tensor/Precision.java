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
    /// hundredths of a second, made once for each device.
    ///
    /// The choice decides the last digits of everything, so it must not change from start to start, whatever else the machine
    /// does: products are so small that some of many tries are not interrupted, one thread makes them, both precisions are tried in
    /// turns, the best of each counts, and bfloat16 has to be clearly faster.
    public static Precision fastest() {
        return Choice.FASTEST.computeIfAbsent(NativeRuntime.deviceName(), device -> measured());
    }

    /// GFLOP/s of matrix products [2048, 256] x [256, 1024] in this precision, the best of a few runs, or of a single product where
    /// that takes long.
    public double matmulGigaflops() {
        try (var products = new Benchmark(this, 2048)) {
            long end = System.nanoTime() + Choice.PATIENCE;
            products.run(1);
            for (int run = 0; run < 5 && System.nanoTime() < end; run++) {
                products.run(8);
            }
            return products.best;
        }
    }

    static Precision measured() {
        // Two threads would wait for whichever of them is not let run.
        int threads = NativeRuntime.threads();
        NativeRuntime.useThreads(1);
        boolean gpu = NativeRuntime.device().isGpu();
        int rows = gpu ? Choice.GPU_ROWS : Choice.ROWS;
        int products = gpu ? Choice.GPU_PRODUCTS : 1;
        try (var half = new Benchmark(BF16, rows);
                var full = new Benchmark(FP32, rows)) {
            long end = System.nanoTime() + Choice.PATIENCE;
            for (int run = 0; run < Choice.TRIES && System.nanoTime() < end; run++) {
                half.run(products);
                full.run(products);
            }
            return half.best > Choice.CLEARLY * full.best ? BF16 : FP32;
        } finally {
            NativeRuntime.useThreads(threads);
        }
    }

    private static final class Choice {
        // Smaller products are made so soon that asking for them takes as long, in either
        // precision.
        private static final int ROWS = 256;
        private static final int TRIES = 50;

        // With tiles for bf16 products are two to three times as fast, beside eight busy threads on
        // two cores still 1.4 times.
        private static final double CLEARLY = 1.2;

        // A GPU needs more work than it takes to ask it for some.
        private static final int GPU_ROWS = 4096;
        private static final int GPU_PRODUCTS = 20;

        // Nanoseconds. A processor without bf16 emulates it a hundred times slower, and every start
        // waits for the answer.
        private static final long PATIENCE = 200_000_000;

        // By the name of the device.
        static final Map<String, Precision> FASTEST = new ConcurrentHashMap<>();
    }

    /// Matrix products [rows, 256] x [256, 1024] in one precision.
    private static final class Benchmark implements AutoCloseable {
        private final TorchModule module;
        private final int rows;

        // GFLOP/s of the best run so far.
        double best;

        Benchmark(Precision precision, int rows) {
            this.rows = rows;
            module =
                    new TorchModule(
                            List.of(TorchModule.source(Precision.class, "benchmark.py")),
                            Map.of("heads", 1),
                            precision);
        }

        void run(int products) {
            long begin = System.nanoTime();
            module.infer(
                    "matmul_benchmark", FloatTensor.scalar(products), FloatTensor.scalar(rows));
            long spent = Math.max(1, System.nanoTime() - begin);
            best = Math.max(best, products * 2.0 * rows * 256 * 1024 / spent);
        }

        @Override
        public void close() {
            module.close();
        }
    }

    /// PyTorch's number for the type (`c10::ScalarType`).
    int scalarType() {
        return scalarType;
    }
}
