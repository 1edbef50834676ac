package noema.model.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import noema.model.concept.Concept;
import noema.model.generate.LevelModel;
import noema.model.generate.StopSignal;
import noema.model.reason.ConceptJudge;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import noema.model.trace.Recipe;
import noema.model.trace.Way;

/// Tells stories from paragraph to paragraph.
///
/// Endings are compared as sentences are by [SentenceTeller], but with the last paragraph, ending included, in place of the sentence
/// and the paragraphs before it in view.
public record ParagraphTeller(LevelModel model, ConceptSettings concepts, TokenSettings tokens)
        implements Storyteller {

    private static final long SEED = 1;

    @Override
    public Way way() {
        return Way.PARAGRAPH;
    }

    @Override
    public Told tell(String prompt, int sentences, long seed, BooleanSupplier cancelled) {
        var recipe = new Recipe(prompt, sentences, seed, true, concepts, tokens);
        return Told.of(model.generate(recipe, event -> {}, StopSignal.now(cancelled)));
    }

    @Override
    public double surprise(List<String> before, String ending) {
        int last = Math.min(before.size(), model.config().children() - 1);
        List<Concept> sentences = model.base().encode(before);
        List<Concept> earlier = sentences.subList(0, before.size() - last);
        Concept end = model.base().encode(model.base().sentences(ending)).getFirst();
        var group = new ArrayList<>(sentences.subList(earlier.size(), sentences.size()));
        group.add(end);
        Concept paragraph = model.encoder().encode(List.of(List.copyOf(group))).getFirst();
        model.reasoner().read(earlier.isEmpty() ? List.of() : model.encode(earlier));
        var judge = new ConceptJudge(model.reasoner(), model.config());
        return -judge.explained(paragraph, SEED, 0);
    }
}
