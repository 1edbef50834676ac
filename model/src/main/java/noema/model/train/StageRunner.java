package noema.model.train;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.TorchModule;
import noema.model.tensor.Workers;

/// Runs one stage: learning rate, steps, averages of the losses, progress reports and checkpoints.
///
/// A step has as many parts as there are workers, each a batch of its own to the stage. The next ones are prepared on other threads while the current one is computed: one where there are few cores, several
/// where there are many, since a GPU takes them faster than one thread makes them.
final class StageRunner {

    private static final double WEIGHT_DECAY = 0.1;
    private static final double CLIP = 1.0;
    private static final int WARM_UP = 100;
    private static final int CORES_PER_LOADER = 4;
    private static final int MOST_LOADERS = 4;

    private final TorchModule module;
    private final Stage stage;
    private final Workers workers;
    private final Budget budget;
    private final TrainingListener listener;
    private final BooleanSupplier cancelled;
    private long step;
    private double seconds;

    StageRunner(
            TorchModule module,
            Stage stage,
            Workers workers,
            Budget budget,
            TrainingListener listener,
            BooleanSupplier cancelled) {
        this.module = module;
        this.stage = stage;
        this.workers = workers;
        this.budget = budget;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    /// Continues at a step instead of starting at 0.
    void resumeAt(long step, double seconds) {
        this.step = step;
        this.seconds = seconds;
    }

    /// Trains until the budget is used up or the run is cancelled.
    ///
    /// @param checkpoint      called now and then, and at the end, with the steps and seconds so far
    /// @param checkpointEvery seconds between checkpoints
    /// @return whether the stage is complete
    /// @throws NoemaException when the loss is no longer a number
    boolean run(Checkpointer checkpoint, double checkpointEvery) {
        var meter = new ProgressMeter(stage.lesson(), step, seconds);
        double lastCheckpoint = seconds;
        int skipped = 0;
        int ahead =
                Math.clamp(
                        Runtime.getRuntime().availableProcessors() / CORES_PER_LOADER,
                        1,
                        MOST_LOADERS);
        try (ExecutorService loader = Executors.newFixedThreadPool(ahead)) {
            var batches = new ArrayDeque<Future<List<Stage.Batch>>>();
            while (budget.progress(step, seconds) < 1 && !cancelled.getAsBoolean()) {
                long begin = System.nanoTime();
                while (batches.size() <= ahead) {
                    long coming = step + batches.size();
                    batches.add(submit(loader, coming, budget.progress(coming, seconds)));
                }
                List<Stage.Batch> parts = Workers.result(batches.remove());
                float[] losses =
                        module.train(
                                stage.lesson().method(),
                                parts.stream().map(Stage.Batch::arguments).toList(),
                                rates(budget.progress(step, seconds)),
                                workers);
                skipped = Float.isFinite(losses[losses.length - 1]) ? 0 : skipped + 1;
                if (skipped > 20) {
                    throw new NoemaException(
                            "Training of stage "
                                    + stage.lesson().name()
                                    + " broke down (the gradient is not a number 20 times in a row); resume with a lower learning rate.");
                }
                step++;
                seconds += (System.nanoTime() - begin) / 1e9;
                double progress = budget.progress(step, seconds);
                meter.add(parts, skipped == 0 ? losses : null);
                if (seconds - meter.reportedAt() >= 1 || progress >= 1) {
                    listener.progressed(meter.report(step, seconds, progress));
                }
                if (seconds - lastCheckpoint >= checkpointEvery) {
                    checkpoint.save(step, seconds);
                    lastCheckpoint = seconds;
                }
            }
        }
        checkpoint.save(step, seconds);
        return budget.progress(step, seconds) >= 1;
    }

    private FloatTensor rates(double progress) {
        double warm = Math.min(1, (step + 1.0) / WARM_UP);
        double cosine = 0.5 * (1 + Math.cos(Math.PI * progress));
        double rate = stage.lesson().learningRate() * warm * Math.max(cosine, 0.005);
        double average = Math.min(0.999, (1.0 + step) / (10.0 + step));
        return FloatTensor.of(
                new float[] {(float) rate, (float) WEIGHT_DECAY, (float) CLIP, (float) average}, 4);
    }

    /// A part of a step for each worker.
    private Future<List<Stage.Batch>> submit(ExecutorService loader, long step, double progress) {
        int many = workers.count();
        return loader.submit(() ->
                LongStream.range(step * many, (step + 1) * many)
                        .mapToObj(number -> stage.batch(number, progress))
                        .toList());
    }

    /// Saves the state of a run.
    @FunctionalInterface
    interface Checkpointer {
        void save(long step, double seconds);
    }
}
