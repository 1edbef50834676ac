package noema.app.cli;

import noema.model.render.TokenOrder;
import noema.model.trace.WordSettings;
import picocli.CommandLine.Option;

/// How the models write that go from words to words.
final class WordOptions {

    private static final WordSettings.Sequential AR = WordSettings.DEFAULT.ar();
    private static final WordSettings.Canvas CANVAS = WordSettings.DEFAULT.canvas();

    @Option(
            names = "--ar-temperature",
            paramLabel = "T",
            description =
                    "Word by word: 0 takes the likeliest word, 1 samples the model as it is, up to 3 (default: ${DEFAULT-VALUE}).")
    private double arTemperature = AR.temperature();

    @Option(
            names = "--top-p",
            paramLabel = "SHARE",
            description =
                    "Word by word: draws only from the likeliest words that together reach this share, 0.01 to 1 (default: ${DEFAULT-VALUE}).")
    private double topP = AR.topP();

    @Option(
            names = "--block",
            paramLabel = "N",
            description =
                    "All words at once: places that are settled before the next block begins, 1 to 512 (default: ${DEFAULT-VALUE}).")
    private int block = CANVAS.block();

    @Option(
            names = "--tokens-per-step",
            paramLabel = "N",
            description =
                    "All words at once: words that one step puts into place on average, 1 to 64 (default: ${DEFAULT-VALUE}).")
    private double tokensPerStep = CANVAS.tokensPerStep();

    @Option(
            names = "--canvas-order",
            paramLabel = "ORDER",
            description =
                    "All words at once: which are settled first: confidence, random or entropy (default: confidence).")
    private TokenOrder order = CANVAS.order();

    @Option(
            names = "--canvas-temperature",
            paramLabel = "T",
            description =
                    "All words at once: 0 takes the likeliest words, 1 samples the model as it is, up to 3 (default: ${DEFAULT-VALUE}).")
    private double temperature = CANVAS.temperature();

    @Option(
            names = "--prompt-guidance",
            paramLabel = "S",
            description =
                    "All words at once: how strongly the prompt steers the words, 0 to 10; 0 is the model as it is (default: ${DEFAULT-VALUE}).")
    private double guidance = CANVAS.guidance();

    /// The settings.
    ///
    /// @throws picocli.CommandLine.ParameterException when one is out of range
    WordSettings settings(NoemaCommand command) {
        return command.checked(() ->
                new WordSettings(
                        new WordSettings.Sequential(arTemperature, topP),
                        new WordSettings.Canvas(
                                block, tokensPerStep, order, temperature, guidance)));
    }
}
