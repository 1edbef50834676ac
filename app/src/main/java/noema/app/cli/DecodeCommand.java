package noema.app.cli;

import java.nio.file.Path;
import java.util.List;
import noema.app.terminal.Words;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.render.TextRenderer;
import noema.model.render.TokenSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `noema decode`: concepts to sentences.
@Command(
        name = "decode",
        description = "Put the concepts of a file into words, a line each.",
        sortOptions = false)
final class DecodeCommand extends NoemaCommand {

    private static final int BATCH = 64;

    @Parameters(
            paramLabel = "FILE",
            description = "What noema encode wrote: JSON lines or safetensors.")
    private Path file = Path.of("");

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "Of everything random when the temperature is not 0 (default: ${DEFAULT-VALUE}).")
    private long seed;

    // What a concept says, not what it might say.
    @Mixin private TokenOptions tokens = new TokenOptions(0);
    @Mixin private ModelOptions models = new ModelOptions();

    DecodeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        TokenSettings settings = tokens.settings(this);
        try (ConceptModel model = models.load(this)) {
            List<TextRenderer.Thought> thoughts =
                    ConceptFile.read(file, model.config(), model.hash()).stream()
                            .map(DecodeCommand::clear)
                            .toList();
            for (int i = 0; i < thoughts.size(); i += BATCH) {
                stopIfCancelled();
                List<TextRenderer.Thought> part =
                        thoughts.subList(i, Math.min(thoughts.size(), i + BATCH));
                model.decode(part, settings, seed + i).stream()
                        .map(Words::printable)
                        .forEach(surroundings.out()::println);
            }
        }
        return Cli.DONE;
    }

    private static TextRenderer.Thought clear(Concept concept) {
        return new TextRenderer.Thought(concept, 0, List.of());
    }
}
