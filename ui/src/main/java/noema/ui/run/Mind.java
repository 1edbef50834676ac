package noema.ui.run;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import javafx.beans.value.ObservableBooleanValue;
import noema.model.concept.Concept;

/// What panes ask of the model. Every call returns at once; answers arrive on the JavaFX thread, and a stage fails with a
/// `NoemaException` when the model cannot answer (its message is for users).
public interface Mind {

    /// Whether a model is there to answer; while it is not, every question fails.
    ObservableBooleanValue readyProperty();

    /// What a concept says.
    ///
    /// @param text      in words
    /// @param roundTrip cosine between the concept and what these words mean when read back, -1 to 1
    record Reading(String text, double roundTrip) {}

    /// A sentence of a story.
    ///
    /// @param concept what it means
    /// @param text    in words
    record Said(Concept concept, String text) {}

    /// Puts clean concepts into words.
    ///
    /// @param previous the sentences before, nearest first; may be empty
    CompletionStage<List<Reading>> read(List<Concept> concepts, List<Said> previous);

    /// Concepts of sentences.
    CompletionStage<List<Concept>> encode(List<String> sentences);

    /// Concepts of paragraphs: of the first one of each text, where it is too long for a single one.
    CompletionStage<List<Concept>> encodeParagraphs(List<String> texts);

    /// Another thought that the story could have gone on with.
    ///
    /// @param candidate number of its noise; see [noema.model.trace.Edit.Candidate]
    /// @param concept   clean concept, S x C numbers
    /// @param text      in words
    /// @param score     how much it is as the story leads one to expect and unlike what was told; higher is better
    record Alternative(int candidate, float[] concept, String text, double score) {}

    /// Thinks of several continuations at a sentence of a run, best first.
    ///
    /// @param sentence number of the sentence in the run
    /// @param count    1 to 64
    CompletionStage<List<Alternative>> alternatives(RunSnapshot run, int sentence, int count);

    /// The text of a token, with its leading space if it begins a word. Answers at once, also before the model is ready.
    String piece(int token);

    /// The token that is a whole word in running text, if the word is a single one.
    OptionalInt token(String word);
}
