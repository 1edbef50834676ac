package noema.app.desktop;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import noema.model.atlas.AtlasMemory;
import noema.model.evaluate.StoryFigures;
import noema.model.generate.ConceptModel;
import noema.model.generate.Insight;
import noema.model.generate.StopSignal;
import noema.model.tell.ModelFamily;
import noema.model.tensor.NoemaException;
import noema.model.text.BpeVocabulary;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.ui.compare.CompareModel;
import noema.ui.compare.Heard;
import noema.ui.compare.Lane;
import org.jspecify.annotations.Nullable;

/// Runs the lanes of a comparison one after another, so that each has the machine for itself.
final class CompareConductor {

    private final ModelHost host;
    private final CompareModel model;
    private final Consumer<String> tell;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final Deque<Lane> waiting = new ArrayDeque<>();
    private @Nullable Job current;

    private final Map<String, BpeVocabulary> words = new ConcurrentHashMap<>();

    /// @param tell tells the user a sentence
    CompareConductor(ModelHost host, CompareModel model, Consumer<String> tell) {
        this.host = host;
        this.model = model;
        this.tell = tell;
    }

    /// Whether lanes are being run.
    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// The text of a token of another checkpoint, which has told a lane.
    String piece(String model, int token) {
        BpeVocabulary known = words.get(model);
        return known == null || token < 0 || token >= known.size()
                ? "<" + token + ">"
                : known.text(token);
    }

    /// Runs all lanes that are not pinned.
    void run() {
        if (running.get()) {
            return;
        }
        if (!(host.state() instanceof ModelState.Ready)) {
            tell.accept(
                    host.state() instanceof ModelState.Failed failed
                            ? failed.sentence()
                            : "The model is still being loaded; press Run again in a moment.");
            return;
        }
        if (!model.canRun()) {
            tell.accept(
                    model.lanes().size() < CompareModel.FEWEST
                            ? "A comparison needs two lanes at least; add one."
                            : "All lanes are pinned; unpin one to run it again.");
            return;
        }
        waiting.addAll(model.begin());
        running.set(true);
        next();
    }

    /// Stops; what is finished stays.
    void stop() {
        waiting.clear();
        model.dropWaiting();
        Job job = current;
        if (job == null) {
            return;
        }
        job.signal = StopSignal.Stop.NOW;
        if (!job.begun) {
            // Its model is still being loaded, which cannot be hurried.
            current = null;
            model.drop(job.lane.id());
            running.set(false);
        }
    }

    /// Stops for good.
    void close() {
        stop();
        current = null;
        running.set(false);
    }

    private void next() {
        Lane lane = waiting.poll();
        if (lane == null) {
            current = null;
            running.set(false);
            return;
        }
        var job = new Job(lane);
        current = job;
        model.heard(lane.id(), List.of());
        host.run(job::compute, job::failed, job.pump::end);
        job.pump.start();
    }

    /// One lane.
    private final class Job {
        private final Lane lane;
        private final EventPump<Heard> pump = new EventPump<>(this::show, this::over);
        private volatile StopSignal.Stop signal = StopSignal.Stop.NONE;
        private volatile @Nullable Trace trace;
        private volatile @Nullable StoryFigures figures;
        private volatile @Nullable String problem;
        private boolean begun;

        Job(Lane lane) {
            this.lane = lane;
        }

        /// On the compute thread.
        void compute(ModelFamily family) {
            if (lane.model().isEmpty() || signal != StopSignal.Stop.NONE) {
                compute(family, family);
                return;
            }
            Path folder = Path.of(lane.model());
            try (ConceptModel base = ConceptModel.load(folder, family.base().precision());
                    var other = new ModelFamily(base, ModelFamily.Folders.beside(folder))) {
                AtlasMemory.give(base, folder, _ -> {});
                words.put(lane.model(), base.tokenizer().vocabulary());
                compute(other, family);
            }
        }

        private void compute(ModelFamily family, ModelFamily judging) {
            Recipe recipe = lane.recipe();
            if (signal == StopSignal.Stop.NONE) {
                family.load(recipe.way());
                family.warmUp(recipe.way(), () -> signal);
            }
            if (signal != StopSignal.Stop.NONE) {
                return;
            }
            long start = System.nanoTime();
            Trace told =
                    family.generate(
                            recipe, Insight.PLAIN, event -> heard(event, start), () -> signal);
            trace = told;
            figures = StoryFigures.of(told, null);
            try {
                figures = StoryFigures.of(told, judging.judge());
            } catch (NoemaException e) {
                // The other figures need no judge.
                problem = e.getMessage();
            }
        }

        private void heard(TraceEvent event, long start) {
            pump.add(new Heard(event, (System.nanoTime() - start) / 1e9));
        }

        /// On the compute thread.
        void failed(NoemaException e) {
            problem = e.getMessage();
        }

        private void show(List<Heard> events) {
            if (current == this) {
                begun = true;
                model.heard(lane.id(), events);
            }
        }

        private void over() {
            if (current != this) {
                return;
            }
            Trace told = trace;
            String sentence = problem;
            if (told != null) {
                model.finished(lane.id(), told, figures);
                if (sentence != null) {
                    tell.accept(sentence);
                }
            } else if (sentence != null) {
                model.failed(lane.id(), sentence);
            } else {
                model.drop(lane.id());
            }
            next();
        }
    }
}
