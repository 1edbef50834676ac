package noema.model.reason;

import java.util.ArrayList;
import java.util.List;
import noema.model.concept.ModelConfig;
import noema.model.tensor.Parameter;
import noema.model.tensor.TorchModule;

/// The slow thinker: a causal transformer over concepts whose diffusion head denoises the next concept out of noise.
public final class ConceptReasoner {

    /// TorchScript source.
    public static final String SOURCE = TorchModule.source(ConceptReasoner.class, "reasoner.py");

    private ConceptReasoner() {}

    /// Weights of the context tower, the diffusion head and the stop head.
    public static List<Parameter> parameters(ModelConfig c) {
        return new ArrayList<>();
    }
}
