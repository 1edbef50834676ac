package noema.model.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceDifferenceTest {

    private static final Trace TRACE = TraceFileTest.trace();

    private static Trace with(int place, TraceEvent event) {
        var events = new ArrayList<>(TRACE.events());
        events.set(place, event);
        return new Trace(TRACE.recipe(), "other", "other", events);
    }

    private static Trace without(int place) {
        var events = new ArrayList<>(TRACE.events());
        events.remove(place);
        return new Trace(TRACE.recipe(), TRACE.model(), TRACE.device(), events);
    }

    private static String first(Trace other) {
        return TraceDifference.first(TRACE, other).orElseThrow().text();
    }

    @Test
    void equalNumbersAreEqualWhateverObjectHoldsThem() {
        assertThat(TraceDifference.first(TRACE, TraceFileTest.trace())).isEmpty();
    }

    @Test
    void timesAndCloserLooksDoNotCount() {
        var e = (TraceEvent.SentenceSettled) TRACE.events().get(5);
        Trace slower =
                with(
                        5,
                        new TraceEvent.SentenceSettled(
                                0, e.text(), e.ids(), e.concept(), e.roundTrip(), 99));
        assertThat(TraceDifference.first(TRACE, slower)).isEmpty();
        assertThat(TraceDifference.first(TRACE, without(6))).isEmpty();
        assertThat(TraceDifference.first(without(6), TRACE)).isEmpty();
    }

    @Test
    void oneBitIsEnough() {
        var e = (TraceEvent.ThoughtStep) TRACE.events().get(1);
        float[] estimate = e.estimate().clone();
        estimate[1] = Math.nextUp(estimate[1]);
        Trace other =
                with(
                        1,
                        new TraceEvent.ThoughtStep(
                                0,
                                e.candidate(),
                                1,
                                2,
                                e.level(),
                                e.noisy(),
                                estimate,
                                e.unconditional(),
                                e.conditional()));
        assertThat(TraceDifference.first(TRACE, other))
                .contains(new TraceDifference(0, "thought step (estimate)", 1));
        assertThat(first(other)).isEqualTo("sentence 1, thought step (estimate), step 1");
    }

    @Test
    void zeroHasTwoSigns() {
        var e = (TraceEvent.SentenceSettled) TRACE.events().get(5);
        float[] concept = e.concept().clone();
        assertThat(Float.floatToIntBits(concept[2])).isNotZero();
        concept[2] = 0f;
        Trace other =
                with(
                        5,
                        new TraceEvent.SentenceSettled(
                                0, e.text(), e.ids(), concept, e.roundTrip(), e.seconds()));
        assertThat(first(other)).isEqualTo("sentence 1, sentence settled (concept)");
    }

    @Test
    void numbersInListsAndTablesAreCompared() {
        var start = (TraceEvent.RunStarted) TRACE.events().getFirst();
        Trace otherPrompt =
                with(0, new TraceEvent.RunStarted(start.prompt(), List.of(new float[4])));
        assertThat(first(otherPrompt)).isEqualTo("run started (concepts)");

        var frame = (TraceEvent.TokenFrame) TRACE.events().get(4);
        Trace otherTable =
                with(
                        4,
                        new TraceEvent.TokenFrame(
                                0,
                                1,
                                6,
                                frame.ids(),
                                frame.settledAt(),
                                frame.confidence(),
                                frame.entropy(),
                                new int[][] {{}, {7, 9}},
                                frame.chances()));
        assertThat(first(otherTable)).isEqualTo("sentence 1, token frame (alternatives), step 1");
    }

    @Test
    void whatOnlyOneHasIsNamed() {
        assertThat(first(without(3))).isEqualTo("sentence 1, length chosen (another event)");
        assertThat(first(without(7))).isEqualTo("run ended (only in one of the runs)");
        assertThat(TraceDifference.first(without(7), TRACE)).isPresent();
        Trace otherEnd = with(7, new TraceEvent.RunEnded(TraceEvent.End.COMPLETE, 1, 32, 7));
        assertThat(first(otherEnd)).isEqualTo("run ended (reason)");
    }
}
