package noema.model.evaluate;

import java.util.List;
import java.util.function.BooleanSupplier;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.reason.ConceptJudge;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import noema.model.trace.Recipe;
import noema.model.trace.Way;

/// Tells stories with the concept model.
///
/// Endings are compared by how much smaller the reasoner's error is with the story in view than without it.
public record SentenceTeller(ConceptModel model, ConceptSettings concepts, TokenSettings tokens)
        implements Storyteller {

    private static final long SEED = 1;

    @Override
    public Way way() {
        return Way.SENTENCE;
    }

    @Override
    public Told tell(String prompt, int sentences, long seed, BooleanSupplier cancelled) {
        var recipe = new Recipe(prompt, sentences, seed, true, concepts, tokens);
        return Told.of(model.generate(recipe, event -> {}, cancelled));
    }

    @Override
    public double surprise(List<String> before, String ending) {
        List<Concept> earlier = model.encode(before);
        List<Concept> parts = model.encode(model.sentences(ending));
        model.reasoner().read(earlier);
        var judge = new ConceptJudge(model.reasoner(), model.config());
        return -judge.explained(parts.getFirst(), SEED, 0);
    }
}
