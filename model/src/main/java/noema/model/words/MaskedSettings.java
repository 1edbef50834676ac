package noema.model.words;

import noema.model.render.TokenOrder;
import noema.model.tensor.NoemaException;

/// How the masked-diffusion model continues a text (the names and defaults of LLaDA, arXiv 2502.09992).
///
/// @param sentences   sentences to write at most, 1 to 1,000,000
/// @param tokens      places of the canvas, 1 to 4096; what stands behind an end of the story is not text
/// @param block       places that are settled before the next block begins, from left to right; as many as the canvas has is plain
///                    diffusion, fewer is semi-autoregressive; 1 to 4096
/// @param steps       denoising steps over all blocks, 1 to 4096; every block gets its share and one at least
/// @param order       which tokens of a block are settled first
/// @param temperature 0 takes the likeliest token, 1 samples the model's distribution, up to 3
/// @param guidance    scale s in u + (1 + s)(c - u), u being the prediction with the prompt masked as well (unsupervised
///                    guidance); 0 means none, up to 10
/// @param seed        decides everything random
public record MaskedSettings(
        int sentences,
        int tokens,
        int block,
        int steps,
        TokenOrder order,
        double temperature,
        double guidance,
        long seed) {

    /// Tokens that a sentence of a story needs, about.
    private static final int TOKENS_PER_SENTENCE = 13;

    private static final int MOST = 4096;

    /// Checks the ranges.
    ///
    /// @throws NoemaException when a value is out of its range, naming it
    public MaskedSettings {
        NoemaException.require("number of sentences", sentences, 1, 1_000_000);
        NoemaException.require("number of tokens", tokens, 1, MOST);
        NoemaException.require("block length", block, 1, MOST);
        NoemaException.require("denoising steps", steps, 1, MOST);
        NoemaException.require("temperature", temperature, 0, 3);
        NoemaException.require("guidance", guidance, 0, 10);
    }

    /// A story of some sentences: blocks of 16 places, two tokens a step, temperature .5.
    public static MaskedSettings standard(int sentences, long seed) {
        int tokens = TOKENS_PER_SENTENCE * Math.clamp(sentences, 1, 20);
        return new MaskedSettings(
                sentences, tokens, 16, (tokens + 1) / 2, TokenOrder.CONFIDENCE, 0.5, 0, seed);
    }

    /// The same with the whole canvas as one block: all words at once.
    public MaskedSettings allAtOnce() {
        return withBlock(tokens);
    }

    /// The same with another block length.
    ///
    /// @throws NoemaException when it is out of range
    public MaskedSettings withBlock(int length) {
        return new MaskedSettings(
                sentences, tokens, length, steps, order, temperature, guidance, seed);
    }
}
