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
        Stop stop,
        double promptSeconds,
        double seconds) {

    /// Why a generation ended.
    public enum Stop {
        /// The model ended the story.
        END,
        /// There are as many sentences as were wanted.
        SENTENCES,
        /// There are as many tokens as were allowed.
        TOKENS,
        /// It was cancelled.
        CANCELLED
    }

    /// Prompt and continuation.
    public String story() {
        return prompt + text;
    }
}
