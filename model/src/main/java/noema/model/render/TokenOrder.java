package noema.model.render;

/// Which tokens of a sentence are settled first.
public enum TokenOrder {
    /// The most probable first.
    CONFIDENCE,
    /// Any, as in plain masked diffusion.
    RANDOM,
    /// Those whose distribution is the narrowest first.
    ENTROPY
}
