package noema.model.reason;

import java.util.Collections;
import java.util.List;
import noema.model.concept.Concept;

/// Sentences that a thought can be reminded of (retrieval for diffusion, Blattmann et al. 2022, arXiv 2204.11824).
@FunctionalInterface
public interface Memory {

    /// Remembers nothing.
    Memory NONE = (concepts, count) -> Collections.nCopies(concepts.size(), List.of());

    /// The remembered sentences closest to each of some concepts, the closest first.
    ///
    /// @param count how many at most for each, at least 1
    List<List<Recollection>> nearest(List<Concept> concepts, int count);

    /// The remembered sentences closest to a concept, the closest first.
    ///
    /// @param count how many at most, at least 1
    default List<Recollection> nearest(Concept concept, int count) {
        return nearest(List.of(concept), count).getFirst();
    }

    /// A remembered sentence.
    ///
    /// @param text    its words
    /// @param concept what it means
    /// @param cosine  between it and what reminded of it, -1 to 1
    record Recollection(String text, Concept concept, double cosine) {}
}
