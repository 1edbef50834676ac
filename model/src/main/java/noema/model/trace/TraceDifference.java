package noema.model.trace;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Where two runs part: the first event that is not the same to the last bit.
///
/// @param sentence number of the sentence, from 0; -1 when it is none
/// @param what     the event, and what of it differs, for example `thought step (estimate)`
/// @param step     of the thought or of the words, from 1; 0 when it is none
public record TraceDifference(int sentence, String what, int step) {

    private static final String TIME = "seconds";

    /// Compares what happened in two runs, times and closer looks ([TraceEvent.ThoughtExamined]) aside. Recipe, model and
    /// device are not compared.
    public static Optional<TraceDifference> first(Trace a, Trace b) {
        List<TraceEvent> mine = decided(a);
        List<TraceEvent> other = decided(b);
        for (int i = 0; i < Math.min(mine.size(), other.size()); i++) {
            Optional<String> what = difference((Record) mine.get(i), (Record) other.get(i));
            if (what.isPresent()) {
                return Optional.of(at(mine.get(i), what.get()));
            }
        }
        if (mine.size() == other.size()) {
            return Optional.empty();
        }
        List<TraceEvent> longer = mine.size() > other.size() ? mine : other;
        return Optional.of(
                at(longer.get(Math.min(mine.size(), other.size())), "only in one of the runs"));
    }

    private static List<TraceEvent> decided(Trace trace) {
        return trace.events().stream()
                .filter(event -> !(event instanceof TraceEvent.ThoughtExamined))
                .toList();
    }

    private static Optional<String> difference(Record mine, Record other) {
        if (mine.getClass() != other.getClass()) {
            return Optional.of("another event");
        }
        for (RecordComponent part : mine.getClass().getRecordComponents()) {
            if (!part.getName().equals(TIME)
                    && !Objects.deepEquals(value(part, mine), value(part, other))) {
                return Optional.of(words(part.getName()));
            }
        }
        return Optional.empty();
    }

    private static TraceDifference at(TraceEvent event, String what) {
        String name = words(event.getClass().getSimpleName());
        return new TraceDifference(
                number("sentence", event, -1),
                "%s (%s)".formatted(name, what),
                number("step", event, 0));
    }

    private static int number(String name, TraceEvent event, int otherwise) {
        for (RecordComponent part : event.getClass().getRecordComponents()) {
            if (part.getName().equals(name)) {
                return (int) value(part, (Record) event);
            }
        }
        return otherwise;
    }

    /// A part of an event in a form that can be compared: lists of arrays are not equal to each other, arrays of arrays are.
    private static Object value(RecordComponent part, Record event) {
        try {
            Object value = part.getAccessor().invoke(event);
            return value instanceof List<?> list ? list.toArray() : value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Events are public records.", e);
        }
    }

    /// `SentenceSettled` as `sentence settled`.
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /// The place in words, counted from 1, for example `sentence 2, thought step (estimate), step 3`.
    public String text() {
        return (sentence < 0 ? "" : "sentence %d, ".formatted(sentence + 1))
                + what
                + (step == 0 ? "" : ", step " + step);
    }
}
