package noema.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.Way;
import noema.ui.Sample;
import org.junit.jupiter.api.Test;

class CompareModelTest {

    private static final Trace TRACE = Sample.trace(2);

    private final CompareModel model = new CompareModel(TRACE.recipe());

    private List<Way> ways() {
        return model.lanes().stream().map(Lane::way).toList();
    }

    private long id(int index) {
        return model.lanes().get(index).id();
    }

    private void runAll() {
        for (Lane lane : model.begin()) {
            model.heard(lane.id(), Lanes.heard(TRACE, 0.01));
            model.finished(lane.id(), TRACE, null);
        }
    }

    @Test
    void fourWaysShareWhatTheStoryBeginsWith() {
        model.useFourWays();
        assertThat(ways()).containsExactlyElementsOf(CompareModel.FOUR_WAYS);
        assertThat(model.lanes())
                .allMatch(lane -> lane.recipe().prompt().equals(TRACE.recipe().prompt()))
                .allMatch(lane -> lane.recipe().seed() == 42);
        assertThat(model.canRun()).isTrue();
    }

    @Test
    void thereIsRoomForFourAndTwoAreNeeded() {
        Recipe recipe = TRACE.recipe();
        assertThat(model.add(recipe)).isTrue();
        assertThat(model.canRun()).isFalse();
        assertThat(model.duplicate(id(0))).isTrue();
        assertThat(model.canRun()).isTrue();
        assertThat(model.add(recipe)).isTrue();
        assertThat(model.add(recipe)).isTrue();
        assertThat(model.add(recipe)).isFalse();
        assertThat(model.duplicate(id(0))).isFalse();
        assertThat(model.lanes()).hasSize(4).extracting(Lane::id).doesNotHaveDuplicates();
        model.remove(id(1));
        assertThat(model.lanes()).hasSize(3);
    }

    @Test
    void lanesChangePlaces() {
        model.useFourWays();
        model.swap(id(0), 1);
        assertThat(ways()).startsWith(Way.DIFFUSION, Way.AR);
        model.swap(id(0), -1);
        model.swap(id(3), 1);
        assertThat(ways()).containsExactly(Way.DIFFUSION, Way.AR, Way.SENTENCE, Way.PARAGRAPH);
    }

    @Test
    void aPinnedLaneKeepsItsRunAndIsTheReference() {
        model.useFourWays();
        runAll();
        model.pin(id(2), true);
        assertThat(model.reference()).isEqualTo(2);
        model.seedProperty().set(7);
        assertThat(model.begin()).extracting(Lane::way).doesNotContain(Way.SENTENCE).hasSize(3);
        assertThat(model.lanes().get(2).hasRun()).isTrue();
        assertThat(model.lanes().get(2).recipe().seed()).isEqualTo(42);
        assertThat(model.lanes().get(0).recipe().seed()).isEqualTo(7);
        model.lanes().forEach(lane -> model.drop(lane.id()));
        model.lanes().forEach(lane -> model.pin(lane.id(), true));
        assertThat(model.canRun()).as("lanes without a run can be run").isTrue();
        runAll();
        assertThat(model.canRun()).isFalse();
    }

    @Test
    void stoppingKeepsWhatIsFinished() {
        model.useFourWays();
        model.begin();
        model.heard(id(0), Lanes.heard(TRACE, 0.01));
        model.finished(id(0), TRACE, null);
        model.heard(id(1), Lanes.heard(TRACE, 0.01).subList(0, 5));
        model.dropWaiting();
        assertThat(model.lanes())
                .extracting(Lane::state)
                .containsExactly(LaneState.DONE, LaneState.RUNNING, LaneState.NEW, LaneState.NEW);
        model.drop(id(1));
        assertThat(model.isBusy()).isFalse();
        assertThat(model.lanes().getFirst().text().sentences()).hasSize(2);
    }

    @Test
    void oneThatFailsLeavesTheOthersAlone() {
        model.useFourWays();
        model.begin();
        model.failed(id(0), "There is no model.");
        assertThat(model.lanes().get(0).problem()).isEqualTo("There is no model.");
        assertThat(model.lanes().get(1).state()).isEqualTo(LaneState.WAITING);
        model.failed(id(0), "Said too late.");
        assertThat(model.lanes().get(0).problem()).isEqualTo("There is no model.");
    }

    @Test
    void anotherLevelDropsTheRunAndWhatAPersonDecided() {
        model.add(TRACE.recipe().withEdits(List.of(new Edit.Candidate(0, 1))));
        model.add(TRACE.recipe());
        runAll();
        assertThat(model.lanes().getFirst().recipe().edits()).hasSize(1);
        model.level(id(0), Way.AR);
        assertThat(model.lanes().getFirst().hasRun()).isFalse();
        assertThat(model.lanes().getFirst().recipe().edits()).isEmpty();
        assertThat(model.lanes().get(1).hasRun()).isTrue();
    }

    @Test
    void decisionsHoldOnlyForTheStoryTheyWereMadeFor() {
        model.add(TRACE.recipe().withEdits(List.of(new Edit.Candidate(0, 1))));
        model.add(TRACE.recipe());
        model.promptProperty().set("Another one.");
        model.begin();
        assertThat(model.lanes().getFirst().recipe().edits()).isEmpty();
    }

    @Test
    void playingTakesAsLongAsTheLongestLane() {
        model.useFourWays();
        runAll();
        model.togglePlaying();
        assertThat(model.positionProperty().get()).isZero();
        assertThat(model.happened(model.lanes().get(2))).isZero();
        model.advance(0.25);
        assertThat(model.positionProperty().get()).isCloseTo(0.5, within(1e-9));
        assertThat(model.value()).isCloseTo(0.25, within(1e-9));
        model.axisProperty().set(Axis.EVALUATIONS);
        assertThat(model.value()).isCloseTo(11, within(1e-9));
        model.advance(0.3);
        assertThat(model.playingProperty().get()).isFalse();
        assertThat(model.happened(model.lanes().getFirst()))
                .isEqualTo(model.lanes().getFirst().run().size());
    }

    @Test
    void withoutARunNothingPlays() {
        model.useFourWays();
        model.togglePlaying();
        assertThat(model.playingProperty().get()).isFalse();
    }
}
