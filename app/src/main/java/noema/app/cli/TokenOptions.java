package noema.app.cli;

import noema.model.render.TokenOrder;
import noema.model.render.TokenSettings;
import picocli.CommandLine.Option;

/// How a concept is put into words.
final class TokenOptions {

    private static final TokenSettings STANDARD = TokenSettings.DEFAULT;

    @Option(
            names = "--token-steps",
            paramLabel = "N",
            description =
                    "Denoising steps of a sentence at most, 1 to 200 (default: ${DEFAULT-VALUE}).")
    private int steps = STANDARD.steps();

    @Option(
            names = "--token-guidance",
            paramLabel = "S",
            description =
                    "How strongly the thought steers its words, 0 to 10; 0 is the model as it is (default: ${DEFAULT-VALUE}).")
    private double guidance = STANDARD.guidance();

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description =
                    "0 takes the likeliest chain of words, 1 samples the model's own distribution, up to 3 (default: ${DEFAULT-VALUE}).")
    private double temperature;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            description =
                    "Which words are settled first: confidence, random or entropy (default: confidence).")
    private TokenOrder order = STANDARD.order();

    @Option(
            names = "--threshold",
            paramLabel = "P",
            description =
                    "Words at least this probable are settled at once, 0.01 to 1; 1 turns that off (default: ${DEFAULT-VALUE}).")
    private double threshold = STANDARD.threshold();

    @Option(
            names = "--remask",
            paramLabel = "N",
            description =
                    "Rounds in which words that were not certain are looked at again in the light of all others, 0 to 20 (default: ${DEFAULT-VALUE}).")
    private int remask = STANDARD.remask();

    @Option(
            names = "--wordings",
            paramLabel = "N",
            description =
                    "How often a thought is put into words, of which the wording is kept that the model is surest of, 1 to 32 (default: ${DEFAULT-VALUE}).")
    private int wordings = STANDARD.wordings();

    /// The usual options.
    TokenOptions() {
        this(STANDARD.temperature());
    }

    /// Options whose temperature is this one unless the user names another.
    TokenOptions(double temperature) {
        this.temperature = temperature;
    }

    /// The settings.
    ///
    /// @throws picocli.CommandLine.ParameterException when one is out of range
    TokenSettings settings(NoemaCommand command) {
        return command.checked(() ->
                new TokenSettings(
                        steps, guidance, temperature, order, threshold, remask, wordings));
    }
}
