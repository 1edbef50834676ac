package noema.model.train;

import java.util.List;
import noema.model.tensor.Parameter;

/// What a stage of training teaches, and how.
///
/// @param name         for progress lines and checkpoints, for example `autoencoder`
/// @param method       TorchScript method that takes a batch and answers losses and gradients
/// @param trainable    names of the weights it updates
/// @param losses       names of the numbers a step reports, the first being the loss; the gradient norm follows them
/// @param learningRate the highest
public record Lesson(
        String name,
        String method,
        List<String> trainable,
        List<String> losses,
        double learningRate) {

    static Lesson of(
            String name,
            String method,
            List<Parameter> trainable,
            List<String> losses,
            double learningRate) {
        return new Lesson(
                name,
                method,
                trainable.stream().map(Parameter::name).toList(),
                losses,
                learningRate);
    }
}
