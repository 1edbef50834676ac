package noema.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import noema.app.recipe.SamplePrompts;
import noema.app.terminal.Words;
import noema.model.evaluate.StoryFigures;
import noema.model.generate.ConceptModel;
import noema.model.generate.Insight;
import noema.model.generate.StopSignal;
import noema.model.tell.ModelFamily;
import noema.model.tensor.Precision;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.Way;
import noema.model.words.ArModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `noema compare`: the same beginning continued in several ways, and what each costs.
@Command(
        name = "compare",
        description =
                "Continue the same beginning in several ways: thinking in paragraphs or in sentences, with all words at once, or word by word.",
        sortOptions = false)
final class CompareCommand extends NoemaCommand {

    private static final int MOST_LANES = 4;

    @Parameters(
            arity = "0..1",
            paramLabel = "PROMPT",
            description = "What the story begins with; none takes one of the samples.")
    private @Nullable String prompt;

    @Option(
            names = "--lanes",
            split = ",",
            paramLabel = "LANE",
            description =
                    "Ways to write, in this order: paragraph, sentence, diffusion, ar (default: all there are models for).")
    private List<String> lanes = List.of();

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Mixin private RunOptions run = new RunOptions();
    @Mixin private RivalOptions rival = new RivalOptions();
    @Mixin private ScorerOptions scorer = new ScorerOptions();
    @Mixin private ModelOptions models = new ModelOptions();

    CompareCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /// A finished lane.
    ///
    /// @param lane               its way to write
    /// @param text               the continuation
    /// @param sentences          how many there are
    /// @param tokens             tokens written
    /// @param networkEvaluations how often a network was asked
    /// @param seconds            time for everything but loading
    /// @param tokensPerSecond    null when nothing was written
    /// @param perplexity         of the continuation after the beginning, by the scorer; null without one
    record Lane(
            String lane,
            String text,
            int sentences,
            int tokens,
            int networkEvaluations,
            double seconds,
            @Nullable Double tokensPerSecond,
            @Nullable Double perplexity) {}

    /// Everything that `--json` prints.
    record Comparison(String prompt, long seed, String device, List<Lane> lanes) {}

    @Override
    public Integer call() {
        long chosen = run.chosenSeed();
        String beginning = prompt == null ? SamplePrompts.of(chosen) : prompt;
        Recipe recipe = run.recipe(this, beginning, chosen, Way.SENTENCE);
        Path folder = models.folder(surroundings);
        List<Way> ways = ways(folder);
        Path judge = scorer.folder(folder);
        try (ConceptModel model = models.load(this);
                var family = new ModelFamily(model, rival.folders(folder));
                ArModel judging = judge == null ? null : ArModel.load(judge, Precision.FP32)) {
            ways.forEach(family::load);
            if (!json) {
                surroundings.out().println("> " + Words.printable(beginning));
            }
            var done = new ArrayList<Lane>();
            for (Way way : ways) {
                family.warmUp(way, StopSignal.now(surroundings::cancelled));
                stopIfCancelled();
                Trace trace =
                        family.generate(
                                recipe.withWay(way),
                                Insight.PLAIN,
                                event -> {},
                                StopSignal.now(surroundings::cancelled));
                Lane lane = lane(way, trace, judging);
                done.add(lane);
                if (!json) {
                    print(way, lane);
                }
            }
            if (json) {
                var all = new Comparison(beginning, chosen, model.device(), done);
                surroundings.out().println(Json.pretty(all));
            } else {
                surroundings.out().println("");
                table(done).forEach(surroundings.out()::println);
                surroundings.err().println("seed " + chosen);
            }
        }
        stopIfCancelled();
        return Cli.DONE;
    }

    /// The ways asked for, or all that there are models for.
    private List<Way> ways(Path folder) {
        if (lanes.isEmpty()) {
            return List.copyOf(rival.folders(folder).ways());
        }
        List<Way> ways =
                lanes.stream()
                        .map(lane ->
                                Way.of(lane.strip())
                                        .orElseThrow(() ->
                                                usage(
                                                        "There is no lane \"%s\" (--lanes); there are paragraph, sentence, diffusion and ar"
                                                                .formatted(lane))))
                        .toList();
        if (ways.size() > MOST_LANES || ways.stream().distinct().count() < ways.size()) {
            throw usage("Each lane can be asked for once (--lanes)");
        }
        return ways;
    }

    private static Lane lane(Way way, Trace trace, @Nullable ArModel judge) {
        StoryFigures figures = StoryFigures.of(trace, judge);
        return new Lane(
                way.id(),
                trace.text(),
                figures.sentences(),
                figures.tokens(),
                figures.evaluations(),
                figures.seconds(),
                figures.tokensPerSecond(),
                figures.perplexity());
    }

    private void print(Way way, Lane lane) {
        String title = Character.toUpperCase(way.title().charAt(0)) + way.title().substring(1);
        surroundings.out().println("\n%s (%s)".formatted(title, way.id()));
        surroundings.out().println(lane.text.isBlank() ? "(nothing)" : Words.printable(lane.text));
    }

    private static List<String> table(List<Lane> lanes) {
        var lines = new ArrayList<String>();
        lines.add(
                "%-10s %9s %7s %8s %12s %9s %11s"
                        .formatted(
                                "lane",
                                "sentences",
                                "tokens",
                                "seconds",
                                "evaluations",
                                "tokens/s",
                                "perplexity"));
        for (Lane lane : lanes) {
            lines.add(
                    "%-10s %9d %7d %8.2f %12d %9s %11s"
                            .formatted(
                                    lane.lane,
                                    lane.sentences,
                                    lane.tokens,
                                    lane.seconds,
                                    lane.networkEvaluations,
                                    figure(lane.tokensPerSecond, "%.0f"),
                                    figure(lane.perplexity, "%.1f")));
        }
        return lines;
    }

    private static String figure(@Nullable Double value, String format) {
        return value == null ? "-" : String.format(Locale.ROOT, format, value);
    }
}
