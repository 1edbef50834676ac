package noema.model.trace;

import noema.model.render.TokenOrder;
import noema.model.tensor.NoemaException;

/// How the models write that go from words to words.
///
/// @param ar     word by word
/// @param canvas all words at once
public record WordSettings(Sequential ar, Canvas canvas) {

    /// The defaults of both.
    public static final WordSettings DEFAULT =
            new WordSettings(
                    new Sequential(0.8, 0.95), new Canvas(16, 2, TokenOrder.CONFIDENCE, 0.5, 0));

    /// One token after another.
    ///
    /// @param temperature divides the logits: 0 takes the likeliest token, 1 samples the model as it is; up to 3
    /// @param topP        only the likeliest tokens that together reach this share are drawn from, .01 to 1
    public record Sequential(double temperature, double topP) {

        /// Checks the ranges.
        ///
        /// @throws NoemaException when a value is out of its range, naming it
        public Sequential {
            NoemaException.require("temperature (word by word)", temperature, 0, 3);
            NoemaException.require("top-p", topP, 0.01, 1);
        }
    }

    /// Masked diffusion over a canvas of many sentences (LLaDA, arXiv 2502.09992).
    ///
    /// @param block         places that are settled before the next block begins, 1 to 512
    /// @param tokensPerStep tokens that one step settles, on average, 1 to 64
    /// @param order         which tokens of a block are settled first
    /// @param temperature   0 takes the likeliest token, 1 samples the model's distribution, up to 3
    /// @param guidance      scale s in u + (1 + s)(c - u), u being the prediction with the prompt masked as well; 0 means none,
    ///                      up to 10
    public record Canvas(
            int block,
            double tokensPerStep,
            TokenOrder order,
            double temperature,
            double guidance) {

        /// Checks the ranges.
        ///
        /// @throws NoemaException when a value is out of its range, naming it
        public Canvas {
            NoemaException.require("block length", block, 1, 512);
            NoemaException.require("tokens per step", tokensPerStep, 1, 64);
            NoemaException.require("temperature (all words at once)", temperature, 0, 3);
            NoemaException.require("prompt guidance", guidance, 0, 10);
        }

        /// The same in another order.
        public Canvas withOrder(TokenOrder other) {
            return new Canvas(block, tokensPerStep, other, temperature, guidance);
        }
    }
}
