package noema.model.reason;

import noema.model.tensor.NoemaException;

/// How concepts are thought of.
///
/// @param steps        denoising steps, 1 to 200
/// @param guidance     classifier-free guidance g in u + g (c - u); 1 means none (and costs half)
/// @param rescale      how much of the guided estimate's spread is pulled back to the conditional one's, 0 to 1 (Lin et al. 2024)
/// @param initialNoise factor on the noise it starts from, 0.1 to 2
/// @param eta          share of fresh noise in every step, 0 (DDIM) to 1 (ancestral sampling)
/// @param handover     noise level at which the thought is handed to the renderer, 0 to 0.9
/// @param candidates   concepts sampled side by side, of which the [preferred][Preference] one is kept, 1 to 64
/// @param breath       thoughts of sentences in a breath, 1 to 200: so many follow one another as they were thought, before all of them are put into
///                     words side by side and read back (the block of semi-autoregressive models); silent ones never are
/// @param memory       how far a thought is [drawn][Recall] to the nearest sentence that is remembered, 0 (not at all) to 1 (it becomes that
///                     sentence, as vague as it is at hand-over)
public record ConceptSettings(
        int steps,
        double guidance,
        double rescale,
        double initialNoise,
        double eta,
        double handover,
        int candidates,
        int breath,
        double memory) {

    /// At twice the speed of a model that writes word by word: thoughts grow out of more noise than is natural, for what they remind of
    /// varies less than they do, and are drawn most of the way to it; what is told of them still differs from it but for one sentence in
    /// thirteen (docs/experiments.md, 34).
    public static final ConceptSettings DEFAULT =
            new ConceptSettings(2, 1, 0.7, 1.2, 0.0, 0.6, 2, 5, 0.8);

    /// The values that foresee best (docs/experiments.md, 30): one long step to a vague thought, of many. Nearly the mean of what
    /// may follow, such a thought is seldom far from it, and seldom a sentence.
    public static final ConceptSettings FORESIGHT =
            new ConceptSettings(1, 1, 0.7, 0.8, 0.0, 0.7, 16);

    /// The values for speed: one step without guidance, nothing to choose from.
    public static final ConceptSettings QUICK = new ConceptSettings(1, 1, 0.7, 1.0, 0.0, 0.1, 1);

    /// The same with another number of steps.
    ///
    /// @throws NoemaException when it is out of range
    public ConceptSettings withSteps(int other) {
        return new ConceptSettings(
                other, guidance, rescale, initialNoise, eta, handover, candidates, breath, memory);
    }

    /// The same with so many thoughts in a breath.
    ///
    /// @throws NoemaException when it is out of range
    public ConceptSettings withBreath(int other) {
        return new ConceptSettings(
                steps, guidance, rescale, initialNoise, eta, handover, candidates, other, memory);
    }

    /// The same with thoughts drawn so far to what is remembered.
    ///
    /// @throws NoemaException when it is out of range
    public ConceptSettings withMemory(double other) {
        return new ConceptSettings(
                steps, guidance, rescale, initialNoise, eta, handover, candidates, breath, other);
    }

    /// Without memory.
    public ConceptSettings(
            int steps,
            double guidance,
            double rescale,
            double initialNoise,
            double eta,
            double handover,
            int candidates,
            int breath) {
        this(steps, guidance, rescale, initialNoise, eta, handover, candidates, breath, 0);
    }

    /// Without memory, with one thought in a breath.
    public ConceptSettings(
            int steps,
            double guidance,
            double rescale,
            double initialNoise,
            double eta,
            double handover,
            int candidates) {
        this(steps, guidance, rescale, initialNoise, eta, handover, candidates, 1);
    }

    /// Checks every value.
    ///
    /// @throws NoemaException when one is out of range, naming it
    public ConceptSettings {
        NoemaException.require("concept steps", steps, 1, 200);
        NoemaException.require("concept guidance", guidance, 0, 20);
        NoemaException.require("guidance rescale", rescale, 0, 1);
        NoemaException.require("initial noise scale", initialNoise, 0.1, 2);
        NoemaException.require("eta", eta, 0, 1);
        NoemaException.require("hand-over level", handover, 0, 0.9);
        NoemaException.require("number of candidates (best-of)", candidates, 1, 64);
        NoemaException.require("number of thoughts in a breath", breath, 1, 200);
        NoemaException.require("memory", memory, 0, 1);
    }
}
