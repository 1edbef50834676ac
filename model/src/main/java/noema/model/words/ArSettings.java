package noema.model.words;

import noema.model.tensor.NoemaException;

/// How the autoregressive baseline continues a text.
///
/// @param maxSentences sentences to write, 1 to 1,000,000
/// @param maxTokens    tokens to write at most, 1 to 1,000,000
/// @param temperature  divides the logits: 0 takes the most probable token, 1 samples the model as it is; at most 10
/// @param topP         only the most probable tokens that together reach this share are drawn from, 1e-6 to 1
/// @param seed         decides everything random
public record ArSettings(
        int maxSentences, int maxTokens, double temperature, double topP, long seed) {

    /// Checks the ranges.
    ///
    /// @throws NoemaException when a value is out of its range, naming it
    public ArSettings {
        NoemaException.require("number of sentences", maxSentences, 1, 1_000_000);
        NoemaException.require("number of tokens", maxTokens, 1, 1_000_000);
        NoemaException.require("temperature", temperature, 0, 10);
        NoemaException.require("top-p", topP, 1e-6, 1);
    }

    /// A story of some sentences at temperature 0.8 and top-p 0.95.
    public static ArSettings standard(int maxSentences, long seed) {
        return new ArSettings(
                maxSentences, 40 * Math.clamp(maxSentences, 1, 10_000), 0.8, 0.95, seed);
    }
}
