package noema.model.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import noema.model.reason.ConceptSampler;
import noema.model.reason.Preference;
import noema.model.render.Earlier;
import noema.model.render.TextRenderer;
import noema.model.tensor.NoemaException;
import noema.model.trace.Recipe;

/// Thinks of several continuations of a story side by side.
final class Alternatives {

    private final ConceptModel model;
    private final Recipe recipe;

    Alternatives(ConceptModel model, Recipe recipe) {
        this.model = model;
        this.recipe = recipe;
    }

    /// Candidates 0 to `count` - 1 for the sentence after a story, best first; nothing when cancelled.
    ///
    /// @throws NoemaException when a number is out of range
    List<Alternative> after(
            List<Earlier> story, int sentence, int count, BooleanSupplier cancelled) {
        NoemaException.require("number of the sentence", sentence, 0, 199);
        NoemaException.require("number of alternatives", count, 1, 64);
        if (cancelled.getAsBoolean()) {
            return List.of();
        }
        model.reasoner().read(Earlier.concepts(story));
        ConceptSampler sampler = model.thinker();
        List<ConceptSampler.Thought> thoughts =
                sampler.sample(
                        recipe.concept(),
                        ConceptSampler.numbers(count),
                        recipe.seed(),
                        sentence,
                        step -> {},
                        cancelled);
        if (thoughts.isEmpty()) {
            return List.of();
        }
        // The sampler scores only where there is a choice.
        Preference preference = sampler.preference(recipe.seed(), sentence);
        List<TextRenderer.Thought> wordless = model.toSay(thoughts, story);
        List<int[]> sentences =
                model.decodeTokens(
                        wordless,
                        thoughts.stream().map(_ -> sentence).toList(),
                        recipe.tokens(),
                        recipe.seed(),
                        cancelled);
        var alternatives = new ArrayList<Alternative>();
        for (int i = 0; i < sentences.size(); i++) {
            ConceptSampler.Thought thought = thoughts.get(i);
            alternatives.add(
                    new Alternative(
                            thought.candidate(),
                            thought.estimate(),
                            model.tokenizer().decode(sentences.get(i)).strip(),
                            preference.score(thought.estimate())));
        }
        return alternatives;
    }
}
