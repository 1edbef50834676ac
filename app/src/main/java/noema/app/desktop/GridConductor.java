package noema.app.desktop;

import java.util.Set;
import java.util.function.Consumer;
import javafx.application.Platform;
import noema.model.evaluate.StoryFigures;
import noema.model.generate.Insight;
import noema.model.generate.StopSignal;
import noema.model.tell.ModelFamily;
import noema.model.tensor.NoemaException;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.Way;
import noema.ui.grid.GridCell;
import noema.ui.grid.GridModel;
import noema.ui.grid.GridPlan;
import org.jspecify.annotations.Nullable;

/// Runs the cells of a grid one after another. Each is a piece of work of its own for the model, so that questions and other runs come
/// between. Used on the JavaFX thread.
final class GridConductor {

    private final ModelHost host;
    private final GridModel model;
    private final Consumer<String> tell;
    private @Nullable Job current;

    /// @param tell tells the user a sentence
    GridConductor(ModelHost host, GridModel model, Consumer<String> tell) {
        this.host = host;
        this.model = model;
        this.tell = tell;
    }

    /// Runs a plan, in place of the one that is there; tells why when that cannot be.
    void run(GridPlan plan) {
        if (host.state() instanceof ModelState.Ready ready) {
            if (fits(plan, ready.ways())) {
                cancel();
                model.begin(plan, ready.hash(), ready.device());
                next();
            }
        } else {
            tell.accept(absence());
        }
    }

    private boolean fits(GridPlan plan, Set<Way> there) {
        try {
            plan.requireWays(there);
            return true;
        } catch (NoemaException e) {
            tell.accept(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private String absence() {
        return host.state() instanceof ModelState.Failed failed
                ? failed.sentence()
                : "The model is still being loaded; press Run again in a moment.";
    }

    /// Runs the cells that are not done; tells why when that cannot be.
    void resume() {
        if (!(host.state() instanceof ModelState.Ready)) {
            tell.accept(absence());
        } else if (!isSameModel()) {
            tell.accept(
                    "This grid was begun with another model; press Run to run all of it with this one.");
        } else if (current == null) {
            model.resume();
            next();
        }
    }

    private boolean isSameModel() {
        return host.state() instanceof ModelState.Ready ready && ready.hash().equals(model.model());
    }

    /// Stops at once; what is done stays.
    void stop() {
        cancel();
        model.stop();
    }

    private void cancel() {
        Job job = current;
        if (job != null) {
            job.cancelled = true;
            current = null;
        }
    }

    private void next() {
        if (model.stateProperty().get() == GridModel.State.RUNNING && !isSameModel()) {
            model.stop();
            tell.accept(
                    "The grid has stopped, since another model takes the place of the one it was begun with.");
        }
        model.next()
                .ifPresent(cell -> {
                    var job = new Job(cell);
                    current = job;
                    host.run(job::work, job::failed, job::ended);
                });
    }

    /// One cell.
    private final class Job {
        private final GridCell cell;
        private volatile boolean cancelled;
        private volatile @Nullable Trace trace;
        private volatile @Nullable StoryFigures figures;
        private volatile @Nullable String failure;

        Job(GridCell cell) {
            this.cell = cell;
        }

        /// On the compute thread.
        void work(ModelFamily family) {
            if (cancelled) {
                return;
            }
            Trace told =
                    family.generate(
                            cell.cell().recipe(),
                            Insight.PLAIN,
                            event -> {},
                            StopSignal.now(
                                    () -> cancelled || Thread.currentThread().isInterrupted()));
            if (!cancelled && told.end().reason() != TraceEvent.End.CANCELLED) {
                figures = StoryFigures.of(told, family.judge());
                trace = told;
            }
        }

        /// On the compute thread.
        void failed(NoemaException e) {
            failure = e.getMessage();
        }

        /// On the compute thread.
        void ended() {
            Platform.runLater(this::over);
        }

        private void over() {
            if (current != this) {
                return;
            }
            current = null;
            Trace told = trace;
            StoryFigures numbers = figures;
            if (told != null && numbers != null) {
                model.done(cell, numbers, told);
            } else {
                String sentence = failure;
                model.failed(cell, sentence == null ? ModelHost.UNEXPECTED : sentence);
            }
            next();
        }
    }
}
