package noema.model.train;

import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.TorchModule;
import noema.model.tensor.Workers;

/// Runs the stages of a model one after the other, from wherever the run was, with checkpoints.
///
/// @param count    number of stages
/// @param budget   of each
/// @param listener hears the progress about once a second
/// @param cancelled asked before every step
record StageSequence(
        TorchModule module,
        Workers workers,
        TrainingRun run,
        int count,
        IntFunction<Budget> budget,
        TrainingListener listener,
        BooleanSupplier cancelled) {

    /// What the stages are.
    interface Curriculum {
        /// Makes a stage when its turn comes.
        Stage stage(int number);

        /// Called when a stage is complete.
        void ended(int number);
    }

    /// Runs what is left; each stage leaves the running averages of its weights behind.
    ///
    /// @param start where the run was; its tensors are in the module
    /// @return whether all are complete
    /// @throws noema.model.tensor.NoemaException when the run was learning something else or a loss is no longer a number
    boolean run(TrainingState start, Curriculum curriculum) {
        for (int i = start.stage(); i < count; i++) {
            int number = i;
            Stage stage = curriculum.stage(i);
            var runner =
                    new StageRunner(module, stage, workers, budget.apply(i), listener, cancelled);
            if (i == start.stage()) {
                start.requireLesson(stage.lesson());
                runner.resumeAt(start.step(), start.seconds());
            }
            module.trainWeights(stage.lesson().trainable());
            boolean complete =
                    runner.run(
                            (step, seconds) ->
                                    TrainingState.of(module, number, step, seconds)
                                            .write(run.out()),
                            run.checkpointSeconds());
            if (!complete) {
                return false;
            }
            Map<String, FloatTensor> averaged = TrainingState.averaged(module);
            module.command("freeze");
            averaged.forEach((name, value) -> module.put("w", name, value));
            curriculum.ended(i);
        }
        return true;
    }
}
