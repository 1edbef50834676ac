package noema.model.generate;

import noema.model.tensor.NoemaException;

/// How the autoregressive baseline continues a text.
///
/// @param maxSentences sentences to write, at least 1
/// @param maxTokens    tokens to write at most, at least 1
/// @param temperature  divides the logits: 0 takes the most probable token, 1 samples the model as it is; at most 10
/// @param topP         only the most probable tokens that together reach this share are drawn from, in (0, 1]
/// @param seed         decides everything random
public record ArSettings(
        int maxSentences, int maxTokens, double temperature, double topP, long seed) {

    /// Checks the ranges.
    ///
    /// @throws NoemaException when a value is out of its range, naming it
    public ArSettings {
        if (maxSentences < 1) {
            throw new NoemaException(
                    "The number of sentences must be 1 or more, not " + maxSentences + ".");
        }
        if (maxTokens < 1) {
            throw new NoemaException(
                    "The number of tokens must be 1 or more, not " + maxTokens + ".");
        }
        if (!(temperature >= 0 && temperature <= 10)) {
            throw new NoemaException(
                    "The temperature must be between 0 and 10, not " + temperature + ".");
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new NoemaException("top-p must be above 0 and at most 1, not " + topP + ".");
        }
    }

    /// A story of some sentences at temperature 0.8 and top-p 0.95.
    public static ArSettings standard(int maxSentences, long seed) {
        return new ArSettings(
                maxSentences, 40 * Math.clamp(maxSentences, 1, 10_000), 0.8, 0.95, seed);
    }
}
