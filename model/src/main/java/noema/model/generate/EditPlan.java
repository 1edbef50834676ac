package noema.model.generate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import noema.model.tensor.NoemaException;
import noema.model.text.Tokenizer;
import noema.model.trace.Edit;

/// The edits of a run by sentence. Of several that decide the same thing the last one counts; edits of sentences that the run
/// does not reach are without effect.
final class EditPlan {

    private final List<Edit> edits;

    /// Takes the edits of a recipe.
    ///
    /// @throws NoemaException when one of them does not fit the model
    EditPlan(List<Edit> edits, ConceptModel model) {
        edits.forEach(edit -> check(edit, model));
        this.edits = edits;
    }

    private static void check(Edit edit, ConceptModel model) {
        int sentence = edit.sentence() + 1;
        switch (edit) {
            case Edit.Candidate _ -> {}
            case Edit.Thought e -> {
                int size = model.config().conceptSize();
                if (e.concept().length != size) {
                    throw new NoemaException(
                            "The thought given for sentence %d has %d numbers and those of this model have %d; give one of this model."
                                    .formatted(sentence, e.concept().length, size));
                }
            }
            case Edit.Word e -> {
                int size = model.tokenizer().size();
                if (e.token() >= size || Tokenizer.isSpecial(e.token())) {
                    throw new NoemaException(
                            "The token %d given for sentence %d is no part of a text; give one from 4 to %d."
                                    .formatted(e.token(), sentence, size - 1));
                }
            }
        }
    }

    /// What decides the thought of a sentence, if a person did: a [Edit.Candidate] or a [Edit.Thought].
    Optional<Edit> thought(int sentence) {
        return edits.stream()
                .filter(edit -> edit.sentence() == sentence && !(edit instanceof Edit.Word))
                .reduce((earlier, later) -> later);
    }

    /// Tokens that a person put at places of a sentence, by place.
    Map<Integer, Integer> words(int sentence) {
        var words = new TreeMap<Integer, Integer>();
        for (Edit edit : edits) {
            if (edit instanceof Edit.Word word && word.sentence() == sentence) {
                words.put(word.place(), word.token());
            }
        }
        return words;
    }
}
