package noema.model.words;

import java.util.Map;
import noema.model.tensor.NoemaException;

/// Sizes of a model that goes from words to words, saved as `config.json` beside its weights.
///
/// @param vocabulary V, entries of the tokenizer
/// @param width      D, numbers per token inside the transformer
/// @param heads      H, attention heads; divides the width
/// @param hidden     numbers inside the feed-forward layers
/// @param layers     transformer blocks
/// @param maxTokens  context: the most tokens it looks at together
public record WordConfig(
        int vocabulary, int width, int heads, int hidden, int layers, int maxTokens) {

    /// The baseline that ships beside the concept model, 14.6 M weights.
    public static WordConfig standard() {
        return new WordConfig(8192, 384, 6, 1344, 7, 320);
    }

    /// The judge of generated text, 6.5 M weights.
    public static WordConfig scorer() {
        return new WordConfig(8192, 256, 4, 896, 6, 320);
    }

    /// A model that learns a handful of sentences within seconds, for tests.
    public static WordConfig tiny(int vocabulary) {
        return new WordConfig(vocabulary, 64, 4, 128, 2, 128);
    }

    /// Checks every size.
    ///
    /// @throws NoemaException when one is absurd, naming it
    public WordConfig {
        check("vocabulary", vocabulary, 260, 65_536);
        check("width", width, 16, 2048);
        check("heads", heads, 1, 64);
        check("hidden", hidden, 16, 8192);
        check("layers", layers, 1, 48);
        check("maxTokens", maxTokens, 8, 4096);
        if (width % heads != 0) {
            throw new NoemaException(
                    "The model configuration is not usable: width %d is not a multiple of heads %d."
                            .formatted(width, heads));
        }
    }

    /// The same with another number of tokens.
    public WordConfig withVocabulary(int size) {
        return new WordConfig(size, width, heads, hidden, layers, maxTokens);
    }

    private static void check(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new NoemaException(
                    "The model configuration is not usable: %s must be between %d and %d, not %d."
                            .formatted(name, low, high, value));
        }
    }

    /// The sizes that TorchScript code reads from `self`.
    public Map<String, Integer> constants() {
        return Map.of("heads", heads, "ar_layers", layers);
    }
}
