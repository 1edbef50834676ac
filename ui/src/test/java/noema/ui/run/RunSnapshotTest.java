package noema.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import noema.model.text.Tokenizer;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.ui.Sample;
import org.junit.jupiter.api.Test;

/// Runs at all levels, as far as they have come.
class RunSnapshotTest {

    @Test
    void groupsKnowTheirSentencesAndSentencesTheirPlan() {
        RunSnapshot run = RunSnapshot.of(Sample.paragraphs(2));
        LevelRun level = run.levels().getFirst();

        assertThat(level.groups()).hasSize(2);
        assertThat(level.groups().get(1).first()).isEqualTo(2);
        assertThat(level.sentencesOf(level.groups().get(0), 4)).containsExactly(0, 1);
        assertThat(level.sentencesOf(level.groups().get(1), 4)).containsExactly(2, 3);
        assertThat(level.groupOf(3)).contains(level.groups().get(1));
        assertThat(run.sentences().stream().map(s -> s.plan().size())).containsExactly(3, 0, 3, 0);
        // Places count the prompt, which is a group, too.
        assertThat(run.together(0)).containsExactlyInAnyOrder(0, 1);
        assertThat(run.together(2)).containsExactlyInAnyOrder(2, 3);
        assertThat(run.together(5)).containsExactlyInAnyOrder(4, 5);
        assertThat(RunSnapshot.of(Sample.trace(2)).together(3)).containsExactly(3);
    }

    /// However the events arrive, one by one or all at once, the run is the same.
    @Test
    void aRunGrowsEventByEvent() {
        for (Trace trace : List.of(Sample.trace(2), Sample.paragraphs(2), Sample.wordByWord(2))) {
            RunSnapshot grown = RunSnapshot.begin(trace.recipe(), trace.model(), trace.device());
            for (TraceEvent event : trace.events()) {
                grown = grown.plus(List.of(event));
            }
            RunSnapshot whole = RunSnapshot.of(trace);
            assertThat(moments(grown)).isEqualTo(moments(whole));
            assertThat(grown.story()).isEqualTo(whole.story());
            assertThat(grown.levels()).isEqualTo(whole.levels());
        }
    }

    private static List<Integer> moments(RunSnapshot run) {
        return run.sentences().stream().map(SentenceRun::moments).toList();
    }

    @Test
    void whileAPlanIsThoughtItsFirstSentenceIsThereAndEmpty() {
        Trace trace = Sample.paragraphs(2);
        RunSnapshot run =
                RunSnapshot.begin(trace.recipe(), "", "").plus(trace.events().subList(0, 4));

        assertThat(run.sentences()).hasSize(1);
        assertThat(run.sentences().getFirst().plan()).hasSize(2);
        assertThat(run.sentences().getFirst().isBegun()).isFalse();
        assertThat(run.levels().getFirst().groups().getFirst().plan()).isNull();
    }

    @Test
    void aCanvasThatGrowsHasAllItsPlacesInEveryFrame() {
        RunSnapshot run = RunSnapshot.of(Sample.wordByWord(1));
        List<TraceEvent.TokenFrame> frames = run.sentences().getFirst().frames();

        assertThat(frames).hasSize(6);
        var open = new ArrayList<Long>();
        for (TraceEvent.TokenFrame frame : frames) {
            assertThat(frame.ids()).hasSize(6);
            assertThat(frame.steps()).isEqualTo(6);
            assertThat(frame.alternatives().length).isEqualTo(6);
            open.add(Arrays.stream(frame.ids()).filter(id -> id == Tokenizer.MASK).count());
        }
        assertThat(open).containsExactly(5L, 4L, 3L, 2L, 1L, 0L);
        assertThat(run.sentences().getFirst().places()).isEqualTo(6);
    }

    @Test
    void ofSeveralPlansTheOneThatWasKeptIsShown() {
        Trace trace = Sample.paragraphs(1);
        float[] other = {9, 9};
        var events = new ArrayList<TraceEvent>();
        for (TraceEvent event : trace.events()) {
            events.add(event);
            if (event instanceof TraceEvent.PlanStep s) {
                events.add(
                        new TraceEvent.PlanStep(
                                2, 0, 1, s.step(), s.steps(), s.level(), s.noisy(), other));
            }
        }
        RunSnapshot first = RunSnapshot.begin(trace.recipe(), "", "").plus(events);
        assertThat(first.sentences().getFirst().plan())
                .hasSize(3)
                .allMatch(step -> step.candidate() == 0);

        events.replaceAll(event ->
                event instanceof TraceEvent.PlanSettled s
                        ? new TraceEvent.PlanSettled(2, 0, other, other, s.level(), 0, 0, 2, 1, 0)
                        : event);
        RunSnapshot second = RunSnapshot.begin(trace.recipe(), "", "").plus(events);
        assertThat(second.sentences().getFirst().plan())
                .hasSize(3)
                .allMatch(step -> step.candidate() == 1);
    }
}
