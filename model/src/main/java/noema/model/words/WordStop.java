package noema.model.words;

/// Why a model that goes from words to words stopped writing.
public enum WordStop {
    /// The model ended the story.
    END,
    /// There are as many sentences as were wanted.
    SENTENCES,
    /// There are as many tokens as were allowed or have room.
    TOKENS,
    /// It was cancelled.
    CANCELLED
}
