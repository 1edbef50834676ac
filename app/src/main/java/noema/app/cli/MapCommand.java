package noema.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import noema.app.recipe.SamplePrompts;
import noema.app.terminal.ProgressLine;
import noema.model.atlas.Atlas;
import noema.model.atlas.AtlasBuilder;
import noema.model.atlas.AtlasFile;
import noema.model.atlas.AtlasListener;
import noema.model.generate.ConceptModel;
import noema.model.tell.ModelFamily;
import noema.model.trace.Way;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `noema map`: builds the map of known sentences, or of known paragraphs, that the window shows.
@Command(
        name = "map",
        description =
                "Build the map of a model: many sentences or paragraphs, from stories it tells or from a corpus, with their concepts. Ctrl-C leaves an older map as it was.",
        sortOptions = false)
final class MapCommand extends NoemaCommand {

    private static final int SENTENCES = 20_000;

    /// So many keep the map's files below a megabyte and a half.
    private static final int PARAGRAPHS = 4_000;

    @Option(
            names = "--level",
            paramLabel = "NAME",
            description =
                    "What the map is of: sentence, or paragraph with the level beside the model (default: ${DEFAULT-VALUE}).")
    private String level = Way.SENTENCE.id();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Folder that gets the map (default: map in the folder of the model, or of its level, where the window looks for it).")
    private @Nullable Path out;

    @Option(
            names = {"--entries", "--sentences"},
            paramLabel = "N",
            description =
                    "Different sentences or paragraphs, 10 to 100000 (default: 20000 sentences, 4000 paragraphs).")
    private @Nullable Integer entries;

    @Option(
            names = "--corpus",
            paramLabel = "PATH",
            description = "Take the first ones of this file or folder of text instead.")
    private @Nullable Path corpus;

    @Option(
            names = "--retell",
            paramLabel = "PATH",
            description =
                    "Take the sentences of this file or folder of text as the model retells them, in words of its own.")
    private @Nullable Path retold;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Of everything random (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin private ParagraphOption above = new ParagraphOption();

    @Mixin private ModelOptions models = new ModelOptions();

    MapCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        Way way = way();
        String name = way.id();
        if (corpus != null && retold != null) {
            throw usage("A map is of one text: give --corpus or --retell, not both.");
        }
        int wanted = entries == null ? usual(way) : entries;
        require("number of %ss".formatted(name), wanted, AtlasBuilder.FEWEST, AtlasBuilder.MOST);
        models.require(surroundings);
        ModelFamily.Folders folders =
                above.over(ModelFamily.Folders.beside(models.folder(surroundings)));
        Path home = way == Way.PARAGRAPH ? folders.require(way) : folders.model();
        Path folder = out == null ? home.resolve(AtlasFile.FOLDER) : out;
        AtlasFile.requireWritable(folder);
        Optional<Atlas> built;
        try (ConceptModel model = models.load(this);
                var family = new ModelFamily(model, folders)) {
            built = build(family, way, wanted);
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
                        "%,d %ss in %d clusters, %.0f %% of their neighbours kept; the map is in %s"
                                .formatted(
                                        atlas.size(),
                                        name,
                                        atlas.labels().size(),
                                        100 * honesty(atlas),
                                        folder));
        return Cli.DONE;
    }

    private Way way() {
        return Stream.of(Way.SENTENCE, Way.PARAGRAPH)
                .filter(way -> way.id().equals(level))
                .findFirst()
                .orElseThrow(() ->
                        usage(
                                "The level (--level) must be sentence or paragraph, not '%s'."
                                        .formatted(level)));
    }

    private static int usual(Way way) {
        return way == Way.PARAGRAPH ? PARAGRAPHS : SENTENCES;
    }

    private Optional<Atlas> build(ModelFamily family, Way way, int wanted) {
        var line = new ProgressLine(surroundings.err(), surroundings.terminal());
        long begin = System.nanoTime();
        AtlasListener listener = (part, done) -> line.show(text(part, done, begin));
        var builder =
                way == Way.PARAGRAPH
                        ? new AtlasBuilder(
                                family.paragraph(), wanted, seed, listener, surroundings::cancelled)
                        : new AtlasBuilder(
                                family.base(), wanted, seed, listener, surroundings::cancelled);
        Path text = corpus;
        Path again = retold;
        try {
            if (again != null) {
                return builder.fromRetelling(again);
            }
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
