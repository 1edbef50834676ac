package noema.ui.grid;

import java.lang.ref.SoftReference;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import noema.model.evaluate.StoryFigures;
import noema.model.trace.Trace;
import org.jspecify.annotations.Nullable;

/// The grid that is shown: its cells, how far they have come, and which is best. Used on the JavaFX thread.
///
/// Cells go from waiting to running to done or failed. Stopping makes a running cell wait again; resuming lets the cells run that are
/// not done.
public final class GridModel {

    private static final double NANOS = 1e9;

    /// What it is doing.
    public enum State {
        /// There is none yet.
        EMPTY,
        /// Cells are being run.
        RUNNING,
        /// Some cells have not been run, and nothing goes on.
        STOPPED,
        /// Every cell has been run.
        COMPLETE
    }

    private final ReadOnlyObjectWrapper<@Nullable GridPlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.EMPTY);
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final ReadOnlyDoubleWrapper secondsLeft = new ReadOnlyDoubleWrapper(-1);
    private final ObjectProperty<GridFigure> figure =
            new SimpleObjectProperty<>(GridFigure.PERPLEXITY);
    private final LongSupplier nanos;
    private List<GridCell> cells = List.of();
    private String model = "";
    private String device = "";
    private long since;
    private int doneSince;

    /// Without a grid.
    public GridModel() {
        this(System::nanoTime);
    }

    /// @param nanos a clock
    GridModel(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Takes a new plan, in place of what is there.
    ///
    /// @param by     hash of the model that runs it
    /// @param onWhat what it runs on
    public void begin(GridPlan next, String by, String onWhat) {
        model = by;
        device = onWhat;
        cells = next.cells().stream().map(GridCell::new).toList();
        plan.set(next);
        run();
    }

    /// Lets the cells run that are not done; without any, nothing happens.
    public void resume() {
        if (state.get() == State.STOPPED) {
            cells.stream()
                    .filter(cell -> cell.state() instanceof CellState.Failed)
                    .forEach(cell -> cell.set(new CellState.Waiting()));
            run();
        }
    }

    private void run() {
        since = nanos.getAsLong();
        doneSince = 0;
        secondsLeft.set(-1);
        state.set(State.RUNNING);
        changed();
    }

    /// Ends the run; what is done stays. Without one, nothing happens.
    public void stop() {
        if (state.get() == State.RUNNING) {
            cells.stream()
                    .filter(cell -> cell.state() instanceof CellState.Running)
                    .forEach(cell -> cell.set(new CellState.Waiting()));
            state.set(State.STOPPED);
            secondsLeft.set(-1);
            changed();
        }
    }

    /// The next cell to be run, which is marked as running; nothing when no cell waits or nothing goes on.
    public Optional<GridCell> next() {
        if (state.get() != State.RUNNING) {
            return Optional.empty();
        }
        Optional<GridCell> next =
                cells.stream()
                        .filter(cell -> cell.state() instanceof CellState.Waiting)
                        .findFirst();
        next.ifPresent(cell -> cell.set(new CellState.Running()));
        changed();
        return next;
    }

    /// A cell has been run; heard only while it is running.
    public void done(GridCell cell, StoryFigures figures, Trace trace) {
        if (cell.state() instanceof CellState.Running) {
            if (figures.perplexity() == null
                    && figures.tokens() > 0
                    && figure.get() == GridFigure.PERPLEXITY) {
                // Nobody is there to judge.
                figure.set(GridFigure.DISTINCT);
            }
            end(cell, new CellState.Done(figures, trace.text(), new SoftReference<>(trace)));
        }
    }

    /// A cell could not be run; heard only while it is running.
    public void failed(GridCell cell, String sentence) {
        if (cell.state() instanceof CellState.Running) {
            end(cell, new CellState.Failed(sentence));
        }
    }

    private void end(GridCell cell, CellState how) {
        cell.set(how);
        doneSince++;
        long waiting = count(s -> s instanceof CellState.Waiting);
        double seconds = (nanos.getAsLong() - since) / NANOS;
        if (waiting == 0) {
            boolean all = done() == cells.size();
            secondsLeft.set(-1);
            state.set(all ? State.COMPLETE : State.STOPPED);
        } else {
            secondsLeft.set(waiting * seconds / doneSince);
        }
        changed();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    private long count(Predicate<CellState> states) {
        return cells.stream().map(GridCell::state).filter(states).count();
    }

    /// What it is made of; `null` before the first.
    public ReadOnlyObjectProperty<@Nullable GridPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /// What it is doing.
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Rises with every change of any cell.
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// How long the waiting cells will still take, in seconds; negative while unknown.
    public ReadOnlyDoubleProperty secondsLeftProperty() {
        return secondsLeft.getReadOnlyProperty();
    }

    /// The figure that is shown and sorted by.
    public ObjectProperty<GridFigure> figureProperty() {
        return figure;
    }

    /// All cells, in the order in which they are run.
    public List<GridCell> cells() {
        return cells;
    }

    /// What is known of all cells, in the order in which they are run.
    public List<GridRow> rows() {
        return cells.stream().map(GridCell::row).toList();
    }

    /// Hash of the model that the grid was begun with; empty before the first.
    public String model() {
        return model;
    }

    /// What it was begun on; empty before the first.
    public String device() {
        return device;
    }

    /// How many cells have been run.
    public int done() {
        return (int) count(s -> s instanceof CellState.Done);
    }

    /// How many cells could not be run.
    public int failures() {
        return (int) count(s -> s instanceof CellState.Failed);
    }

    /// Share of the cells that have been run, 0 to 1; 0 before the first grid.
    public double share() {
        return cells.isEmpty() ? 0 : (double) done() / cells.size();
    }

    /// The cells that have been run by the figure, the best first.
    public List<GridCell> sorted() {
        return cells.stream()
                .filter(cell -> cell.state() instanceof CellState.Done)
                .sorted(Comparator.comparing(GridModel::figures, figure.get().bestFirst()))
                .toList();
    }

    /// The best cell by the figure; nothing before one has it.
    public Optional<GridCell> best() {
        return sorted().stream().findFirst().filter(cell -> figure.get().of(figures(cell)) != null);
    }

    private static StoryFigures figures(GridCell cell) {
        return ((CellState.Done) cell.state()).figures();
    }

    /// Where a cell's figure lies among those of all cells, from 0 for the worst to 1 for the best; a half where all are equal and
    /// `null` where there is none.
    ///
    /// @param range that of all cells
    public @Nullable Double rank(GridCell cell, DoubleSummaryStatistics range) {
        if (!(cell.state() instanceof CellState.Done done)) {
            return null;
        }
        Double value = figure.get().of(done.figures());
        if (value == null) {
            return null;
        }
        if (range.getMin() == range.getMax()) {
            return 0.5;
        }
        double share = (value - range.getMin()) / (range.getMax() - range.getMin());
        return figure.get().moreIsBetter() ? share : 1 - share;
    }

    /// The smallest and the greatest value of the figure; infinite before there is one.
    public DoubleSummaryStatistics range() {
        return cells.stream()
                .filter(cell -> cell.state() instanceof CellState.Done)
                .map(cell -> figure.get().of(figures(cell)))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
    }
}
