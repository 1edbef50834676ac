package noema.model.atlas;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.text.Corpus;
import noema.model.text.SentenceSplitter;
import noema.model.text.Story;

/// Reads the different texts of a corpus, sentences or groups of them, and their concepts.
final class CorpusReader {

    private static final int BATCH = 64;

    private final Source source;
    private final ConceptModel model;
    private final Set<String> seen = new HashSet<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<KnownText> known = new ArrayList<>();

    CorpusReader(Source source) {
        this.source = source;
        this.model = source.reader();
    }

    private record Waiting(String text, List<int[]> sentences, int story, int position) {

        int tokens() {
            return sentences.stream().mapToInt(ids -> ids.length).sum();
        }
    }

    /// Reads from the beginning.
    ///
    /// @param most      texts at most
    /// @param progress  hears how many there are
    /// @param cancelled asked between evaluations of the network
    /// @throws noema.model.tensor.NoemaException when the corpus cannot be read
    List<KnownText> read(Path corpus, int most, IntConsumer progress, BooleanSupplier cancelled) {
        var splitter = new SentenceSplitter(model.config().maxTokens(), model.tokenizer()::count);
        try (Stream<Story> all = Corpus.open(corpus, splitter).stories()) {
            Iterator<Story> stories = all.iterator();
            for (int s = 0; known.size() < most && stories.hasNext(); s++) {
                List<List<String>> texts = source.texts(stories.next());
                for (int p = 0; p < texts.size() && !cancelled.getAsBoolean(); p++) {
                    add(texts.get(p), s, p);
                    if (waiting.size() == BATCH) {
                        encode();
                        progress.accept(Math.min(most, known.size()));
                    }
                }
                if (cancelled.getAsBoolean()) {
                    break;
                }
            }
        }
        encode();
        return List.copyOf(known.subList(0, Math.min(most, known.size())));
    }

    private void add(List<String> sentences, int story, int position) {
        List<String> stripped = sentences.stream().map(String::strip).toList();
        List<int[]> ids = stripped.stream().map(model.tokenizer()::encode).toList();
        String text = String.join(" ", stripped);
        if (ids.stream().allMatch(this::fits) && seen.add(text)) {
            waiting.add(new Waiting(text, ids, story, position));
        }
    }

    private boolean fits(int[] ids) {
        return ids.length > 0 && ids.length <= model.config().maxTokens();
    }

    private void encode() {
        List<Concept> concepts = source.concepts(waiting.stream().map(Waiting::sentences).toList());
        for (int i = 0; i < waiting.size(); i++) {
            Waiting w = waiting.get(i);
            known.add(
                    new KnownText(
                            w.text, concepts.get(i).values(), w.story, w.position, w.tokens(), 1));
        }
        waiting.clear();
    }
}
