package noema.model.words;

/// Hears each token of a generation as soon as it is sure to be part of the result, on the generating thread.
@FunctionalInterface
public interface ArListener {

    /// Hears nothing.
    ArListener NONE = (_, _, _, _) -> {};

    /// Called once for every token in order.
    ///
    /// @param index       from 0
    /// @param token       its id
    /// @param piece       its text, with its leading space
    /// @param probability the model's own probability of it
    void token(int index, int token, String piece, double probability);
}
