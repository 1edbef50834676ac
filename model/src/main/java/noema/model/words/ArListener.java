package noema.model.words;

/// Hears each token of a generation as soon as it is sure to be part of the result, on the generating thread.
@FunctionalInterface
public interface ArListener {

    /// Hears nothing.
    ArListener NONE = _ -> {};

    /// Called once for every token in order.
    void token(ArToken token);
}
