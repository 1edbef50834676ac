package noema.model.train;

import java.util.List;

/// Where a training run stands.
///
/// @param stage            name of the stage
/// @param step             steps done in it
/// @param names            names of the losses
/// @param losses           their running means over about 50 steps, then the gradient norm
/// @param progress         share of the stage that is done, 0 to 1
/// @param tokensPerSecond  real tokens (or concept slots) learned from per second
/// @param gigaflops        GFLOP/s of the matrix products
/// @param stepsPerSecond   steps per second
/// @param secondsRemaining estimate for this stage, NaN when unknown
public record TrainingProgress(
        String stage,
        long step,
        List<String> names,
        double[] losses,
        double progress,
        double tokensPerSecond,
        double gigaflops,
        double stepsPerSecond,
        double secondsRemaining) {

    /// The loss that is minimised.
    public double loss() {
        return losses[0];
    }

    /// All losses as `name value` pairs.
    public String describe() {
        var text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            text.append(i == 0 ? "" : " ").append("%s %.3f".formatted(names.get(i), losses[i]));
        }
        return text.append(" norm %.2f".formatted(losses[losses.length - 1])).toString();
    }
}
