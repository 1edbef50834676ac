package noema.model.train;

import noema.model.concept.ModelConfig;
import noema.model.concept.ReasonerSizes;
import noema.model.level.LevelConfig;
import noema.model.words.WordConfig;

/// Floating-point operations of training steps, counted from the sizes of the matrix products alone: two for each
/// multiply-add, three times the forward pass (once forward, twice backward). Attention scores are left out (under 2 %).
final class Flops {

    private Flops() {}

    static double autoencoder(ModelConfig c, long tokens, long sentences) {
        double encoderRows = tokens + (double) sentences * c.slots();
        double memoryRows = (double) sentences * c.slots() * (1 + c.before());
        double masked = 0.65 * tokens;
        double forward =
                encoderRows * c.encoderLayers() * self(c)
                        + tokens
                                * (double) c.renderLayers()
                                * (self(c) + 2.0 * c.width() * c.width())
                        + memoryRows * c.renderLayers() * 2.0 * c.width() * c.width()
                        + (masked + sentences) * c.vocabulary() * (double) c.width();
        return 6 * forward;
    }

    static double reasoner(ReasonerSizes c, long contexts, long targets) {
        double w2 = (double) c.width() * c.width();
        double context = (double) contexts * c.slots();
        double noisy = (double) targets * c.slots();
        double forward =
                context * (c.contextLayers() * self(c) + c.denoiserLayers() * 2 * w2)
                        + noisy * c.denoiserLayers() * (self(c) + 2 * w2);
        // The second term is without a backward pass: self-conditioning in half of the steps, and
        // twice a third of the targets for the shortcuts.
        return 6 * forward + 7 / 3.0 * noisy * c.denoiserLayers() * (self(c) + 2 * w2);
    }

    /// Estimates of the reasoner that go through the frozen renderer, forward and backward to its input.
    static double spoken(ModelConfig c, long tokens) {
        double w2 = (double) c.width() * c.width();
        return 4.0
                * tokens
                * (c.renderLayers() * (self(c) + 2 * w2) + c.vocabulary() * (double) c.width());
    }

    /// Group encoder and group renderer.
    static double group(LevelConfig c, long children, long groups) {
        double slots = (double) children * c.slots();
        double encoder = (slots + (double) groups * c.slots()) * c.encoderLayers() * self(c);
        return 6 * encoder + unfolding(c, children, groups);
    }

    /// Group renderer on parents that the reasoner makes in some steps.
    static double groupAdaptation(LevelConfig c, Dreams.Work work, long children, long groups) {
        return 2 * dreaming(c, work) + unfolding(c, children, groups);
    }

    private static double unfolding(LevelConfig c, long children, long groups) {
        double w2 = (double) c.width() * c.width();
        double slots = (double) children * c.slots();
        double memory = (double) groups * (2 + c.before()) * c.slots() * 2 * w2;
        double renderer = c.renderLayers() * (slots * (self(c) + 2 * w2) + memory);
        // Without a backward pass: self-conditioning in half of the steps, and shortcuts in half of
        // them.
        return 6 * renderer + 3 * renderer;
    }

    /// Forward passes of context tower and denoiser.
    private static double dreaming(ReasonerSizes c, Dreams.Work work) {
        double w2 = (double) c.width() * c.width();
        return c.slots()
                * (work.contexts() * (c.contextLayers() * self(c) + c.denoiserLayers() * 2 * w2)
                        + work.evaluations() * c.denoiserLayers() * (self(c) + 2 * w2));
    }

    /// Here attention is counted too: over windows of hundreds of tokens it is a tenth of the work.
    static double autoregressive(WordConfig c, long tokens, long rows, long longest) {
        double block = 4.0 * c.width() * c.width() + 2.0 * c.width() * c.hidden();
        double attention = 2.0 * rows * longest * longest * c.width();
        double forward =
                c.layers() * (tokens * block + attention)
                        + tokens * (double) c.vocabulary() * c.width();
        return 6 * forward;
    }

    /// Of masked diffusion, where on average half of the tokens are predicted.
    static double masked(WordConfig c, long tokens, long rows, long longest) {
        return autoregressive(c, tokens, rows, longest)
                - 3.0 * tokens * (double) c.vocabulary() * c.width();
    }

    /// @param seen rows of what the tokens attend to, over all sentences
    static double adaptation(ModelConfig c, Dreams.Work work, long tokens, long seen) {
        double w2 = (double) c.width() * c.width();
        double renderer =
                tokens
                                * (c.renderLayers() * (self(c) + 2 * w2)
                                        + 0.65 * c.vocabulary() * (double) c.width())
                        + seen * c.renderLayers() * 2 * w2;
        return 2 * dreaming(c, work) + 6 * renderer;
    }

    static double self(ReasonerSizes c) {
        return 4.0 * c.width() * c.width() + 2.0 * c.width() * c.hidden();
    }
}
