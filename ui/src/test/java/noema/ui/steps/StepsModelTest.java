package noema.ui.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import noema.model.tensor.NoemaException;
import noema.model.trace.Edit;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.ui.Sample;
import noema.ui.TestBench;
import noema.ui.run.Cursor;
import noema.ui.run.Mind.Alternative;
import noema.ui.run.Mind.Reading;
import noema.ui.run.RunSnapshot;
import noema.ui.run.Selection;
import org.junit.jupiter.api.Test;

class StepsModelTest {

    private final ArrayDeque<Runnable> later = new ArrayDeque<>();
    private final SlowMind mind = new SlowMind();

    private StepsModel model(TestBench test) {
        return new StepsModel(mind.bench(test), later::add, Runnable::run);
    }

    private static Trace unexamined(int sentences) {
        Trace trace = Sample.trace(sentences);
        return new Trace(
                trace.recipe(),
                "",
                "",
                trace.events().stream()
                        .filter(event -> !(event instanceof TraceEvent.ThoughtExamined))
                        .toList());
    }

    private static List<Reading> four(String text) {
        return Collections.nCopies(4, new Reading(text, 0.75));
    }

    @Test
    void looksAtThePlayheadsSentenceUnlessAnotherIsSelected() {
        var test = new TestBench(Sample.trace(3));
        StepsModel model = model(test);
        Selection selection = test.bench.selection();
        assertThat(model.currentProperty().get()).isEqualTo(2);
        selection.select(2);
        assertThat(model.currentProperty().get()).isZero();
        selection.select(1);
        assertThat(model.currentProperty().get()).as("a sentence of the prompt").isEqualTo(2);
        selection.placesProperty().set(Set.of(3, 4));
        assertThat(model.currentProperty().get()).as("the playhead's among several").isEqualTo(2);
        selection.clear();
        test.bench.playhead().moveTo(new Cursor(1, 1, 0));
        assertThat(model.currentProperty().get()).isEqualTo(1);
    }

    @Test
    void tellsWhatTheRunKnowsOfEveryStep() {
        StepsModel model = model(new TestBench(Sample.trace(2)));
        assertThat(model.linesProperty().get()).hasSize(4);
        assertThat(model.linesProperty().get().get(1).says()).isEqualTo("The cat bird.");
        assertThat(model.linesProperty().get().get(1).error()).isCloseTo(0.5, within(1e-6));
        assertThat(model.linesProperty().get().getLast().numbers().cosine())
                .isCloseTo(1, within(1e-6));
        assertThat(mind.readings).as("nothing to ask for in an examined run").isEmpty();
    }

    @Test
    void asksForReadingsOnceAndOnlyForWhatIsLookedAt() {
        var test = new TestBench(unexamined(3));
        StepsModel model = model(test);
        assertThat(mind.readings).hasSize(1);
        test.bench.playhead().moveTo(new Cursor(1, 1, 0));
        test.bench.playhead().moveTo(new Cursor(0, 1, 0));
        assertThat(mind.readings).as("one question at a time").hasSize(1);
        mind.readings.getFirst().complete(four("Third."));
        assertThat(mind.readings).as("the latest is asked next, the middle never").hasSize(2);
        assertThat(model.linesProperty().get().getFirst().says()).isEmpty();
        mind.readings.getLast().complete(four("First."));
        assertThat(model.linesProperty().get().getFirst().says()).isEqualTo("First.");
        assertThat(model.linesProperty().get().getFirst().error()).isEqualTo(0.25);
        test.bench.playhead().moveTo(new Cursor(2, 1, 0));
        assertThat(model.linesProperty().get().getFirst().says()).isEqualTo("Third.");
        assertThat(mind.readings).as("all are known").hasSize(2);
    }

    @Test
    void aQuestionThatFailsIsToldAndNotRepeatedUntilTheModelIsBack() {
        var test = new TestBench(unexamined(1));
        StepsModel model = model(test);
        mind.readings.getFirst().completeExceptionally(new NoemaException("The model is busy."));
        assertThat(model.readings().troubleProperty().get()).isEqualTo("The model is busy.");
        test.bench.playhead().moveTo(new Cursor(0, 2, 0));
        assertThat(mind.readings).hasSize(1);
        mind.ready.set(false);
        mind.ready.set(true);
        assertThat(mind.readings).hasSize(2);
        assertThat(model.readings().troubleProperty().get()).isEmpty();
    }

    @Test
    void doesNotDisturbARunThatIsFollowed() {
        Trace trace = unexamined(2);
        var test = new TestBench(trace);
        test.bench
                .run()
                .show(
                        RunSnapshot.begin(trace.recipe(), "", "")
                                .plus(trace.events().subList(0, trace.events().size() - 1)));
        model(test);
        assertThat(mind.readings).isEmpty();
        test.bench.playhead().moveTo(new Cursor(0, 1, 0));
        assertThat(mind.readings).as("somebody stopped to look").hasSize(1);
    }

