package noema.model.evaluate;

import java.util.List;
import java.util.Map;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.Precision;
import noema.model.tensor.Randomness;
import noema.model.tensor.TorchModule;

/// How fast plain matrix products are here: what the network could reach at best.
final class MatrixSpeed {

    private static final int ROWS = 2048;
    private static final int INNER = 256;
    private static final int COLUMNS = 1024;
    private static final int MATRICES = 4;
    private static final double GFLOP = 2e-9 * ROWS * INNER * COLUMNS;
    private static final int TRIES = 5;

    private MatrixSpeed() {}

    /// GFLOP/s of 2048x256 by 256x1024 products, the best of a few tries.
    ///
    /// @param seconds that each try takes about
    static double gigaflops(Precision precision, double seconds) {
        var random = Randomness.stream(1, 61);
        FloatTensor left =
                FloatTensor.of(Randomness.gaussians(random, ROWS * INNER), ROWS, INNER);
        FloatTensor right =
                FloatTensor.of(
                        Randomness.gaussians(random, MATRICES * INNER * COLUMNS),
                        MATRICES,
                        INNER,
                        COLUMNS);
        try (var module =
                new TorchModule(
                        List.of(TorchModule.source(MatrixSpeed.class, "matrix.py")),
                        Map.of("heads", 1),
                        precision)) {
            int rounds = 4;
            double spent = time(module, left, right, rounds);
            rounds = (int) Math.clamp(rounds * seconds / spent, 4, 1e6);
            double best = Double.POSITIVE_INFINITY;
            for (int i = 0; i < TRIES; i++) {
                best = Math.min(best, time(module, left, right, rounds) / rounds);
            }
            return GFLOP / best;
        }
    }

    private static double time(
            TorchModule module, FloatTensor left, FloatTensor right, int rounds) {
        long begin = System.nanoTime();
        module.infer("matrix_rounds", left, right, FloatTensor.scalar(rounds));
        return (System.nanoTime() - begin) / 1e9;
    }
}
