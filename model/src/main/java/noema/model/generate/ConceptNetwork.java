package noema.model.generate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import noema.model.concept.ModelConfig;
import noema.model.concept.Normaliser;
import noema.model.concept.SentenceEncoder;
import noema.model.reason.ConceptReasoner;
import noema.model.reason.DiffusionHead;
import noema.model.render.TextRenderer;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.Parameter;
import noema.model.tensor.Precision;
import noema.model.tensor.TorchModule;

/// The one module in native memory that holds every weight of a concept model.
public final class ConceptNetwork {

    private ConceptNetwork() {}

    /// All weights of a model with their shapes, normaliser included.
    public static List<Parameter> parameters(ModelConfig config) {
        var all = new ArrayList<Parameter>();
        all.addAll(SentenceEncoder.parameters(config));
        all.addAll(Normaliser.parameters(config.slots(), config.slotSize()));
        all.addAll(TextRenderer.parameters(config));
        all.addAll(ConceptReasoner.parameters(config));
        return all;
    }

    /// Number of weights.
    public static long count(ModelConfig config) {
        return parameters(config).stream().mapToLong(Parameter::count).sum();
    }

    /// The same with the weights that only training needs.
    public static List<Parameter> trainingParameters(ModelConfig config) {
        var all = new ArrayList<>(parameters(config));
        all.addAll(TextRenderer.trainingParameters(config));
        return all;
    }

    /// First values for training from scratch.
    public static SequencedMap<String, FloatTensor> initialise(ModelConfig config, long seed) {
        var weights = new LinkedHashMap<String, FloatTensor>();
        trainingParameters(config).forEach(p -> weights.put(p.name(), p.initialise(seed)));
        return weights;
    }

    /// A module with these weights.
    ///
    /// @param more TorchScript sources beyond those of generation, such as training steps
    public static TorchModule load(
            ModelConfig config,
            Map<String, FloatTensor> weights,
            Precision precision,
            String... more) {
        var sources =
                new ArrayList<>(
                        List.of(
                                SentenceEncoder.SOURCE,
                                Normaliser.SOURCE,
                                TextRenderer.SOURCE,
                                DiffusionHead.SOURCE,
                                ConceptReasoner.SOURCE));
        sources.addAll(List.of(more));
        var module = new TorchModule(sources, config.constants(), precision);
        weights.forEach((name, value) -> module.put("w", name, value));
        return module;
    }
}
