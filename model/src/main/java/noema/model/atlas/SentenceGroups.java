package noema.model.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.generate.LevelModel;
import noema.model.level.Grouping;
import noema.model.text.Story;

/// The groups of sentences that a level right above sentences thinks in, such as paragraphs.
record SentenceGroups(LevelModel level) implements Source {

    private static final int RIGHT_ABOVE = 2;

    /// @throws IllegalArgumentException for a level that stands on another
    SentenceGroups {
        if (level.config().height() != RIGHT_ABOVE) {
            throw new IllegalArgumentException(
                    "a level of height "
                            + level.config().height()
                            + " has no sentences of its own");
        }
    }

    @Override
    public String name() {
        return level.config().name();
    }

    @Override
    public String hash() {
        return level.hash();
    }

    @Override
    public ConceptModel reader() {
        return level.base();
    }

    /// Paragraphs are cut and joined as they are for training.
    @Override
    public List<List<String>> texts(Story story) {
        List<Integer> stretches = story.paragraphs().stream().map(List::size).toList();
        return cut(story.sentences(), Grouping.of(stretches, level.config().children()));
    }

    @Override
    public List<Concept> concepts(List<List<int[]>> texts) {
        List<Concept> sentences =
                reader().encodeTokens(texts.stream().flatMap(List::stream).toList());
        return level.encoder()
                .encode(cut(sentences, texts.stream().mapToInt(List::size).toArray()));
    }

    private static <T> List<List<T>> cut(List<T> all, int[] sizes) {
        var parts = new ArrayList<List<T>>();
        int first = 0;
        for (int size : sizes) {
            parts.add(all.subList(first, first + size));
            first += size;
        }
        return parts;
    }

    @Override
    public List<KnownText> write(
            List<String> prompts,
            long seed,
            int most,
            IntConsumer progress,
            BooleanSupplier cancelled) {
        return new GroupWriter(level, prompts, seed).write(most, progress, cancelled);
    }
}
