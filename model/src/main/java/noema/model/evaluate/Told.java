package noema.model.evaluate;

import java.util.List;

/// A continuation and what it cost.
///
/// @param sentences   its sentences
/// @param tokens      tokens that were written
/// @param evaluations how often a network was asked; guided questions count twice, the cached steps of a left-to-right
///                    model once for each token
/// @param seconds     time for everything but loading
public record Told(List<String> sentences, int tokens, int evaluations, double seconds) {

    /// Keeps its own copy of the list.
    public Told {
        sentences = List.copyOf(sentences);
    }

    /// The continuation as one text.
    public String text() {
        return String.join(" ", sentences);
    }
}
