package noema.model.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import noema.model.concept.Concept;
import noema.model.reason.ConceptJudge;
import noema.model.reason.ConceptSampler;
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
            List<Concept> story, int sentence, int count, BooleanSupplier cancelled) {
        NoemaException.require("number of the sentence", sentence, 0, 199);
        NoemaException.require("number of alternatives", count, 1, 64);
        if (cancelled.getAsBoolean()) {
            return List.of();
        }
        model.reasoner().read(story);
        List<ConceptSampler.Thought> thoughts =
                new ConceptSampler(model.reasoner(), model.config())
                        .sample(
                                recipe.concept(),
                                ConceptSampler.numbers(count),
                                recipe.seed(),
                                sentence,
                                step -> {},
                                cancelled);
        double[] scores = scores(thoughts, sentence, cancelled);
        List<Concept> before = model.before(story);
        List<int[]> sentences =
                model.decodeTokens(
                        thoughts.stream()
                                .map(t -> new TextRenderer.Thought(t.noisy(), t.level(), before))
                                .toList(),
                        thoughts.stream().map(_ -> sentence).toList(),
                        recipe.tokens(),
                        recipe.seed(),
                        cancelled);
        if (scores.length < sentences.size()) {
            return List.of();
        }
        var alternatives = new ArrayList<Alternative>();
        for (int i = 0; i < sentences.size(); i++) {
            ConceptSampler.Thought thought = thoughts.get(i);
            alternatives.add(
                    new Alternative(
                            thought.candidate(),
                            thought.estimate(),
                            model.tokenizer().decode(sentences.get(i)).strip(),
                            scores[i]));
        }
        return alternatives;
    }

    /// The sampler judges where there is a choice; a single thought has to be judged here.
    private double[] scores(
            List<ConceptSampler.Thought> thoughts, int sentence, BooleanSupplier cancelled) {
        if (thoughts.size() != 1) {
            return thoughts.stream().mapToDouble(ConceptSampler.Thought::score).toArray();
        }
        return new ConceptJudge(model.reasoner(), model.config())
                .scores(
                        List.of(thoughts.getFirst().estimate()),
                        recipe.seed(),
                        sentence,
                        cancelled);
    }
}
