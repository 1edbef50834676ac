package noema.model.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;

/// Traces to be compared: every event as its name and all its numbers, but no times.
final class Traces {

    private Traces() {}

    /// Everything that a recipe decides.
    static List<List<Object>> timeless(Trace trace) {
        return timeless(trace.events());
    }

    /// As [#timeless(Trace)], of some events.
    static List<List<Object>> timeless(List<TraceEvent> events) {
        var all = new ArrayList<List<Object>>();
        for (TraceEvent event : events) {
            all.add(
                    switch (event) {
                        case TraceEvent.RunStarted e ->
                                of(
                                        event,
                                        e.prompt(),
                                        e.concepts().stream().map(Traces::l).toList());
                        case TraceEvent.ThoughtStep e ->
                                of(
                                        event,
                                        e.sentence(),
                                        e.candidate(),
                                        e.step(),
                                        e.steps(),
                                        e.level(),
                                        l(e.noisy()),
                                        l(e.estimate()),
                                        l(e.unconditional()),
                                        l(e.conditional()));
                        case TraceEvent.ThoughtRecalled e ->
                                of(event, e.sentence(), e.text(), e.cosine());
                        case TraceEvent.ThoughtSettled e ->
                                of(
                                        event,
                                        e.sentence(),
                                        l(e.concept()),
                                        l(e.estimate()),
                                        e.level(),
                                        e.stop(),
                                        e.candidate(),
                                        l(e.ranking()),
                                        Arrays.stream(e.scores()).boxed().toList());
                        case TraceEvent.LengthChosen e ->
                                of(event, e.sentence(), e.tokens(), e.probability());
                        case TraceEvent.TokenFrame e ->
                                of(
                                        event,
                                        e.sentence(),
                                        e.step(),
                                        e.steps(),
                                        l(e.ids()),
                                        l(e.settledAt()),
                                        l(e.confidence()),
                                        l(e.entropy()),
                                        Arrays.stream(e.alternatives()).map(Traces::l).toList(),
                                        Arrays.stream(e.chances()).map(Traces::l).toList());
                        case TraceEvent.SentenceSettled e ->
                                of(
                                        event,
                                        e.sentence(),
                                        e.text(),
                                        l(e.ids()),
                                        l(e.concept()),
                                        e.roundTrip());
                        case TraceEvent.ThoughtExamined e ->
                                of(
                                        event,
                                        e.sentence(),
                                        l(e.attention()),
                                        e.surprise(),
                                        e.readings(),
                                        l(e.roundTrips()));
                        case TraceEvent.LevelStarted e ->
                                of(
                                        event,
                                        e.height(),
                                        e.name(),
                                        e.model(),
                                        l(e.sizes()),
                                        e.concepts().stream().map(Traces::l).toList());
                        case TraceEvent.PlanStep e ->
                                of(
                                        event,
                                        e.height(),
                                        e.group(),
                                        e.candidate(),
                                        e.step(),
                                        e.steps(),
                                        e.level(),
                                        l(e.noisy()),
                                        l(e.estimate()));
                        case TraceEvent.PlanSettled e ->
                                of(
                                        event,
                                        e.height(),
                                        e.group(),
                                        l(e.concept()),
                                        l(e.estimate()),
                                        e.level(),
                                        e.stop(),
                                        e.first(),
                                        e.children(),
                                        e.probability());
                        case TraceEvent.WriterStarted e -> of(event, e.way(), e.model());
                        case TraceEvent.GroupSettled e ->
                                of(event, e.height(), e.group(), l(e.concept()), e.roundTrip());
                        case TraceEvent.RunEnded e ->
                                of(event, e.reason(), e.conceptSteps(), e.tokenSteps());
                    });
        }
        return all;
    }

    private static List<Object> of(TraceEvent event, Object... parts) {
        var list = new ArrayList<Object>();
        list.add(event.getClass().getSimpleName());
        list.addAll(Arrays.asList(parts));
        return list;
    }

    private static List<Float> l(float[] values) {
        var list = new ArrayList<Float>(values.length);
        for (float value : values) {
            list.add(value);
        }
        return list;
    }

    private static List<Integer> l(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
