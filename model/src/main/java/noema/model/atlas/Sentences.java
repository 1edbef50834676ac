package noema.model.atlas;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.text.Story;

/// The sentences of a concept model.
record Sentences(ConceptModel reader) implements Source {

    @Override
    public String name() {
        return "sentence";
    }

    @Override
    public String hash() {
        return reader.hash();
    }

    @Override
    public List<List<String>> texts(Story story) {
        return story.sentences().stream().map(List::of).toList();
    }

    @Override
    public List<Concept> concepts(List<List<int[]>> texts) {
        return reader.encodeTokens(texts.stream().flatMap(List::stream).toList());
    }

    @Override
    public List<KnownText> write(
            List<String> prompts,
            long seed,
            int most,
            IntConsumer progress,
            BooleanSupplier cancelled) {
        return new StoryWriter(reader, prompts, seed).write(most, progress, cancelled);
    }
}