    @Test
    void findsKnownSentencesInTheBackground() {
        var test = new TestBench(Sample.trace(2));
        StepsModel model = model(test);
        assertThat(model.linesProperty().get().getFirst().near()).isNull();
        model.neighbours()
                .lookupProperty()
                .set(v -> Optional.of(new NearestKnown.Near("Known " + v[0], 0.5)));
        assertThat(later).as("nothing on the calling thread").hasSize(1);
        later.remove().run();
        assertThat(model.linesProperty().get())
                .allSatisfy(line -> assertThat(line.near()).isNotNull())
                .satisfies(lines ->
                        assertThat(lines.getFirst().near()).isNotEqualTo(lines.getLast().near()));
        assertThat(later).as("all are known").isEmpty();
        model.neighbours()
                .lookupProperty()
                .set(_ -> {
                    throw new IllegalStateException("broken");
                });
        later.remove().run();
        assertThat(model.linesProperty().get().getFirst().near())
                .as("a broken look-up finds nothing")
                .isNull();
        assertThat(later).isEmpty();
    }

    @Test
    void walksThroughTheNoiseStepsOfAllSentences() {
        var test = new TestBench(Sample.trace(2));
        StepsModel model = model(test);
        model.moveTo(0, 4);
        model.moveBy(1);
        assertThat(test.bench.playhead().cursor()).isEqualTo(new Cursor(1, 1, 0));
        model.moveBy(-1);
        assertThat(test.bench.playhead().cursor()).isEqualTo(new Cursor(0, 4, 0));
        model.moveBy(-3);
        model.moveSentence(1);
        assertThat(test.bench.playhead().cursor()).isEqualTo(new Cursor(1, 1, 0));
        model.moveSentence(1);
        assertThat(test.bench.playhead().cursor()).isEqualTo(new Cursor(1, 1, 0));
        assertThat(test.bench.selection().placesProperty().get()).isEmpty();
        test.bench.selection().select(3);
        model.moveTo(0, 2);
        assertThat(test.bench.selection().placesProperty().get())
                .as("what was selected comes along")
                .containsExactly(2);
        model.toggle(2);
        assertThat(test.bench.selection().placesProperty().get()).isEmpty();
    }

    @Test
    void candidatesOfTheRunAreThereWithoutAsking() {
        var test = new TestBench(Sample.trace(1));
        Fan fan = model(test).fan();
        assertThat(fan.alternativesProperty().get())
                .extracting(Alternative::candidate)
                .containsExactly(0, 1);
        assertThat(fan.isKept(fan.alternativesProperty().get().getFirst())).isTrue();
        assertThat(fan.likeness(fan.alternativesProperty().get().getFirst()))
                .isCloseTo(1, within(1e-6));
        mind.candidates
                .getLast()
                .complete(List.of(new Reading("Kept.", 1), new Reading("Dropped.", 1)));
        assertThat(fan.alternativesProperty().get())
                .extracting(Alternative::text)
                .containsExactly("The cat saw a bird.", "Dropped.");
        fan.take(fan.alternativesProperty().get().getFirst());
        assertThat(test.edits).as("the kept one changes nothing").isEmpty();
        fan.take(fan.alternativesProperty().get().getLast());
        assertThat(test.edits).containsExactly(new Edit.Candidate(0, 1));
    }

    @Test
    void otherThoughtsAreKeptForTheirSentence() {
        var test = new TestBench(Sample.trace(2));
        Fan fan = model(test).fan();
        fan.ask();
        assertThat(fan.busyProperty().get()).isTrue();
        assertThat(fan.canAsk()).isFalse();
        test.bench.selection().select(2);
        assertThat(fan.busyProperty().get()).isFalse();
        var list = List.of(new Alternative(5, new float[Sample.SIZE], "Five.", 2));
        mind.thoughts.getFirst().complete(list);
        assertThat(fan.alternativesProperty().get()).isNotEqualTo(list);
        test.bench.selection().clear();
        assertThat(fan.alternativesProperty().get()).isEqualTo(list);
        fan.ask();
        mind.thoughts.getLast().completeExceptionally(new NoemaException("No memory is left."));
        assertThat(fan.troubleProperty().get()).isEqualTo("No memory is left.");
        assertThat(fan.busyProperty().get()).isFalse();
        assertThat(fan.alternativesProperty().get()).isEqualTo(list);
    }

    @Test
    void nothingIsThereBeforeARunIs() {
        Trace trace = Sample.trace(0);
        StepsModel model = model(new TestBench(trace));
        assertThat(model.currentProperty().get()).isEqualTo(-1);
        assertThat(model.linesProperty().get()).isEmpty();
        assertThat(model.fan().alternativesProperty().get()).isEmpty();
        assertThat(model.fan().canAsk()).isFalse();
        model.moveBy(1);
        model.toggleCurrent();
    }
}
