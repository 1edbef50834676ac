package noema.model.trace;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import noema.model.tensor.NoemaException;

/// Something a person decided in a run instead of the model. It is part of the recipe, so an edited run replays like any other:
/// everything before the sentence it touches comes out as it did, everything after it follows from it. Of several edits that
/// decide the same thing the last one counts, and one of a sentence that the run does not reach is without effect.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Edit.Candidate.class, name = "candidate"),
    @JsonSubTypes.Type(value = Edit.Thought.class, name = "thought"),
    @JsonSubTypes.Type(value = Edit.Word.class, name = "word")
})
public sealed interface Edit {

    /// Number of the sentence in the run, from 0.
    int sentence();

    /// The thought that grows out of noise number `candidate` is taken, whatever the candidates' scores.
    ///
    /// @param candidate number of the noise, 0 to 63; 0 is the one that a run with a single candidate uses
    record Candidate(int sentence, int candidate) implements Edit {
        /// Checks the numbers.
        ///
        /// @throws NoemaException when one is out of range
        public Candidate {
            NoemaException.require("number of the edited sentence", sentence, 0, 199);
            NoemaException.require("number of the candidate", candidate, 0, 63);
        }
    }

    /// A given concept is put into words instead of a thought of the reasoner.
    ///
    /// @param concept clean concept, S x C numbers; not to be modified
    record Thought(int sentence, float[] concept) implements Edit {
        /// Checks the numbers.
        ///
        /// @throws NoemaException when one is out of range
        public Thought {
            NoemaException.require("number of the edited sentence", sentence, 0, 199);
            for (float value : concept) {
                NoemaException.require("number in an edited concept", value, -1e6, 1e6);
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Thought that
                    && sentence == that.sentence
                    && Arrays.equals(concept, that.concept);
        }

        @Override
        public int hashCode() {
            return 31 * sentence + Arrays.hashCode(concept);
        }
    }

    /// A token stands at a place of the canvas from the first step on and is never thought over. Places beyond the chosen
    /// length are without effect.
    ///
    /// @param place from 0
    /// @param token its id
    record Word(int sentence, int place, int token) implements Edit {
        /// Checks the numbers.
        ///
        /// @throws NoemaException when one is out of range
        public Word {
            NoemaException.require("number of the edited sentence", sentence, 0, 199);
            NoemaException.require("place of the word", place, 0, 511);
            NoemaException.require("token of the word", token, 0, 65_535);
        }
    }
}
