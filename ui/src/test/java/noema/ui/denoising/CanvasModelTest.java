package noema.ui.denoising;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import noema.model.tensor.NoemaException;
import noema.model.trace.Edit;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.ui.Sample;
import noema.ui.TestBench;
import noema.ui.run.Cursor;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.Test;

class CanvasModelTest {

    private final TestBench test = new TestBench(Sample.trace(3));
    private final CanvasModel model = new CanvasModel(test.bench);

    private List<Place> at(int sentence, int frame) {
        test.bench.playhead().moveTo(new Cursor(sentence, 4, frame));
        return model.state().now().places();
    }

    @Test
    void showsTheCanvasAsItStandsAtTheMoment() {
        assertThat(at(1, 2))
                .extracting(Place::open)
                .containsExactly(false, false, false, false, true, true);
        assertThat(model.state().note()).isEqualTo("frame 2 of 3");
        assertThat(model.state().caption()).isEqualTo("a moment of a run of 3 steps");
        assertThat(at(1, 3)).noneMatch(Place::open);
        assertThat(model.state().caption()).isEqualTo("the end of a run of 3 steps");
        assertThat(model.state().sentence()).isEqualTo(1);
    }

    @Test
    void scrubbingBackToTheThoughtOpensAllPlacesAndSaysHowNoisyItIs() {
        test.bench.playhead().moveTo(new Cursor(0, 2, 0));
        assertThat(model.state().now().places()).hasSize(6).allMatch(Place::open);
        assertThat(model.state().caption()).isEqualTo("thinking: noise 0.55");
        test.bench.playhead().moveTo(Cursor.START);
        assertThat(model.state().caption()).isEqualTo("thinking: noise 1.00");
    }

    @Test
    void keepsRoomForTheLongestPieceOfEachPlace() {
        at(0, 1);
        assertThat(model.state().widest())
                .containsExactly(" The", " cat", " saw", " a", " bird", ".");
    }

    @Test
    void aCommittedTokenRemembersWhatElseWasThoughtOf() {
        Place first = at(0, 3).getFirst();
        assertThat(model.choices(first)).extracting(Choice::piece).startsWith(" The", " dog");
        assertThat(model.choices(first).getFirst().chance()).isCloseTo(0.95, within(1e-6));
        assertThat(first.entropy()).isCloseTo(0.2, within(1e-6));
        assertThat(model.explain(first))
                .isEqualTo("Place 0: committed in step 1 with probability 95 %.");
        assertThat(model.explain(at(0, 1).get(5)))
                .contains("entropy 1.20 nats", "3.32 equally likely");
    }

    @Test
    void coloursFollowTheMeasure() {
        Place sure = at(0, 3).getFirst();
        Place late = at(0, 3).get(5);
        Place open = at(0, 1).get(5);
        assertThat(Measure.CONFIDENCE.share(sure, 3))
                .isGreaterThan(Measure.CONFIDENCE.share(late, 3));
        assertThat(Measure.ENTROPY.share(sure, 3)).isGreaterThan(Measure.ENTROPY.share(late, 3));
        assertThat(Measure.COMMIT_STEP.share(sure, 3)).isZero();
        assertThat(Measure.COMMIT_STEP.share(late, 3)).isEqualTo(1);
        assertThat(Measure.COMMIT_STEP.share(open, 3)).isNaN();
        assertThat(Measure.CONFIDENCE.share(Place.unseen(0, "", false), 3)).isNaN();
    }

    @Test
    void forcesATokenInTheSentenceShown() {
        at(2, 3);
        model.force(1, 14);
        assertThat(test.edits).containsExactly(new Edit.Word(2, 1, 14));
    }

    @Test
    void constraintsBecomeEditsOrNothingHappens() {
        at(1, 3);
        model.constrain("3: cat, 0: It");
        assertThat(test.edits).containsExactly(new Edit.Word(1, 0, 8), new Edit.Word(1, 3, 3));
        assertThatThrownBy(() -> model.constrain("0: It, 9: cat"))
                .isInstanceOf(NoemaException.class);
        assertThat(test.edits).hasSize(2);
    }

    @Test
    void aForcedPlaceIsMarkedAndCanBeReleased() {
        Trace trace = Sample.trace(2);
        var edit = new Edit.Word(1, 2, 4);
        test.bench
                .run()
                .show(
                        RunSnapshot.of(
                                new Trace(
                                        trace.recipe().withEdits(List.of(edit)),
                                        trace.model(),
                                        trace.device(),
                                        trace.events())));
        assertThat(at(1, 3))
                .extracting(Place::forced)
                .containsExactly(false, false, true, false, false, false);
        assertThat(at(0, 3)).noneMatch(Place::forced);
        at(1, 3);
        var released = new ArrayList<Edit>();
        model.release(2);
        model.onReleaseProperty().set(released::add);
        model.release(2);
        model.release(3);
        assertThat(released).containsExactly(edit);
    }

    @Test
    void framesOfAnotherSentenceAreForgottenWhenOneWithAForcedWordBegins() {
        Trace trace = Sample.trace(1);
        at(0, 3);
        var recipe = trace.recipe().withEdits(List.of(new Edit.Word(0, 2, 4)));
        var thought = trace.events(TraceEvent.ThoughtStep.class).findFirst().orElseThrow();
        test.bench.run().show(RunSnapshot.begin(recipe, "", "").plus(List.of(thought)));
        assertThat(model.state().frames()).isEmpty();
        assertThat(model.state().caption()).startsWith("thinking");
    }

    @Test
    void followsARunEventByEventAndReadsEachFrameOnce() {
        Trace trace = Sample.trace(3);
        test.bench.playhead().followingProperty().set(true);
        test.bench.run().show(RunSnapshot.begin(trace.recipe(), "", ""));
        assertThat(model.state().present()).isFalse();
        Frame first = null;
        for (TraceEvent event : trace.events()) {
            test.bench.run().add(List.of(event));
            if (event instanceof TraceEvent.TokenFrame frame) {
                CanvasState state = model.state();
                assertThat(state.sentence()).isEqualTo(frame.sentence());
                assertThat(state.note()).isEqualTo("frame " + frame.step() + " of 3");
                first = frame.step() == 1 ? state.frames().getFirst() : first;
                assertThat(state.frames().getFirst()).isSameAs(first);
            }
        }
    }

    @Test
    void clickingAFrameMovesThePlayhead() {
        at(1, 3);
        model.moveTo(2);
        assertThat(test.bench.playhead().cursor()).isEqualTo(new Cursor(1, 4, 2));
    }
}
