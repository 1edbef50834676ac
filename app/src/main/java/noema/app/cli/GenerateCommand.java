package noema.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import noema.app.files.Session;
import noema.app.files.SessionFile;
import noema.app.recipe.EditSpec;
import noema.app.recipe.SamplePrompts;
import noema.app.terminal.Pace;
import noema.app.terminal.StoryPrinter;
import noema.app.terminal.WatchView;
import noema.model.generate.ConceptModel;
import noema.model.generate.Insight;
import noema.model.generate.StopSignal;
import noema.model.tell.ModelFamily;
import noema.model.tensor.NoemaException;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceFile;
import noema.model.trace.TraceListener;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `noema generate`: tells a story.
@Command(
        name = "generate",
        description = "Tell a story: every sentence is thought first and then put into words.",
        sortOptions = false)
final class GenerateCommand extends NoemaCommand {

    private static final String STANDARD_INPUT = "-";
    private static final double FRAME_MILLIS = 40;

    /// Options that say how a story is told and not which.
    private static final Set<String> BESIDE_A_RECIPE =
            Set.of(
                    "--recipe",
                    "--paragraph",
                    "--diffusion",
                    "--baseline",
                    "--watch",
                    "--speed",
                    "--json",
                    "--trace",
                    "--session",
                    "--model",
                    "--precision",
                    "--threads");

    @Parameters(
            arity = "0..*",
            paramLabel = "PROMPT",
            description =
                    "What the story begins with; \"\" begins with nothing, - reads standard input, none takes one of the samples.")
    private @Nullable List<String> prompt;

    @Option(
            names = "--edit",
            paramLabel = "EDIT",
            description =
                    "Decide something instead of the model, as often as you like: candidate:SENTENCE:NUMBER takes another thought"
                            + " and word:SENTENCE:PLACE:WORD puts a word at a place, all counted from 1.")
    private List<String> edits = List.of();

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            description =
                    "Tell the story of a file that --trace wrote again, with its prompt, settings and edits.")
    private @Nullable Path recipeFile;

    @Option(
            names = "--watch",
            description = "Show thoughts settling and words appearing, on a terminal.")
    private boolean watch;

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            description =
                    "Speed of --watch, 0.1 to 1000; 1 shows a picture for 40 ms (default: ${DEFAULT-VALUE}).")
    private double speed = 1;

    @Option(names = "--json", description = "Print one JSON object instead of the story.")
    private boolean json;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Save everything that happened as JSON, gzipped if FILE ends in .gz.")
    private @Nullable Path traceFile;

    @Option(
            names = "--session",
            paramLabel = "FILE",
            description =
                    "Save the run for the window, with a closer look at every thought; noema --session FILE opens it.")
    private @Nullable Path sessionFile;

    @Mixin private RecipeOptions options = new RecipeOptions();
    @Mixin private RivalOptions rivals = new RivalOptions();
    @Mixin private ModelOptions models = new ModelOptions();

    GenerateCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        require("speed", speed, 0.1, 1000);
        if (watch && json) {
            throw usage("--watch and --json cannot be used together");
        }
        List<EditSpec> specs = checked(() -> edits.stream().map(EditSpec::parse).toList());
        Recipe recipe = recipeFile == null ? recipe() : recipe(recipeFile);
        specs.forEach(edit -> requireReached(edit.edit(), recipe.sentences()));
        for (Path target : Arrays.asList(traceFile, sessionFile)) {
            if (target != null) {
                Targets.requireWritable(target);
            }
        }
        try (ConceptModel model = models.load(this);
                var family = new ModelFamily(model, rivals.folders(models.folder(surroundings)))) {
            family.load(recipe.way());
            Trace trace = tell(family, edited(recipe, specs, model));
            if (json) {
                surroundings.out().println(Json.pretty(StoryReport.of(trace)));
            } else {
                surroundings.err().println("seed " + recipe.seed());
            }
            if (traceFile != null) {
                TraceFile.write(traceFile, trace);
            }
            if (sessionFile != null) {
                SessionFile.write(sessionFile, Session.of(trace, Instant.now()));
            }
        }
        return Cli.DONE;
    }

    /// The recipe that the options make.
    private Recipe recipe() {
        long seed = options.chosenSeed();
        return options.recipe(this, prompt(seed), seed);
    }

    /// The recipe of a file, which suffers no other.
    private Recipe recipe(Path file) {
        if (prompt != null) {
            throw usage("--recipe brings its own prompt; leave yours out");
        }
        for (OptionSpec given : spec.commandLine().getParseResult().matchedOptions()) {
            if (!BESIDE_A_RECIPE.contains(given.longestName())) {
                throw usage(
                        "--recipe brings all settings; leave %s out"
                                .formatted(given.longestName()));
            }
        }
        return TraceFile.read(file).recipe();
    }

    private void requireReached(Edit edit, int sentences) {
        if (edit.sentence() >= sentences) {
            throw usage(
                    "There is no sentence %d to edit in a story of %d; ask for more with --sentences"
                            .formatted(edit.sentence() + 1, sentences));
        }
    }

    private Recipe edited(Recipe recipe, List<EditSpec> specs, ConceptModel model) {
        if (specs.isEmpty()) {
            return recipe;
        }
        return checked(() ->
                recipe.withEdits(specs.stream().map(edit -> edit.edit(model::token)).toList()));
    }

    private Trace tell(ModelFamily family, Recipe recipe) {
        if (json) {
            return generate(family, recipe, event -> {});
        }
        if (!watch || !surroundings.terminal().out()) {
            return generate(
                    family, recipe, new StoryPrinter(surroundings.out(), surroundings.terminal()));
        }
        var pace = new Pace(FRAME_MILLIS / speed, surroundings::cancelled);
        try (var view =
                new WatchView(
                        surroundings.out(),
                        surroundings.terminal(),
                        family.base().tokenizer()::piece,
                        family.base().config().slots(),
                        pace)) {
            return generate(family, recipe, view);
        }
    }

    private Trace generate(ModelFamily family, Recipe recipe, TraceListener listener) {
        return family.generate(
                recipe,
                sessionFile == null ? Insight.PLAIN : Insight.EXAMINED,
                listener,
                StopSignal.now(surroundings::cancelled));
    }

    private String prompt(long seed) {
        if (prompt == null || prompt.isEmpty()) {
            String sample = SamplePrompts.of(seed);
            if (!json && !surroundings.terminal().out()) {
                surroundings.err().println("prompt " + sample);
            }
            return sample;
        }
        if (!prompt.equals(List.of(STANDARD_INPUT))) {
            return String.join(" ", prompt);
        }
        try {
            return new String(surroundings.in().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new NoemaException("The prompt cannot be read from standard input.", e);
        }
    }
}
