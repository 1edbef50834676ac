package noema.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.ui.Sample;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.Test;

class PlanSimilarityTest {

    private static RunSnapshot story(float[]... concepts) {
        return RunSnapshot.begin(Recipe.of("", 1), "", "")
                .plus(
                        List.of(
                                new TraceEvent.RunStarted(
                                        Collections.nCopies(concepts.length, "A."),
                                        List.of(concepts))));
    }

    @Test
    void cosinesAreThoseWorkedOutByHand() {
        PlanSimilarity plan =
                PlanSimilarity.EMPTY.next(
                        story(
                                new float[] {1, 0},
                                new float[] {1, 1},
                                new float[] {0, 2},
                                new float[] {-3, 0}));
        assertThat(plan.size()).isEqualTo(4);
        assertThat(plan.cosine(0, 1)).isCloseTo(Math.sqrt(0.5), within(1e-6));
        assertThat(plan.cosine(1, 0)).isEqualTo(plan.cosine(0, 1));
        assertThat(plan.cosine(0, 2)).isZero();
        assertThat(plan.cosine(3, 0)).isEqualTo(-1);
        assertThat(plan.cosine(2, 2)).isCloseTo(1, within(1e-6));
        assertThat(plan.bounds()).containsExactly(-1, 0.8);
    }

    @Test
    void stepByStepIsTheSameAsAllAtOnce() {
        Trace trace = Sample.trace(4);
        RunSnapshot run = RunSnapshot.begin(trace.recipe(), "", "");
        PlanSimilarity plan = PlanSimilarity.EMPTY;
        for (TraceEvent event : trace.events()) {
            run = run.plus(List.of(event));
            plan = plan.next(run);
            assertThat(plan.next(run)).as("nothing new").isSameAs(plan);
        }
        PlanSimilarity whole = PlanSimilarity.EMPTY.next(RunSnapshot.of(trace));
        assertThat(cosines(plan)).isEqualTo(cosines(whole)).hasSize(36);
    }

    @Test
    void aStoryWithoutPairsHasPlainBounds() {
        assertThat(PlanSimilarity.EMPTY.bounds()).containsExactly(0, 1);
        assertThat(PlanSimilarity.EMPTY.next(story(new float[] {1, 0})).bounds())
                .containsExactly(0, 1);
    }

    private static List<Double> cosines(PlanSimilarity plan) {
        var list = new ArrayList<Double>();
        for (int i = 0; i < plan.size(); i++) {
            for (int j = 0; j < plan.size(); j++) {
                list.add(plan.cosine(i, j));
            }
        }
        return list;
    }
}
