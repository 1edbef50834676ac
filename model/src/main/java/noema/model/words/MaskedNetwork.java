package noema.model.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.Precision;
import noema.model.tensor.TorchModule;

/// The network of the masked-diffusion model: the weights and sizes of [ArNetwork], looking both ways.
public final class MaskedNetwork {

    private static final List<String> SOURCES =
            List.of(
                    TorchModule.source(ArNetwork.class, "ar.py"),
                    TorchModule.source(MaskedNetwork.class, "masked.py"));

    private MaskedNetwork() {}

    /// A module with these weights.
    ///
    /// @param more TorchScript sources of training, such as the optimiser
    public static TorchModule load(
            WordConfig config,
            Map<String, FloatTensor> weights,
            Precision precision,
            String... more) {
        var sources = new ArrayList<>(SOURCES);
        sources.addAll(List.of(more));
        var module = new TorchModule(sources, config.constants(), precision);
        weights.forEach((name, value) -> module.put("w", name, value));
        return module;
    }
}
