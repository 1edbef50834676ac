package noema.model.train;

import java.util.Arrays;
import noema.model.concept.Concept;

/// Concepts that tell where they are from; such numbers survive fp16.
final class TellingConcepts {

    private static final int MOST_PLACES = 32;

    private TellingConcepts() {}

    /// The concept of a place, below 32, of a story, below 64.
    static Concept at(int story, int place, int size) {
        var values = new float[size];
        Arrays.fill(values, story * MOST_PLACES + place);
        return new Concept(values);
    }
}
