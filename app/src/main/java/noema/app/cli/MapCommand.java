package noema.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import noema.app.recipe.SamplePrompts;
import noema.app.terminal.ProgressLine;
import noema.model.atlas.Atlas;
import noema.model.atlas.AtlasBuilder;
import noema.model.atlas.AtlasFile;
import noema.model.generate.ConceptModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `noema map`: builds the map of known sentences that the window shows.
@Command(
        name = "map",
        description =
                "Build the map of a model: many sentences, from stories it tells or from a corpus, with their concepts. Ctrl-C leaves an older map as it was.",
        sortOptions = false)
final class MapCommand extends NoemaCommand {

    private static final String FOLDER = "map";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Folder that gets the map (default: map in the folder of the model, where the window looks for it).")
    private @Nullable Path out;

    @Option(
            names = "--sentences",
            paramLabel = "N",
            description = "Different sentences, 10 to 100000 (default: ${DEFAULT-VALUE}).")
    private int sentences = 20_000;

    @Option(
            names = "--corpus",
            paramLabel = "PATH",
            description = "Take the first sentences of this file or folder of text instead.")
    private @Nullable Path corpus;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Of everything random (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin private ModelOptions models = new ModelOptions();

    MapCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        require("number of sentences", sentences, AtlasBuilder.FEWEST, AtlasBuilder.MOST);
        models.require(surroundings);
        Path folder = out == null ? models.folder(surroundings).resolve(FOLDER) : out;
        AtlasFile.requireWritable(folder);
        Optional<Atlas> built;
        try (ConceptModel model = models.load(this)) {
            built = build(model);
        }
        if (built.isEmpty()) {
            surroundings.err().println("Stopped; no map was written.");
            return Cli.FAILED;
        }
        Atlas atlas = built.get();
        AtlasFile.write(folder, atlas);
        surroundings
                .out()
                .println(
                        "%,d sentences in %d clusters, %.0f %% of their neighbours kept; the map is in %s"
                                .formatted(
                                        atlas.size(),
                                        atlas.labels().size(),
                                        100 * honesty(atlas),
                                        folder));
        return Cli.DONE;
    }

    private Optional<Atlas> build(ConceptModel model) {
        var line = new ProgressLine(surroundings.err(), surroundings.terminal());
        long begin = System.nanoTime();
        var builder =
                new AtlasBuilder(
                        model,
                        sentences,
                        seed,
                        (part, done) -> line.show(text(part, done, begin)),
                        surroundings::cancelled);
        Path text = corpus;
        try {
            return text == null ? builder.fromStories(prompts()) : builder.fromCorpus(text);
        } finally {
            line.end();
        }
    }

    private static List<String> prompts() {
        return SamplePrompts.NAMES.stream().map(SamplePrompts::text).toList();
    }

    private static String text(String part, double done, long begin) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        double left = done > 0 ? seconds * (1 - done) / done : Double.NaN;
        return "%3.0f %%  %s, %s left".formatted(100 * done, part, Durations.text(left));
    }

    private static double honesty(Atlas atlas) {
        return atlas.entries().stream().mapToDouble(Atlas.Entry::honesty).average().orElse(0);
    }
}
