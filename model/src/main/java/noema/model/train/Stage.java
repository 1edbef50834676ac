package noema.model.train;

import java.util.List;
import noema.model.tensor.HostArray;

/// One stage of training: what is learned, from which batches.
public interface Stage {

    /// What is learned.
    Lesson lesson();

    /// The arguments of one step, or of one part of a step.
    ///
    /// @param step     number from 0; together with the seed it decides everything random
    /// @param progress share of the stage that is done, 0 to 1
    Batch batch(long step, double progress);

    /// A batch ready to be sent.
    ///
    /// @param arguments what the method takes
    /// @param tokens    real tokens (or concept slots) in it
    /// @param flops     floating-point operations it takes, forward and backward, from the matrix sizes
    record Batch(List<HostArray> arguments, long tokens, double flops) {}
}
