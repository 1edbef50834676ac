package noema.model.concept;

import java.util.List;
import noema.model.tensor.Parameter;
import noema.model.tensor.TorchModule;

/// What gives every number of a concept mean 0 and variance 1 over the corpus, at whatever level the concept is.
public final class Normaliser {

    /// TorchScript source.
    public static final String SOURCE = TorchModule.source(Normaliser.class, "normaliser.py");

    /// Name of the mean of every number of a concept.
    public static final String CENTER = "concept.center";

    /// Name of the spread of every number of a concept, above 0.
    public static final String SCALE = "concept.scale";

    private Normaliser() {}

    /// Mean and spread of every number, learned as running averages, never by gradient.
    public static List<Parameter> parameters(int slots, int slotSize) {
        return List.of(
                Parameter.zeros(CENTER, slots, slotSize),
                new Parameter(SCALE, new long[] {slots, slotSize}, 0, 1));
    }
}
