package noema.model.words;

/// A continuation that an [ArModel] wrote.
///
/// @param prompt        the prompt as the model read it: sentences with single spaces between them
/// @param text          what was written, without the prompt; it begins with the space, if one is due
/// @param tokens        the ids of `text`
/// @param probabilities the model's own probability of each token, whatever temperature and top-p it was drawn with
/// @param stop          why it ended
/// @param promptSeconds time to read the prompt
/// @param seconds       time for everything
public record ArGeneration(
        String prompt,
        String text,
        int[] tokens,
        float[] probabilities,
        WordStop stop,
        double promptSeconds,
        double seconds) {

    /// Prompt and continuation.
    public String story() {
        return prompt + text;
    }
}
