package noema.model.tensor;

import ai.djl.engine.EngineException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a module multiplies by its matrices in inference, where they stay the same from call to call.
enum Products {

    /// As PyTorch does it anywhere, by its linear layer.
    PLAIN("products_plain.py"),

    /// By oneDNN on the processor, with matrices laid out anew for it beforehand (the ATen operations behind
    /// `torch.compile`). Not every build of PyTorch has it, and not every processor for every number type.
    ONEDNN("products_onednn.py");

    private static final Logger log = LoggerFactory.getLogger(Products.class);

    private static final int SIZE = 16;

    private final String source;

    Products(String file) {
        source = TorchModule.source(Products.class, file);
    }

    /// TorchScript source.
    String source() {
        return source;
    }

    /// The fastest way that works on the device that new modules live on; the processor is tried once for each number type.
    static Products fastest(Precision precision) {
        return NativeRuntime.device().isGpu() ? PLAIN : Tried.fastest(precision);
    }

    private static final class Tried {
        private static final Map<Precision, Products> FASTEST = new EnumMap<>(Precision.class);

        static synchronized Products fastest(Precision precision) {
            return FASTEST.computeIfAbsent(precision, p -> works(p) ? ONEDNN : PLAIN);
        }

        /// Multiplies by a matrix of ones, which is exact in every number type.
        private static boolean works(Precision precision) {
            try (var module =
                    new TorchModule(
                            List.of(TorchModule.source(Products.class, "products_trial.py")),
                            Map.of("heads", 1),
                            precision,
                            ONEDNN)) {
                float[] sums =
                        module.infer("products_trial", FloatTensor.scalar(SIZE))
                                .getFirst()
                                .values();
                var expected = new float[SIZE];
                Arrays.fill(expected, SIZE + 1);
                return Arrays.equals(sums, expected);
            } catch (EngineException refused) {
                log.debug("oneDNN does not multiply in {} here", precision, refused);
                return false;
            }
        }
    }
}
