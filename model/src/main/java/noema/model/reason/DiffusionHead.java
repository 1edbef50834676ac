package noema.model.reason;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.Parameter;
import noema.model.tensor.TorchModule;

/// The layers that denoise concepts: one for the next concept of a story, one for all concepts of a group.
///
/// Each layer attends within what is denoised and to a memory; the noise level scales what the layer does (adaptive layer
/// norm, one shared projection and a bias for each layer). The head predicts the velocity v = alpha e - sigma x0 of a
/// variance-preserving process (Salimans and Ho 2022) and answers the x0 estimate alpha x - sigma v.
///
/// A head is told not only how noisy a concept is but also how far the step is to lead (shortcut models, Frans et al. 2024,
/// arXiv 2410.12557): a step of no length asks for the expectation, as in every diffusion model, a long one for where many
/// short ones would end.
public final class DiffusionHead {

    /// TorchScript source.
    public static final String SOURCE = TorchModule.source(DiffusionHead.class, "head.py");

    /// Sinusoidal features that tell a noise level.
    public static final int LEVEL_FEATURES = 64;

    private DiffusionHead() {}

    /// Weights of a head, its names beginning with `prefix`.
    ///
    /// @param width    D, numbers per slot inside
    /// @param hidden   numbers inside the feed-forward layers
    /// @param slotSize C, numbers per slot of a concept
    /// @param inputs   tensors of that many numbers per slot that it reads side by side: the noisy one, the guess, and so on
    /// @param layers   how many
    public static List<Parameter> parameters(
            String prefix, int width, int hidden, int slotSize, int inputs, int layers) {
        var all = new ArrayList<Parameter>();
        all.addAll(Parameter.affine(prefix + ".level", width, LEVEL_FEATURES));
        all.addAll(Parameter.affine(prefix + ".modulation", 4 * width, width));
        all.addAll(Parameter.affine(prefix + ".noisy", width, inputs * slotSize));
        for (int i = 0; i < layers; i++) {
            String name = prefix + ".denoiser" + i;
            Parameter.block(name, width, hidden, width, layers).stream()
                    .filter(p -> !p.name().contains("norm1") && !p.name().contains("norm2"))
                    .forEach(all::add);
            all.add(Parameter.zeros(name + ".modulation", 4L * width));
        }
        all.addAll(Parameter.norm(prefix + ".norm", width));
        all.add(
                Parameter.normal(
                        prefix + ".velocity.weight", 0.02 / Math.sqrt(width), slotSize, width));
        all.add(Parameter.zeros(prefix + ".velocity.bias", slotSize));
        all.add(stride(prefix, width));
        return all;
    }

    private static Parameter stride(String prefix, int width) {
        return Parameter.zeros(prefix + ".stride.weight", width, LEVEL_FEATURES);
    }

    /// Weights as this version has them: a head that was trained before heads were told the length of a step goes on without
    /// hearing of it.
    ///
    /// @param weights of a network with a head
    public static SequencedMap<String, FloatTensor> current(
            String prefix, int width, SequencedMap<String, FloatTensor> weights) {
        Parameter stride = stride(prefix, width);
        if (weights.containsKey(stride.name())) {
            return weights;
        }
        var all = new TreeMap<>(weights);
        all.put(stride.name(), stride.initialise(0));
        return Collections.unmodifiableSequencedMap(all);
    }
}
