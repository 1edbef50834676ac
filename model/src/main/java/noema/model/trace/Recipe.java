package noema.model.trace;

import java.util.List;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import noema.model.tensor.NoemaException;

/// Everything that decides a run: with the same model on the same device the same recipe gives the same story.
///
/// @param prompt    what the story begins with; may be empty
/// @param sentences most sentences to add, 1 to 200
/// @param seed      of everything random
/// @param aloud     whether each sentence is read back (re-encoded) before the next thought; otherwise raw thoughts follow
///                  raw thoughts and all sentences are put into words at the end
/// @param concept   how concepts are sampled
/// @param tokens    how they are put into words
/// @param edits     what a person decided instead of the model
public record Recipe(
        String prompt,
        int sentences,
        long seed,
        boolean aloud,
        ConceptSettings concept,
        TokenSettings tokens,
        List<Edit> edits) {

    /// Checks the number of sentences; the parts check themselves.
    ///
    /// @throws NoemaException when it is out of range
    public Recipe {
        NoemaException.require("number of sentences", sentences, 1, 200);
        edits = List.copyOf(edits);
    }

    /// A recipe that leaves everything to the model.
    public Recipe(
            String prompt,
            int sentences,
            long seed,
            boolean aloud,
            ConceptSettings concept,
            TokenSettings tokens) {
        this(prompt, sentences, seed, aloud, concept, tokens, List.of());
    }

    /// The same with other edits.
    public Recipe withEdits(List<Edit> other) {
        return new Recipe(prompt, sentences, seed, aloud, concept, tokens, other);
    }

    /// Default settings, eight sentences, thinking aloud.
    public static Recipe of(String prompt, long seed) {
        return new Recipe(prompt, 8, seed, true, ConceptSettings.DEFAULT, TokenSettings.DEFAULT);
    }
}
