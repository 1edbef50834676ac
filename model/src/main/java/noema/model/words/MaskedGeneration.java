package noema.model.words;

/// A continuation that a [MaskedModel] wrote.
///
/// @param prompt      the prompt as the model read it: sentences with single spaces between them
/// @param text        what was written, without the prompt; it begins with the space, if one is due
/// @param tokens      the ids of `text`
/// @param stop        why it ended
/// @param evaluations how often the network was asked; guidance asks twice
/// @param seconds     time for everything
public record MaskedGeneration(
        String prompt, String text, int[] tokens, WordStop stop, int evaluations, double seconds) {

    /// Prompt and continuation.
    public String story() {
        return prompt + text;
    }
}
