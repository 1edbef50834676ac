package noema.model.words;

import java.util.Map;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.Precision;
import noema.model.tensor.TorchModule;
import noema.model.text.Tokenizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out in a fraction of a second which number type generates faster on this machine.
final class ArSpeed {
    private static final Logger log = LoggerFactory.getLogger(ArSpeed.class);

    private static final int TOKENS = 24;
    private static final FloatTensor GREEDY = FloatTensor.of(new float[] {0, 1, 0}, 3);

    /// Processors either compute in bf16, which then takes about two thirds of the time, or imitate it, which takes
    /// several times as long. A limit between the two keeps a busy machine from choosing now the one and now the other,
    /// and with it another text for the same seed.
    private static final double LIMIT = 1.1;

    private ArSpeed() {}

    /// A module of these weights in the faster number type.
    static TorchModule fastest(WordConfig config, Map<String, FloatTensor> weights) {
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

    /// Compares the fastest single tokens, drawn in turns: other work on the machine can slow every token down but
    /// seldom all of one kind.
    private static boolean isFaster(TorchModule half, TorchModule single, int context) {
        var halfDecoder = new ArDecoder(half, context);
        var singleDecoder = new ArDecoder(single, context);
        halfDecoder.begin(new int[] {Tokenizer.BOS});
        singleDecoder.begin(new int[] {Tokenizer.BOS});
        double halfSeconds = Double.POSITIVE_INFINITY;
        double singleSeconds = Double.POSITIVE_INFINITY;
        for (int token = 0; token < TOKENS; token++) {
            halfSeconds = Math.min(halfSeconds, seconds(halfDecoder));
            singleSeconds = Math.min(singleSeconds, seconds(singleDecoder));
        }
        log.debug("A token takes {} s in bf16 and {} s in fp32", halfSeconds, singleSeconds);
        return halfSeconds < LIMIT * singleSeconds;
    }

    private static double seconds(ArDecoder decoder) {
        long begin = System.nanoTime();
        decoder.next(0, GREEDY);
        return (System.nanoTime() - begin) / 1e9;
    }
}
