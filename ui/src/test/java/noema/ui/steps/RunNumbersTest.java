package noema.ui.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.TraceEvent.ThoughtSettled;
import noema.model.trace.TraceEvent.ThoughtStep;
import noema.ui.Sample;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.Test;

class RunNumbersTest {

    private static final ThoughtStep FIRST =
            step(1, new float[] {3, 4, 0, 0}, new float[] {1, 0, 0, 0}, new float[] {0, 2, 0, 0});
    private static final ThoughtStep SECOND =
            step(2, new float[] {1, 1, 1, 1}, new float[] {1, 1, 0, 0}, new float[] {1, 1, 0, 0});

    private static ThoughtStep step(int step, float[] noisy, float[] estimate, float[] other) {
        return new ThoughtStep(0, 0, step, 2, 1.0 / step, noisy, estimate, other, estimate);
    }

    private static RunSnapshot begin() {
        return RunSnapshot.begin(Recipe.of("", 1), "", "")
                .plus(List.of(new TraceEvent.RunStarted(List.of(), List.of())));
    }

    @Test
    void numbersOfAStepAreThoseWorkedOutByHand() {
        RunNumbers numbers = RunNumbers.of(begin().plus(List.of(FIRST, SECOND)), null);
        StepNumbers first = numbers.sentences().getFirst().steps().getFirst();
        assertThat(first.step()).isEqualTo(1);
        assertThat(first.level()).isEqualTo(1);
        assertThat(first.cosine()).isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(first.norm()).isCloseTo(5.0 / 2, within(1e-12));
        assertThat(first.guidance()).isCloseTo(Math.sqrt(5) / 2, within(1e-12));
        StepNumbers second = numbers.sentences().getFirst().steps().getLast();
        assertThat(second.cosine()).isCloseTo(1, within(1e-12));
        assertThat(second.norm()).isCloseTo(1, within(1e-12));
        assertThat(second.guidance()).isZero();
        assertThat(numbers.strongestGuidance()).isEqualTo(first.guidance());
    }

    @Test
    void cosinesTurnToTheFinalThoughtWhenItIsSettled() {
        RunSnapshot forming = begin().plus(List.of(FIRST, SECOND));
        var settled =
                new ThoughtSettled(
                        0,
                        new float[4],
                        new float[] {0, 0, 1, 0},
                        0.1,
                        0.25,
                        0,
                        new int[0],
                        new double[0],
                        0.5);
        RunNumbers before = RunNumbers.of(forming, null);
        RunNumbers after = RunNumbers.of(forming.plus(List.of(settled)), before);
        SentenceNumbers sentence = after.sentences().getFirst();
        assertThat(sentence.steps()).allSatisfy(step -> assertThat(step.cosine()).isZero());
        assertThat(sentence.stop()).isEqualTo(0.25);
        assertThat(sentence.seconds()).isEqualTo(0.5);
        assertThat(sentence.surprise()).isNaN();
        assertThat(sentence.attention(0)).isZero();
    }

    @Test
    void finishedSentencesAreNotWorkedOutAgain() {
        Trace trace = Sample.trace(3);
        List<TraceEvent> events = trace.events();
        RunSnapshot half =
                RunSnapshot.begin(trace.recipe(), "", "")
                        .plus(events.subList(0, events.size() / 2));
        RunNumbers before = RunNumbers.of(half, null);
        RunNumbers after =
                RunNumbers.of(half.plus(events.subList(events.size() / 2, events.size())), before);
        assertThat(after.sentences().getFirst()).isSameAs(before.sentences().getFirst());
        assertThat(after.sentences())
                .isEqualTo(RunNumbers.of(RunSnapshot.of(trace), null).sentences());
    }

    @Test
    void wordsDoNotChangeTheNumbersOfTheThought() {
        Trace trace = Sample.trace(1);
        List<TraceEvent> events = trace.events();
        RunSnapshot thought = RunSnapshot.begin(trace.recipe(), "", "").plus(events.subList(0, 11));
        RunNumbers first = RunNumbers.of(thought, null);
        RunSnapshot whole = thought.plus(events.subList(11, events.size()));
        SentenceNumbers before = first.sentences().getFirst();
        SentenceNumbers after = RunNumbers.of(whole, first).sentences().getFirst();
        assertThat(before.run().thought()).isNotNull();
        assertThat(after.steps()).isSameAs(before.steps()).hasSize(4);
        assertThat(after.roundTrip()).isEqualTo(0.9);
        assertThat(after.tokens()).isEqualTo(6);
        assertThat(after.seconds()).isCloseTo(0.05, within(1e-12));
        assertThat(after.attention(1)).isCloseTo(1.0 / 3, within(1e-6));
        assertThat(after.attention(2)).isZero();
        assertThat(after.attentionToNothing()).isCloseTo(1.0 / 3, within(1e-6));
    }
}
