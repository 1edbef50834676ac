package noema.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.Way;
import noema.ui.Sample;
import org.junit.jupiter.api.Test;

class LaneTimelineTest {

    private static final Trace TRACE = Sample.trace(3);

    @Test
    void bothClocksEndWhereTheRunSaysThatItEnded() {
        LaneTimeline run = Lanes.run(3);
        assertThat(run.length(Axis.SECONDS)).isCloseTo(0.5, within(1e-9));
        assertThat(run.length(Axis.EVALUATIONS)).isEqualTo(33);
        assertThat(run.end()).isNotNull();
    }

    @Test
    void candidatesAreOneEvaluationAndGuidedOnesTwo() {
        // Four steps of two candidates with guidance, then three frames without.
        LaneTimeline run = Lanes.run(1);
        assertThat(run.at(Axis.EVALUATIONS, run.size() - 1)).isEqualTo(4 * 2 + 3);
        int afterFirstStep = 1 + 2;
        assertThat(run.at(Axis.EVALUATIONS, afterFirstStep)).isEqualTo(2);
    }

    @Test
    void clocksNeverGoBack() {
        LaneTimeline run = Lanes.run(3);
        for (Axis axis : Axis.values()) {
            for (int i = 1; i <= run.size(); i++) {
                assertThat(run.at(axis, i)).isGreaterThanOrEqualTo(run.at(axis, i - 1));
            }
        }
    }

    @Test
    void aPlaceOnTheAxisHasTheEventsUntilThere() {
        LaneTimeline run = Lanes.run(3);
        for (Axis axis : Axis.values()) {
            assertThat(run.happened(axis, -1)).isZero();
            assertThat(run.happened(axis, run.length(axis))).isEqualTo(run.size());
            for (int i = 1; i <= run.size(); i++) {
                int happened = run.happened(axis, run.at(axis, i));
                assertThat(happened).isGreaterThanOrEqualTo(i);
                assertThat(run.at(axis, happened)).isEqualTo(run.at(axis, i));
            }
        }
    }

    @Test
    void pieceByPieceItBecomesTheSame() {
        List<Heard> heard = Lanes.heard(TRACE, 0.01);
        LaneTimeline run = LaneTimeline.begin(TRACE.recipe());
        LaneText text = LaneText.EMPTY;
        for (Heard one : heard) {
            LaneTimeline longer = run.plus(List.of(one));
            text = text.plus(longer, run.size());
            run = longer;
        }
        LaneTimeline whole = LaneTimeline.begin(TRACE.recipe()).plus(heard);
        for (int i = 0; i <= whole.size(); i++) {
            assertThat(run.at(Axis.SECONDS, i)).isEqualTo(whole.at(Axis.SECONDS, i));
        }
        assertThat(text).isEqualTo(LaneText.of(whole));
    }

    @Test
    void readingAlongCostsAModelOfWordsNothingAndFramesOfASentenceAreSpread() {
        Recipe recipe = TRACE.recipe().withWay(Way.DIFFUSION);
        var heard = new ArrayList<Heard>();
        heard.add(new Heard(new TraceEvent.RunStarted(List.of(), List.of()), 5));
        heard.add(new Heard(new TraceEvent.WriterStarted(Way.DIFFUSION, "x"), 5));
        TRACE.events(TraceEvent.TokenFrame.class)
                .filter(e -> e.sentence() == 0)
                .forEach(e -> heard.add(new Heard(e, 8)));
        TRACE.events(TraceEvent.SentenceSettled.class)
                .limit(1)
                .forEach(e -> heard.add(new Heard(e, 9)));
        LaneTimeline run = LaneTimeline.begin(recipe).plus(heard);
        assertThat(run.at(Axis.SECONDS, 2)).isZero();
        assertThat(run.at(Axis.SECONDS, 3)).isCloseTo(1, within(1e-9));
        assertThat(run.at(Axis.SECONDS, 4)).isCloseTo(2, within(1e-9));
        assertThat(run.length(Axis.SECONDS)).isCloseTo(3, within(1e-9));
        assertThat(run.length(Axis.EVALUATIONS)).isEqualTo(3);
        heard.add(new Heard(new TraceEvent.RunEnded(TraceEvent.End.COMPLETE, 6, 0, 12), 9));
        LaneTimeline over = LaneTimeline.begin(recipe).plus(heard);
        assertThat(over.at(Axis.SECONDS, 3)).isCloseTo(2, within(1e-9));
        assertThat(over.at(Axis.EVALUATIONS, 3)).isEqualTo(4);
        assertThat(over.length(Axis.EVALUATIONS)).isEqualTo(12);
    }

    @Test
    void tokensThatWereThrownAwayCountAtTheEnd() {
        Recipe recipe = TRACE.recipe().withWay(Way.AR);
        var heard = new ArrayList<Heard>();
        TRACE.events(TraceEvent.TokenFrame.class)
                .filter(e -> e.sentence() == 0)
                .forEach(e -> heard.add(new Heard(e, 1)));
        heard.add(new Heard(new TraceEvent.RunEnded(TraceEvent.End.COMPLETE, 1, 0, 5), 1));
        LaneTimeline run = LaneTimeline.begin(recipe).plus(heard);
        assertThat(run.at(Axis.EVALUATIONS, 3)).isEqualTo(3);
        assertThat(run.length(Axis.EVALUATIONS)).isEqualTo(5);
    }
}
