package noema.model.train;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sums up the steps of a stage between one report and the next.
final class ProgressMeter {

    /// Least share of a step in the running means of the losses.
    private static final double SHARE = 0.02;

    private final Lesson lesson;

    // Of the losses and the norm of the gradient.
    private final double[] means;
    private long counted;
    private long reportedStep;
    private double reportedAt;
    private double flops;
    private long tokens;

    /// @param step    where the stage begins or goes on
    /// @param seconds spent until then
    ProgressMeter(Lesson lesson, long step, double seconds) {
        this.lesson = lesson;
        means = new double[lesson.losses().size() + 1];
        reportedStep = step;
        reportedAt = seconds;
    }

    /// Adds a step.
    ///
    /// @param losses of the step, then the norm of its gradient; `null` when it was skipped
    void add(List<Stage.Batch> parts, float @Nullable [] losses) {
        counted++;
        double share = Math.max(SHARE, 1.0 / counted);
        for (int i = 0; losses != null && i < means.length; i++) {
            means[i] += (losses[i] - means[i]) * share;
        }
        flops += parts.stream().mapToDouble(Stage.Batch::flops).sum();
        tokens += parts.stream().mapToLong(Stage.Batch::tokens).sum();
    }

    /// Seconds that had been spent at the last report.
    double reportedAt() {
        return reportedAt;
    }

    /// Reports on the steps since the last report.
    ///
    /// @param step     steps made
    /// @param seconds  spent
    /// @param progress 0 to 1
    TrainingProgress report(long step, double seconds, double progress) {
        double span = Math.max(1e-9, seconds - reportedAt);
        double remaining = progress <= 0 ? Double.NaN : seconds * (1 - progress) / progress;
        var report =
                new TrainingProgress(
                        lesson.name(),
                        step,
                        lesson.losses(),
                        means.clone(),
                        progress,
                        tokens / span,
                        flops / span / 1e9,
                        (step - reportedStep) / span,
                        remaining);
        reportedAt = seconds;
        reportedStep = step;
        flops = 0;
        tokens = 0;
        return report;
    }
}
