package noema.model.trace;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything that happened in a run: what views, files and tests read.
///
/// @param recipe what decided it
/// @param model  hash of the model's files (SHA-256, hexadecimal)
/// @param device what it ran on, for example `cpu bf16`
/// @param events in order
public record Trace(Recipe recipe, String model, String device, List<TraceEvent> events) {

    /// Keeps its own copy of the list.
    public Trace {
        events = List.copyOf(events);
    }

    /// Events of one kind.
    public <E extends TraceEvent> Stream<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    /// The finished sentences.
    public List<String> sentences() {
        return events(TraceEvent.SentenceSettled.class)
                .map(TraceEvent.SentenceSettled::text)
                .toList();
    }

    /// The finished sentences as one text, without the prompt.
    public String text() {
        return sentences().stream().collect(Collectors.joining(" "));
    }

    /// How it ended.
    public TraceEvent.RunEnded end() {
        return events(TraceEvent.RunEnded.class).findFirst().orElseThrow();
    }
}
