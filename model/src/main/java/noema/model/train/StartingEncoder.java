package noema.model.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import noema.model.concept.ModelConfig;
import noema.model.concept.Normaliser;
import noema.model.concept.SentenceEncoder;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.Parameter;
import noema.model.tensor.TorchModule;

/// The encoder as it was when the autoencoder was done.
///
/// What it makes of the corpus is what the later stages learn from, and the yardstick that the encoder is tied to while it learns along in the last
/// one. Its weights are part of the state of a run, so that a run that goes on finds the same concepts.
final class StartingEncoder {

    private static final String TABLE = "start";

    private StartingEncoder() {}

    /// Concepts of all sentences of a corpus by the encoder that the run remembers; the first time that is the one of the
    /// module.
    static Latents encode(TokenStories data, TorchModule module, ModelConfig config) {
        List<String> names =
                Stream.of(
                                SentenceEncoder.parameters(config),
                                Normaliser.parameters(config.slots(), config.slotSize()))
                        .flatMap(List::stream)
                        .map(Parameter::name)
                        .toList();
        var now = new TreeMap<String, FloatTensor>();
        names.forEach(name -> now.put(name, module.get("w", name)));
        if (module.names(TABLE).isEmpty()) {
            put(module, TABLE, now);
        }
        names.forEach(name -> module.put("w", name, module.get(TABLE, name)));
        module.command("shrink");
        Latents latents = Latents.encode(data, module, config);
        module.command("grow");
        put(module, "w", now);
        return latents;
    }

    private static void put(TorchModule module, String table, Map<String, FloatTensor> weights) {
        weights.forEach((name, value) -> module.put(table, name, value));
    }
}
