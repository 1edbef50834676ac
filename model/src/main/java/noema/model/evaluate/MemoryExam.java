package noema.model.evaluate;

import java.util.List;
import java.util.stream.Stream;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.reason.Memory;
import org.jspecify.annotations.Nullable;

/// Finds out how much of stories is what the model remembers, word for word.
final class MemoryExam {

    private static final int NEAREST = 4;

    private MemoryExam() {}

    static EvaluationReport.Remembered take(ConceptModel model, List<TextExam.Sample> samples) {
        Double told = share(model, samples.stream().flatMap(s -> s.continuation().stream()));
        Double real = share(model, samples.stream().flatMap(s -> s.real().stream()));
        return new EvaluationReport.Remembered(told, real);
    }

    /// Share of sentences that are remembered; null where there is none, or no memory.
    private static @Nullable Double share(ConceptModel model, Stream<String> all) {
        List<String> sentences = all.map(String::strip).toList();
        // What is written otherwise than the model reads it may be longer than it can read.
        List<String> readable =
                sentences.stream()
                        .filter(text -> !model.sentences(text).isEmpty())
                        .filter(text -> model.sentences(text).getFirst().equals(text))
                        .toList();
        List<Concept> concepts = model.encode(readable);
        int known = 0;
        boolean remembers = false;
        for (int i = 0; i < readable.size(); i++) {
            // A sentence is nearest to itself; its concept is kept rounded.
            List<Memory.Recollection> near = model.memory().nearest(concepts.get(i), NEAREST);
            remembers |= !near.isEmpty();
            String text = readable.get(i);
            known += near.stream().anyMatch(r -> r.text().equals(text)) ? 1 : 0;
        }
        return remembers ? known / (double) sentences.size() : null;
    }
}
