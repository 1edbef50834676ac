package noema.model.trace;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import noema.model.tensor.NoemaException;

/// Everything that decides a run: with the same models on the same device the same recipe gives the same story.
///
/// @param prompt    what the story begins with; may be empty
/// @param sentences most sentences to add, 1 to 200
/// @param seed      of everything random
/// @param way       on which level the story is thought of; the settings of other ways are without effect
/// @param aloud     whether the sentences of each [breath][ConceptSettings#breath] are read back (re-encoded) before the next thought; otherwise raw thoughts follow
///                  raw thoughts and all sentences are put into words at the end
/// @param concept   how concepts are sampled
/// @param tokens    how they are put into words
/// @param words     how models write that know no concepts
/// @param edits     what a person decided instead of the model
@JsonDeserialize(using = RecipeReader.class)
public record Recipe(
        String prompt,
        int sentences,
        long seed,
        Way way,
        boolean aloud,
        ConceptSettings concept,
        TokenSettings tokens,
        WordSettings words,
        List<Edit> edits) {

    /// Checks the number of sentences; the parts check themselves.
    ///
    /// @throws NoemaException when it is out of range
    public Recipe {
        NoemaException.require("number of sentences", sentences, 1, 200);
        edits = List.copyOf(edits);
    }

    /// A recipe that thinks in sentences.
    public Recipe(
            String prompt,
            int sentences,
            long seed,
            boolean aloud,
            ConceptSettings concept,
            TokenSettings tokens,
            List<Edit> edits) {
        this(
                prompt,
                sentences,
                seed,
                Way.SENTENCE,
                aloud,
                concept,
                tokens,
                WordSettings.DEFAULT,
                edits);
    }

    /// A recipe that thinks in sentences and leaves everything to the model.
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
        return new Recipe(prompt, sentences, seed, way, aloud, concept, tokens, words, other);
    }

    /// The same of another length.
    ///
    /// @throws NoemaException when it is out of range
    public Recipe withSentences(int most) {
        return new Recipe(prompt, most, seed, way, aloud, concept, tokens, words, edits);
    }

    /// The same on another level.
    public Recipe withWay(Way other) {
        return new Recipe(prompt, sentences, seed, other, aloud, concept, tokens, words, edits);
    }

    /// The same with another seed.
    public Recipe withSeed(long other) {
        return new Recipe(prompt, sentences, other, way, aloud, concept, tokens, words, edits);
    }

    /// The same with other thoughts.
    public Recipe with(ConceptSettings other) {
        return new Recipe(prompt, sentences, seed, way, aloud, other, tokens, words, edits);
    }

    /// The same, put into words in another way.
    public Recipe with(TokenSettings other) {
        return new Recipe(prompt, sentences, seed, way, aloud, concept, other, words, edits);
    }

    /// The same with models of words that write otherwise.
    public Recipe with(WordSettings other) {
        return new Recipe(prompt, sentences, seed, way, aloud, concept, tokens, other, edits);
    }

    /// Whether a sentence has been put into words and read back when a later one is thought of; above sentences, where their
    /// groups decide that, whether it ever is.
    ///
    /// @param sentence number of it in the run, from 0
    /// @param later    number of the later one
    public boolean isSaidBefore(int sentence, int later) {
        boolean earlierBreath = sentence / concept.breath() < later / concept.breath();
        return aloud && (way != Way.SENTENCE || earlierBreath);
    }

    /// Default settings, eight sentences, thinking aloud.
    public static Recipe of(String prompt, long seed) {
        return new Recipe(prompt, 8, seed, true, ConceptSettings.DEFAULT, TokenSettings.DEFAULT);
    }

    /// The same for somebody who watches: more steps than it needs, calmer words, each thought said before the next one begins, and
    /// no more of them side by side than can be looked at.
    public static Recipe toWatch(String prompt, long seed) {
        return of(prompt, seed)
                .with(new ConceptSettings(8, 1, 0.7, 1.0, 0.0, 0.6, 6, 1, 0.6))
                .with(TokenSettings.DEFAULT.withSteps(6).withTemperature(0.7).withRemask(2));
    }
}
