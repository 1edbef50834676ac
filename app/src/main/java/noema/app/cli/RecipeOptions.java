package noema.app.cli;

import noema.model.trace.Recipe;
import noema.model.trace.Way;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Everything that decides a run but its prompt and its edits.
final class RecipeOptions {

    @Mixin private RunOptions run = new RunOptions();

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            converter = WayConverter.class,
            description =
                    "Think in concepts of whole paragraphs, whose sentences come all at once, or of sentences; or go straight from words to words, all at once or one by one: paragraph, sentence, diffusion, ar (default: sentence).")
    private Way level = Way.SENTENCE;

    /// The seed that was asked for, or a new one.
    long chosenSeed() {
        return run.chosenSeed();
    }

    /// The recipe.
    ///
    /// @throws picocli.CommandLine.ParameterException when something is out of range
    Recipe recipe(NoemaCommand command, String prompt, long chosen) {
        return run.recipe(command, prompt, chosen, level);
    }
}
