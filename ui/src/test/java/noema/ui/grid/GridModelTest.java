package noema.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import noema.model.evaluate.StoryFigures;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.ui.Sample;
import noema.ui.grid.GridModel.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GridModelTest {

    private static final Trace TRACE = Sample.trace(2);
    private final AtomicLong nanos = new AtomicLong();
    private final GridModel model = new GridModel(nanos::get);

    static StoryFigures figures(@Nullable Double perplexity, double entropy) {
        return new StoryFigures(2, 12, 24, 0.5, 24.0, perplexity, entropy, 0.5, 0);
    }

    private void begin() {
        model.begin(
                GridPlanTest.plan(Recipe.of("A cat.", 1), "concept-steps=4,8", "seed=1,2"),
                "hash",
                "cpu");
    }

    private GridCell run(@Nullable Double perplexity, double entropy) {
        GridCell cell = model.next().orElseThrow();
        model.done(cell, figures(perplexity, entropy), TRACE);
        return cell;
    }

    @Test
    void cellsAreRunOneAfterAnotherUntilAllAreDone() {
        assertThat(model.stateProperty().get()).isEqualTo(State.EMPTY);
        assertThat(model.next()).isEmpty();
        begin();
        assertThat(model.cells()).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(model.stateProperty().get()).isEqualTo(State.RUNNING);
            nanos.addAndGet(2_000_000_000L);
            GridCell cell = run(10.0 + i, 3);
            assertThat(cell.cell().number()).isEqualTo(i);
            assertThat(model.share()).isEqualTo((i + 1) / 4.0);
            assertThat(model.secondsLeftProperty().get()).isEqualTo(i == 3 ? -1 : (3 - i) * 2.0);
        }
        assertThat(model.stateProperty().get()).isEqualTo(State.COMPLETE);
        assertThat(model.next()).isEmpty();
        model.resume();
        model.stop();
        assertThat(model.stateProperty().get()).isEqualTo(State.COMPLETE);
    }

    @Test
    void stoppingKeepsWhatIsDoneAndResumingRunsOnlyTheRest() {
        begin();
        GridCell first = run(10.0, 3);
        GridCell running = model.next().orElseThrow();
        model.stop();
        assertThat(model.stateProperty().get()).isEqualTo(State.STOPPED);
        assertThat(running.state()).isInstanceOf(CellState.Waiting.class);
        assertThat(model.next()).isEmpty();
        // Too late: the cell was given back.
        model.done(running, figures(1.0, 1), TRACE);
        assertThat(running.state()).isInstanceOf(CellState.Waiting.class);
        CellState kept = first.state();
        model.resume();
        assertThat(first.state()).isSameAs(kept);
        assertThat(model.next()).containsSame(running);
    }

    @Test
    void whatFailedIsTriedAgainWhenResumed() {
        begin();
        run(10.0, 3);
        GridCell bad = model.next().orElseThrow();
        model.failed(bad, "No.");
        assertThat(model.stateProperty().get()).isEqualTo(State.RUNNING);
        run(11.0, 3);
        run(12.0, 3);
        assertThat(model.stateProperty().get()).isEqualTo(State.STOPPED);
        assertThat(model.failures()).isEqualTo(1);
        assertThat(bad.row().problem()).isEqualTo("No.");
        model.resume();
        assertThat(model.next()).containsSame(bad);
        model.done(bad, figures(9.0, 3), TRACE);
        assertThat(model.stateProperty().get()).isEqualTo(State.COMPLETE);
    }

    @Test
    void sortedByAnyFigureTheBestFirst() {
        begin();
        GridCell a = run(20.0, 4);
        GridCell b = run(10.0, 3);
        GridCell c = run(null, 5);
        assertThat(model.figureProperty().get()).isEqualTo(GridFigure.DISTINCT);
        model.figureProperty().set(GridFigure.PERPLEXITY);
        assertThat(model.sorted()).containsExactly(b, a, c);
        assertThat(model.best()).containsSame(b);
        assertThat(model.rank(b, model.range())).isEqualTo(1);
        assertThat(model.rank(a, model.range())).isZero();
        assertThat(model.rank(c, model.range())).isNull();
        model.figureProperty().set(GridFigure.ENTROPY);
        assertThat(model.sorted()).containsExactly(c, a, b);
        assertThat(model.rank(a, model.range())).isEqualTo(0.5);
        List<GridRow> rows = GridRow.sorted(model.rows(), GridFigure.PERPLEXITY);
        assertThat(rows.getFirst().cell()).isEqualTo(b.cell());
        assertThat(rows.get(2).cell()).isEqualTo(c.cell());
        assertThat(rows.getLast().isDone()).isFalse();
    }

    @Test
    void aNewPlanLeavesNothingOfTheOld() {
        begin();
        GridCell old = model.next().orElseThrow();
        begin();
        model.done(old, figures(1.0, 1), TRACE);
        assertThat(model.done()).isZero();
        assertThat(model.best()).isEmpty();
    }
}
