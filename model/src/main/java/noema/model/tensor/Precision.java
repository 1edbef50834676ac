package noema.model.tensor;

import java.util.List;
import java.util.Map;

/// Number type of the matrix products; sums, norms, losses and weights under training stay in fp32.
public enum Precision {
    FP32(6),
    BF16(15);

    private final int scalarType;

    Precision(int scalarType) {
        this.scalarType = scalarType;
    }

    /// The precision whose matrix products are faster on this computer, by a micro-benchmark of some milliseconds.
    ///
    /// bfloat16 has to be a good deal faster to be chosen, so that the choice does not change from start to start.
    public static Precision fastest() {
        return Choice.FASTEST;
    }

    /// GFLOP/s of matrix products [2048, 256] x [256, 1024] in this precision, the best of a few runs.
    public double matmulGigaflops() {
        return Choice.gigaflops(this);
    }

    private static final class Choice {
        static final Precision FASTEST = gigaflops(BF16) > 1.5 * gigaflops(FP32) ? BF16 : FP32;

        private static final int PRODUCTS = 8;

        private static double gigaflops(Precision precision) {
            try (var module =
                    new TorchModule(
                            List.of(TorchModule.source(Precision.class, "benchmark.py")),
                            Map.of("heads", 1),
                            precision)) {
                double best = 0;
                for (int run = 0; run < 5; run++) {
                    long begin = System.nanoTime();
                    module.infer("matmul_benchmark", FloatTensor.scalar(PRODUCTS));
                    best =
                            Math.max(
                                    best,
                                    PRODUCTS
                                            * 2.0
                                            * 2048
                                            * 256
                                            * 1024
                                            / (System.nanoTime() - begin));
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
