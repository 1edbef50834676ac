package noema.model.evaluate;

import java.util.List;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;

/// Finds out how much of stories is what the model remembers, word for word.
final class MemoryExam {

    private MemoryExam() {}

    static EvaluationReport.Remembered take(ConceptModel model, List<TextExam.Sample> samples) {
        List<String> told = samples.stream().flatMap(s -> s.continuation().stream()).toList();
        List<String> real = samples.stream().flatMap(s -> s.real().stream()).toList();
        boolean remembers =
                !told.isEmpty()
                        && !model.memory()
                                .nearest(model.encode(told.subList(0, 1)).getFirst(), 1)
                                .isEmpty();
        return remembers
                ? new EvaluationReport.Remembered(share(model, told), share(model, real))
                : EvaluationReport.Remembered.NOTHING;
    }

    private static double share(ConceptModel model, List<String> sentences) {
        List<Concept> concepts = model.encode(sentences);
        int known = 0;
        for (int i = 0; i < sentences.size(); i++) {
            String text = sentences.get(i).strip();
            // A sentence is nearest to itself; its concept is kept rounded.
            known +=
                    model.memory().nearest(concepts.get(i), 4).stream()
                                    .anyMatch(r -> r.text().equals(text))
                            ? 1
                            : 0;
        }
        return known / (double) sentences.size();
    }
}
