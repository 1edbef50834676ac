package noema.model.concept;

import java.util.ArrayList;
import java.util.List;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Parameter;
import noema.model.tensor.TorchModule;

/// Sentence → concept: a bidirectional transformer over the tokens and S register queries, whose outputs are projected to
/// C numbers each, layer-normed, and normalised per number over the corpus.
public final class SentenceEncoder {

    /// TorchScript source.
    public static final String SOURCE = TorchModule.source(SentenceEncoder.class, "encoder.py");

    private final TorchModule module;
    private final ModelConfig config;

    /// An encoder over a module that holds its weights.
    public SentenceEncoder(TorchModule module, ModelConfig config) {
        this.module = module;
        this.config = config;
    }

    /// Weights, the token embedding (shared with the renderer) among them.
    public static List<Parameter> parameters(ModelConfig c) {
        var all = new ArrayList<Parameter>();
        all.add(
                Parameter.normal(
                        "tokens.weight", 1 / Math.sqrt(c.width()), c.vocabulary(), c.width()));
        all.add(Parameter.normal("encoder.positions", 0.05, c.maxTokens(), c.width()));
        all.add(Parameter.normal("encoder.registers", 0.05, c.slots(), c.width()));
        for (int i = 0; i < c.encoderLayers(); i++) {
            all.addAll(
                    Parameter.block(
                            "encoder.block" + i, c.width(), c.hidden(), 0, c.encoderLayers()));
        }
        all.addAll(Parameter.norm("encoder.norm", c.width()));
        all.add(Parameter.matrix("encoder.code.weight", c.slotSize(), c.width()));
        return all;
    }

    /// Concepts of sentences given as token ids (each at least one and at most `maxTokens` long).
    public List<Concept> encode(List<int[]> sentences) {
        LongTensor ids = Canvas.pad(sentences, config.maxTokens());
        FloatTensor all = module.infer("concepts", ids).getFirst();
        var concepts = new ArrayList<Concept>(sentences.size());
        for (int i = 0; i < sentences.size(); i++) {
            concepts.add(new Concept(all.row(i)));
        }
        return concepts;
    }
}
