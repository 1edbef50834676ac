package noema.app.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import noema.model.concept.Concept;
import noema.model.render.Earlier;
import noema.model.tell.ModelFamily;
import noema.model.tensor.NoemaException;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.TraceEvent.SentenceSettled;
import noema.model.trace.Way;
import noema.ui.run.RunSnapshot;
import noema.ui.run.SentenceRun;

/// Questions about runs that several parts of the window have.
final class Stories {

    private Stories() {}

    /// A story up to a sentence of the run, as the model sees it: read back and with its words when it has been said, raw thoughts
    /// otherwise.
    ///
    /// @param tokens makes token ids of a sentence
    static List<Earlier> before(RunSnapshot run, int sentence, Function<String, int[]> tokens) {
        var story = new ArrayList<Earlier>();
        for (int i = 0; i < run.concepts().size(); i++) {
            story.add(
                    new Earlier(
                            new Concept(run.concepts().get(i)), tokens.apply(run.prompt().get(i))));
        }
        for (int i = 0; i < sentence; i++) {
            SentenceRun earlier = run.sentences().get(i);
            SentenceSettled said = earlier.words();
            if (earlier.thought() != null && !run.recipe().isSaidBefore(i, sentence)) {
                story.add(Earlier.thought(new Concept(earlier.thought().estimate())));
            } else if (said != null) {
                story.add(new Earlier(new Concept(said.concept()), said.ids()));
            } else if (earlier.concept() != null) {
                story.add(Earlier.thought(new Concept(earlier.concept())));
            }
        }
        return story;
    }

    /// The concept of a text as a paragraph: of the first one, where it is too long for a single one. On the compute thread.
    ///
    /// @throws NoemaException when there is no paragraph level, or no word in the text
    static Concept paragraph(ModelFamily family, String text) {
        List<Concept> sentences = family.base().encode(family.base().sentences(text));
        if (sentences.isEmpty()) {
            throw new NoemaException("There is no sentence in '%s'; type some.".formatted(text));
        }
        return family.paragraph().encode(sentences).getFirst();
    }

    /// Why a run cannot take a decision, for users; nothing when it can.
    static Optional<String> refusal(Way way, Edit edit) {
        if (!way.thinks()) {
            return Optional.of(
                    "This run goes straight from words to words and takes no decisions; choose Sentence in the controls and generate a run that does.");
        }
        return way == Way.PARAGRAPH && edit instanceof Edit.Candidate
                ? Optional.of(
                        "In this run the thoughts of sentences come from their paragraph, so there is no other one to take; say a thought of the map instead, or choose Sentence in the controls.")
                : Optional.empty();
    }

    /// A recipe with one more decision. Decisions about later sentences go, since what they were made for is no longer there; a
    /// new thought also takes the words along that were chosen for the old one.
    static Recipe edited(Recipe recipe, Edit edit) {
        var edits = new ArrayList<Edit>();
        for (Edit earlier : recipe.edits()) {
            boolean before = earlier.sentence() < edit.sentence();
            boolean beside =
                    earlier.sentence() == edit.sentence()
                            && edit instanceof Edit.Word word
                            && !(earlier instanceof Edit.Word other
                                    && other.place() == word.place());
            if (before || beside) {
                edits.add(earlier);
            }
        }
        edits.add(edit);
        return recipe.withEdits(edits);
    }

    /// A recipe without one of its decisions, nor those about later sentences.
    static Recipe released(Recipe recipe, Edit edit) {
        return recipe.withEdits(
                recipe.edits().stream()
                        .filter(e -> e.sentence() <= edit.sentence() && !e.equals(edit))
                        .toList());
    }
}
