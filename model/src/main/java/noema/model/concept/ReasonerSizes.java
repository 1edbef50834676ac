package noema.model.concept;

/// Sizes of a reasoner over concepts of any level.
public interface ReasonerSizes {

    /// D, numbers per slot inside the transformers.
    int width();

    /// Numbers inside the feed-forward layers.
    int hidden();

    /// S, slots of a concept.
    int slots();

    /// C, numbers per slot.
    int slotSize();

    /// T, how many concepts the reasoner sees at once, the next one included.
    int reach();

    /// Layers of the causal context tower.
    int contextLayers();

    /// Layers of the diffusion head.
    int denoiserLayers();

    /// Factor on the noise-to-signal ratio of the cosine schedule.
    double noiseShift();

    /// Numbers in one concept, S x C.
    default int conceptSize() {
        return slots() * slotSize();
    }
}
