package noema.model.generate;

import java.util.Map;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.Precision;
import noema.model.tensor.TorchModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out in a fraction of a second which number type generates faster on this machine.
final class ArSpeed {
    private static final Logger log = LoggerFactory.getLogger(ArSpeed.class);

    private static final int ROUNDS = 4;
    private static final int STEPS = 6;

    /// bf16 has to win clearly: otherwise a busy machine could choose now the one and now the other, and with it
    /// another text for the same seed.
    private static final double CLEARLY = 0.85;

    private ArSpeed() {}

    /// A module of these weights in the faster number type.
    static TorchModule fastest(ArConfig config, Map<String, FloatTensor> weights) {
        TorchModule single = ArNetwork.load(config, weights, Precision.FP32);
        TorchModule half = ArNetwork.load(config, weights, Precision.BF16);
        TorchModule chosen = single;
        try {
            if (isFaster(half, single, config.maxTokens())) {
                chosen = half;
            }
        } finally {
            (chosen == half ? single : half).close();
        }
        return chosen;
    }

    /// Compares the best rounds of each, taken in turns, so that other work on the machine falls on both alike.
    private static boolean isFaster(TorchModule half, TorchModule single, int context) {
        var halfDecoder = new ArDecoder(half, context);
        var singleDecoder = new ArDecoder(single, context);
        double halfSeconds = Double.POSITIVE_INFINITY;
        double singleSeconds = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            halfSeconds = Math.min(halfSeconds, seconds(halfDecoder));
            singleSeconds = Math.min(singleSeconds, seconds(singleDecoder));
        }
        log.debug("A token takes {} s in bf16 and {} s in fp32", halfSeconds, singleSeconds);
        return halfSeconds < CLEARLY * singleSeconds;
    }

    private static double seconds(ArDecoder decoder) {
        FloatTensor greedy = FloatTensor.of(new float[] {0, 1}, 2);
        decoder.begin(new int[] {4});
        decoder.next(0, greedy);
        long begin = System.nanoTime();
        for (int i = 1; i < STEPS; i++) {
            decoder.next(0, greedy);
        }
        return (System.nanoTime() - begin) / 1e9 / (STEPS - 1);
    }
}
