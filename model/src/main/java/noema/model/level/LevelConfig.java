package noema.model.level;

import java.util.Map;
import java.util.TreeMap;
import noema.model.concept.ReasonerSizes;
import noema.model.tensor.NoemaException;

/// Sizes of one level above another, saved as `config.json` beside its weights. Slots and slot size are those of the level
/// below, so that concepts of all levels have one shape.
///
/// @param name           what one concept stands for, such as `paragraph`
/// @param height         2 for groups of sentences, 3 for groups of those, and so on
/// @param slots          S, slots of a concept
/// @param slotSize       C, numbers per slot
/// @param width          D, numbers per slot inside the transformers
/// @param heads          H, attention heads; divides the width
/// @param hidden         numbers inside the feed-forward layers
/// @param children       N, most concepts in a group
/// @param before         P, concepts right before a group that its renderer sees
/// @param encoderLayers  layers of the group encoder
/// @param renderLayers   layers of the group renderer
/// @param reach          T, how many groups the reasoner sees at once, the next one included
/// @param contextLayers  layers of the reasoner's causal context tower
/// @param denoiserLayers layers of the reasoner's diffusion head
/// @param noiseShift     factor on the noise-to-signal ratio of the cosine schedules of renderer and reasoner
public record LevelConfig(
        String name,
        int height,
        int slots,
        int slotSize,
        int width,
        int heads,
        int hidden,
        int children,
        int before,
        int encoderLayers,
        int renderLayers,
        int reach,
        int contextLayers,
        int denoiserLayers,
        double noiseShift)
        implements ReasonerSizes {

    /// The shipped paragraph level over concepts of 8 x 32 numbers: 5.7 M weights.
    public static final LevelConfig PARAGRAPH =
            new LevelConfig("paragraph", 2, 8, 32, 192, 4, 576, 5, 2, 2, 4, 12, 2, 3, 2.5);

    /// A level that learns a handful of groups within seconds, for tests.
    public static LevelConfig tiny(Level level, int slots, int slotSize, int children) {
        return new LevelConfig(
                level.name(),
                level.height(),
                slots,
                slotSize,
                64,
                4,
                128,
                children,
                1,
                1,
                2,
                6,
                1,
                2,
                2);
    }

    /// Checks every size.
    ///
    /// @throws NoemaException when one is absurd, naming it
    public LevelConfig {
        new Level(name, height);
        check("height", height, 2, 9);
        check("slots", slots, 1, 64);
        check("slotSize", slotSize, 2, 1024);
        check("width", width, 16, 2048);
        check("heads", heads, 1, 64);
        check("hidden", hidden, 16, 8192);
        check("children", children, 2, 64);
        check("before", before, 1, 16);
        check("encoderLayers", encoderLayers, 1, 48);
        check("renderLayers", renderLayers, 1, 48);
        check("reach", reach, 2, 512);
        check("contextLayers", contextLayers, 1, 48);
        check("denoiserLayers", denoiserLayers, 1, 48);
        if (width % heads != 0) {
            throw new NoemaException(
                    "The level's configuration is not usable: width %d is not a multiple of heads %d."
                            .formatted(width, heads));
        }
        if (!(noiseShift >= 0.1 && noiseShift <= 20)) {
            throw new NoemaException(
                    "The level's configuration is not usable: noiseShift must be between 0.1 and 20, not %s."
                            .formatted(noiseShift));
        }
    }

    private static void check(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new NoemaException(
                    "The level's configuration is not usable: %s must be between %d and %d, not %d."
                            .formatted(name, low, high, value));
        }
    }

    /// The level of its concepts.
    public Level level() {
        return new Level(name, height);
    }

    /// The sizes that TorchScript code reads from `self`.
    public Map<String, Integer> constants() {
        var constants = new TreeMap<String, Integer>();
        constants.put("heads", heads);
        constants.put("slots", slots);
        constants.put("slot_size", slotSize);
        constants.put("group_layers", encoderLayers);
        constants.put("unfold_layers", renderLayers);
        constants.put("context_layers", contextLayers);
        constants.put("denoiser_layers", denoiserLayers);
        return constants;
    }
}
