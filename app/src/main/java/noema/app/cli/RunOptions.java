package noema.app.cli;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import noema.model.trace.Recipe;
import noema.model.trace.Way;
import noema.model.trace.WordSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Everything that decides a run but its prompt, its edits and at what level it thinks.
final class RunOptions {

    private static final long SEEDS = 1_000_000;

    @Option(
            names = "--sentences",
            paramLabel = "N",
            description = "Sentences to add at most, 1 to 200 (default: ${DEFAULT-VALUE}).")
    private int sentences = 8;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The same seed tells the same again (default: a new one).")
    private @Nullable Long seed;

    @Option(
            names = "--silent",
            description = "Think the whole story first and put it into words at the end.")
    private boolean silent;

    @Mixin private ConceptOptions concepts = new ConceptOptions();
    @Mixin private TokenOptions tokens = new TokenOptions();
    @Mixin private WordOptions words = new WordOptions();

    /// The seed that was asked for, or a new one.
    long chosenSeed() {
        return seed == null ? ThreadLocalRandom.current().nextLong(SEEDS) : seed;
    }

    /// The recipe.
    ///
    /// @param level at which it thinks
    /// @throws picocli.CommandLine.ParameterException when something is out of range
    Recipe recipe(NoemaCommand command, String prompt, long chosen, Way level) {
        ConceptSettings thinking = concepts.settings(command);
        TokenSettings speaking = tokens.settings(command);
        WordSettings writing = words.settings(command);
        return command.checked(() ->
                new Recipe(
                        prompt, sentences, chosen, level, !silent, thinking, speaking, writing,
                        List.of()));
    }
}
