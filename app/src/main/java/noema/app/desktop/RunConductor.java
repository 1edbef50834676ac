package noema.app.desktop;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import noema.model.generate.Insight;
import noema.model.generate.StopSignal;
import noema.model.tensor.NoemaException;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.Way;
import noema.ui.controls.Conductor;
import noema.ui.controls.RunState;
import noema.ui.run.Playhead;
import noema.ui.run.RunModel;
import noema.ui.run.RunSnapshot;
import noema.ui.run.SentenceRun;
import org.jspecify.annotations.Nullable;

/// Runs recipes on the model, one at a time; the latest wins, unless it is told to wait.
final class RunConductor implements Conductor {

    private final ModelHost host;
    private final RunModel shown;
    private final Playhead playhead;
    private final Consumer<Trace> finished;
    private final Consumer<String> tell;
    private final ReadOnlyObjectWrapper<RunState> state =
            new ReadOnlyObjectWrapper<>(RunState.IDLE);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyDoubleWrapper secondsLeft = new ReadOnlyDoubleWrapper(-1);
    private final ObservableList<Recipe> waiting = FXCollections.observableArrayList();
    private final ObservableValue<Set<Way>> ways;
    private @Nullable Job current;

    /// @param shown    the run that the panes look at
    /// @param playhead follows every run that begins
    /// @param finished hears of every run that ended, on the JavaFX thread
    /// @param tell     tells the user a sentence
    RunConductor(
            ModelHost host,
            RunModel shown,
            Playhead playhead,
            Consumer<Trace> finished,
            Consumer<String> tell) {
        this.host = host;
        this.shown = shown;
        this.playhead = playhead;
        this.finished = finished;
        this.tell = tell;
        ways =
                host.stateProperty()
                        .map(now ->
                                now instanceof ModelState.Ready ready
                                        ? ready.ways()
                                        : EnumSet.allOf(Way.class));
    }

    @Override
    public void run(Recipe recipe) {
        Job running = current;
        if (running != null) {
            running.signal = StopSignal.Stop.NOW;
            running.replaced = true;
        }
        begin(recipe);
    }

    @Override
    public void enqueue(Recipe recipe) {
        if (current == null) {
            begin(recipe);
        } else {
            waiting.add(recipe);
        }
    }

    @Override
    public void stop(boolean afterSentence) {
        Job running = current;
        if (running != null) {
            running.signal = afterSentence ? StopSignal.Stop.AFTER_SENTENCE : StopSignal.Stop.NOW;
            state.set(RunState.STOPPING);
        }
    }

    private void begin(Recipe recipe) {
        if (!(host.state() instanceof ModelState.Ready ready)) {
            tell.accept(
                    host.state() instanceof ModelState.Failed failed
                            ? failed.sentence()
                            : "The model is still being loaded; press Generate again in a moment.");
            return;
        }
        var job = new Job(recipe);
        current = job;
        // The model begins first: it thinks while the panes clear.
        host.run(
                models ->
                        job.trace =
                                models.generate(
                                        recipe, Insight.EXAMINED, job::heard, () -> job.signal),
                job::failed,
                job.pump::end);
        state.set(RunState.RUNNING);
        progress.set(0);
        secondsLeft.set(-1);
        shown.show(RunSnapshot.begin(recipe, ready.hash(), ready.device()));
        playhead.playingProperty().set(false);
        playhead.followingProperty().set(true);
        job.pump.start();
    }

    /// One run.
    private final class Job {
        private final Recipe recipe;
        private final long start = System.nanoTime();
        private final EventPump<TraceEvent> pump = new EventPump<>(this::show, this::over);
        private volatile StopSignal.Stop signal = StopSignal.Stop.NONE;
        private volatile @Nullable Trace trace;
        private volatile @Nullable String failure;
        private boolean replaced;

        Job(Recipe recipe) {
            this.recipe = recipe;
        }

        /// On the compute thread.
        void heard(TraceEvent event) {
            pump.add(event);
            boolean free =
                    switch (event) {
                        case TraceEvent.ThoughtExamined _, TraceEvent.GroupSettled _ -> true;
                        case TraceEvent.SentenceSettled _ -> !recipe.way().thinks();
                        default -> false;
                    };
            if (free) {
                // Between two sentences the model is free for a moment.
                host.answerQuestions();
            }
        }

        /// On the compute thread.
        void failed(NoemaException e) {
            failure = e.getMessage();
        }

        private void show(List<TraceEvent> events) {
            if (current == this) {
                shown.add(events);
                measure();
            }
        }

        private void measure() {
            RunSnapshot run = shown.snapshot();
            if (run == null) {
                return;
            }
            double done = 0;
            for (SentenceRun sentence : run.sentences()) {
                done += share(sentence);
            }
            double share = Math.min(1, done / recipe.sentences());
            progress.set(share);
            double seconds = (System.nanoTime() - start) / 1e9;
            secondsLeft.set(share > 0.02 ? seconds * (1 - share) / share : -1);
        }

        /// Half of a sentence is thinking, half is speaking; where nothing is thought, only whole sentences count.
        private double share(SentenceRun sentence) {
            if (sentence.words() != null) {
                return 1;
            }
            if (!recipe.way().thinks()) {
                return 0;
            }
            double thought = (double) sentence.steps().size() / recipe.concept().steps();
            double words = (double) sentence.frames().size() / recipe.tokens().steps();
            return Math.min(0.95, thought / 2 + words / 2);
        }

        private void over() {
            if (current != this) {
                return;
            }
            current = null;
            state.set(RunState.IDLE);
            progress.set(-1);
            secondsLeft.set(-1);
            Trace told = trace;
            String sentence = failure;
            if (told != null) {
                finished.accept(told);
            } else if (sentence != null) {
                tell.accept(sentence);
            }
            if (!replaced && !waiting.isEmpty()) {
                Platform.runLater(() -> {
                    if (current == null && !waiting.isEmpty()) {
                        begin(waiting.removeFirst());
                    }
                });
            }
        }
    }

    @Override
    public ObservableValue<Set<Way>> waysProperty() {
        return ways;
    }

    @Override
    public ReadOnlyObjectProperty<RunState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyDoubleProperty secondsLeftProperty() {
        return secondsLeft.getReadOnlyProperty();
    }

    @Override
    public ObservableList<Recipe> waiting() {
        return waiting;
    }
}
