package noema.model.concept;

import java.util.Map;
import java.util.TreeMap;
import noema.model.tensor.NoemaException;

/// Sizes of a concept model, saved as `config.json` beside its weights.
///
/// @param vocabulary     V, entries of the tokenizer
/// @param width          D, numbers per token inside the transformers
/// @param heads          H, attention heads; divides the width
/// @param hidden         numbers inside the feed-forward layers
/// @param slots          S, slots of a concept
/// @param slotSize       C, numbers per slot
/// @param maxTokens      longest sentence in tokens
/// @param maxSentences   T, how many sentences the reasoner sees at once, the next one included
/// @param before         P, earlier sentences whose concepts the renderer sees
/// @param words          latest words of the story that the renderer sees; 0 for none
/// @param encoderLayers  layers of the sentence encoder
/// @param renderLayers   layers of the text renderer
/// @param contextLayers  layers of the reasoner's causal context tower
/// @param denoiserLayers layers of the reasoner's diffusion head
/// @param noiseShift     factor on the noise-to-signal ratio of the reasoner's cosine schedule
public record ModelConfig(
        int vocabulary,
        int width,
        int heads,
        int hidden,
        int slots,
        int slotSize,
        int maxTokens,
        int maxSentences,
        int before,
        int words,
        int encoderLayers,
        int renderLayers,
        int contextLayers,
        int denoiserLayers,
        double noiseShift)
        implements ReasonerSizes {

    /// Sentences back that words can stand which the renderer sees.
    public static final int OLDEST_WORDS = 8;

    /// The shipped model's sizes: 16.0 M weights.
    public static final ModelConfig STANDARD =
            new ModelConfig(8192, 256, 4, 896, 8, 32, 40, 24, 4, 48, 3, 5, 3, 4, 2.0);

    /// A model that learns a handful of sentences within seconds, for tests.
    public static ModelConfig tiny(int vocabulary) {
        return new ModelConfig(vocabulary, 64, 4, 128, 4, 16, 24, 8, 2, 12, 2, 2, 1, 2, 2.0);
    }

    /// Checks every size.
    ///
    /// @throws NoemaException when one is absurd, naming it
    public ModelConfig {
        check("vocabulary", vocabulary, 260, 65_536);
        check("width", width, 16, 2048);
        check("heads", heads, 1, 64);
        check("hidden", hidden, 16, 8192);
        check("slots", slots, 1, 64);
        check("slotSize", slotSize, 2, 1024);
        check("maxTokens", maxTokens, 4, 512);
        check("maxSentences", maxSentences, 2, 512);
        check("before", before, 1, 16);
        check("words", words, 0, 512);
        check("encoderLayers", encoderLayers, 1, 48);
        check("renderLayers", renderLayers, 1, 48);
        check("contextLayers", contextLayers, 1, 48);
        check("denoiserLayers", denoiserLayers, 1, 48);
        if (width % heads != 0) {
            throw new NoemaException(
                    "The model configuration is not usable: width "
                            + width
                            + " is not a multiple of heads "
                            + heads
                            + ".");
        }
        if (!(noiseShift >= 0.1 && noiseShift <= 20)) {
            throw new NoemaException(
                    "The model configuration is not usable: noiseShift must be between 0.1 and 20, not "
                            + noiseShift
                            + ".");
        }
    }

    private static void check(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new NoemaException(
                    "The model configuration is not usable: "
                            + name
                            + " must be between "
                            + low
                            + " and "
                            + high
                            + ", not "
                            + value
                            + ".");
        }
    }

    /// The same sizes for another vocabulary.
    public ModelConfig withVocabulary(int size) {
        return new ModelConfig(
                size,
                width,
                heads,
                hidden,
                slots,
                slotSize,
                maxTokens,
                maxSentences,
                before,
                words,
                encoderLayers,
                renderLayers,
                contextLayers,
                denoiserLayers,
                noiseShift);
    }

    /// Sentences before it that the renderer sees something of.
    public int inView() {
        return words > 0 ? Math.max(before, OLDEST_WORDS) : before;
    }

    @Override
    public int reach() {
        return maxSentences;
    }

    /// The sizes that TorchScript code reads from `self`.
    public Map<String, Integer> constants() {
        var constants = new TreeMap<String, Integer>();
        constants.put("heads", heads);
        constants.put("slots", slots);
        constants.put("slot_size", slotSize);
        constants.put("encoder_layers", encoderLayers);
        constants.put("render_layers", renderLayers);
        constants.put("context_layers", contextLayers);
        constants.put("denoiser_layers", denoiserLayers);
        return constants;
    }
}
