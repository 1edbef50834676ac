package noema.model.train;

import java.util.List;
import noema.model.tensor.HostArray;

/// One stage of training: what is learned, from which batches.
public interface Stage {

    /// Short name for progress lines and checkpoints, for example `autoencoder`.
    String name();

    /// The TorchScript method that makes one step; it takes the batch and then the rates.
    String method();

    /// Names of the weights it updates.
    List<String> trainable();

    /// The arguments of one step.
    ///
    /// @param step     number of the step from 0; together with the seed it decides everything random
    /// @param progress share of the stage that is done, 0 to 1
    Batch batch(long step, double progress);

    /// Names of the numbers a step reports, the first being the loss; the gradient norm follows them.
    List<String> losses();

    /// Highest learning rate.
    double learningRate();

    /// A batch ready to be sent.
    ///
    /// @param arguments what the method takes before the rates
    /// @param tokens    real tokens (or concept slots) in it
    /// @param flops     floating-point operations of the step, forward and backward, from the matrix sizes
    record Batch(List<HostArray> arguments, long tokens, double flops) {}
}
