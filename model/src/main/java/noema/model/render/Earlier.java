package noema.model.render;

import java.util.List;
import noema.model.concept.Concept;

/// A sentence of the story so far, as it is known when a later one is put into words.
///
/// @param concept what it means
/// @param words   its token ids; none while it is only a thought
public record Earlier(Concept concept, int[] words) {

    private static final int[] NONE = {};

    /// A sentence that has no words yet.
    public static Earlier thought(Concept concept) {
        return new Earlier(concept, NONE);
    }

    /// What sentences mean, in their order.
    public static List<Concept> concepts(List<Earlier> sentences) {
        return sentences.stream().map(Earlier::concept).toList();
    }
}
