package noema.app.cli;

import java.nio.file.Path;
import java.util.List;
import noema.app.terminal.Words;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.reason.ConceptSampler;
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

    @Option(
            names = "--no-proofreading",
            description =
                    "Leave the words as they were settled. Otherwise, at temperature 0, those that do not read as the concept are exchanged for others until they do, where that succeeds.")
    private boolean unread;

    @Mixin private ModelOptions models = new ModelOptions();

    DecodeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        TokenSettings settings = tokens.settings(this);
        try (ConceptModel model = models.load(this)) {
            List<Concept> concepts = ConceptFile.read(file, model.config(), model.hash());
            for (int i = 0; i < concepts.size(); i += BATCH) {
                List<Concept> part = concepts.subList(i, Math.min(concepts.size(), i + BATCH));
                words(model, part, settings, seed + i).stream()
                        .map(Words::printable)
                        .forEach(surroundings.out()::println);
                stopIfCancelled();
            }
        }
        return Cli.DONE;
    }

    private List<String> words(
            ConceptModel model, List<Concept> concepts, TokenSettings settings, long number) {
        return unread
                ? model.decode(TextRenderer.Thought.clear(concepts), settings, number)
                : model.recall(
                        concepts,
                        ConceptSampler.numbers(concepts.size()),
                        settings,
                        number,
                        surroundings::cancelled);
    }
}
