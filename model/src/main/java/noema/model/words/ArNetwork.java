package noema.model.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.Parameter;
import noema.model.tensor.Precision;
import noema.model.tensor.TorchModule;

/// The network of the autoregressive baseline: a causal pre-norm transformer with learned positions whose input
/// embedding is also its output matrix (Radford et al. 2019).
public final class ArNetwork {

    private static final String SOURCE = TorchModule.source(ArNetwork.class, "ar.py");
    private static final String DECODING = TorchModule.source(ArNetwork.class, "ar_decode.py");

    private ArNetwork() {}

    /// All weights with their shapes.
    public static List<Parameter> parameters(WordConfig c) {
        var all = new ArrayList<Parameter>();
        double spread = 1 / Math.sqrt(c.width());
        all.add(Parameter.normal("tokens.weight", spread, c.vocabulary(), c.width()));
        all.add(Parameter.zeros("tokens.bias", c.vocabulary()));
        all.add(Parameter.normal("ar.positions", spread, c.maxTokens(), c.width()));
        for (int i = 0; i < c.layers(); i++) {
            all.addAll(Parameter.block("ar.block" + i, c.width(), c.hidden(), 0, c.layers()));
        }
        all.addAll(Parameter.norm("ar.norm", c.width()));
        return all;
    }

    /// Number of weights.
    public static long count(WordConfig config) {
        return parameters(config).stream().mapToLong(Parameter::count).sum();
    }

    /// First values for training from scratch.
    public static SequencedMap<String, FloatTensor> initialise(WordConfig config, long seed) {
        var weights = new LinkedHashMap<String, FloatTensor>();
        parameters(config).forEach(p -> weights.put(p.name(), p.initialise(seed)));
        return weights;
    }

    /// A module with these weights that scores and trains; an [ArDecoder] makes it ready to decode.
    ///
    /// @param more TorchScript sources of training, such as the optimiser; without any, the training step is left out
    public static TorchModule load(
            WordConfig config,
            Map<String, FloatTensor> weights,
            Precision precision,
            String... more) {
        var sources = new ArrayList<>(List.of(SOURCE, DECODING));
        sources.addAll(List.of(more));
        var module = new TorchModule(sources, config.constants(), precision);
        weights.forEach((name, value) -> module.put("w", name, value));
        return module;
    }
}
