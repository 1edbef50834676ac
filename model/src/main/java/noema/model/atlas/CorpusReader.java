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

/// Reads the different sentences of a corpus, and their concepts.
final class CorpusReader {

    private static final int BATCH = 64;

    private final ConceptModel model;
    private final Set<String> seen = new HashSet<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<KnownSentence> known = new ArrayList<>();

    CorpusReader(ConceptModel model) {
        this.model = model;
    }

    private record Waiting(String text, int[] ids, int story, int position) {}

    /// Reads from the beginning.
    ///
    /// @param most      sentences at most
    /// @param progress  hears how many there are
    /// @param cancelled asked between evaluations of the network
    /// @throws noema.model.tensor.NoemaException when the corpus cannot be read
    List<KnownSentence> read(
            Path corpus, int most, IntConsumer progress, BooleanSupplier cancelled) {
        var splitter = new SentenceSplitter(model.config().maxTokens(), model.tokenizer()::count);
        try (Stream<Story> all = Corpus.open(corpus, splitter).stories()) {
            Iterator<Story> stories = all.iterator();
            for (int s = 0; known.size() < most && stories.hasNext(); s++) {
                List<String> sentences = stories.next().sentences();
                for (int p = 0; p < sentences.size() && !cancelled.getAsBoolean(); p++) {
                    add(sentences.get(p).strip(), s, p);
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

    private void add(String text, int story, int position) {
        int[] ids = model.tokenizer().encode(text);
        if (ids.length > 0 && ids.length <= model.config().maxTokens() && seen.add(text)) {
            waiting.add(new Waiting(text, ids, story, position));
        }
    }

    private void encode() {
        List<Concept> concepts = model.encodeTokens(waiting.stream().map(Waiting::ids).toList());
        for (int i = 0; i < waiting.size(); i++) {
            Waiting w = waiting.get(i);
            known.add(
                    new KnownSentence(
                            w.text,
                            concepts.get(i).values(),
                            w.story,
                            w.position,
                            w.ids.length,
                            1));
        }
        waiting.clear();
    }
}
