package noema.model.evaluate;

import java.util.List;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;

/// A continuation and what it cost.
///
/// @param sentences   its sentences
/// @param tokens      tokens that were written
/// @param evaluations how often a network was asked; guided questions count twice, the cached steps of a left-to-right
///                    model once for each token
/// @param seconds     time for everything but loading
public record Told(List<String> sentences, int tokens, int evaluations, double seconds) {

    /// Keeps its own copy of the list.
    public Told {
        sentences = List.copyOf(sentences);
    }

    /// What a run told and cost.
    public static Told of(Trace trace) {
        int tokens =
                trace.events(TraceEvent.SentenceSettled.class)
                        .mapToInt(settled -> settled.ids().length)
                        .sum();
        TraceEvent.RunEnded end = trace.end();
        return new Told(
                trace.sentences(), tokens, end.conceptSteps() + end.tokenSteps(), end.seconds());
    }

    /// The continuation as one text.
    public String text() {
        return String.join(" ", sentences);
    }
}
