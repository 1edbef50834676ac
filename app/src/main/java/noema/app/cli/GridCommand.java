package noema.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import noema.app.files.GridTableFile;
import noema.app.files.TextFile;
import noema.app.recipe.SamplePrompts;
import noema.app.terminal.ProgressLine;
import noema.model.evaluate.StoryFigures;
import noema.model.generate.ConceptModel;
import noema.model.generate.Insight;
import noema.model.generate.StopSignal;
import noema.model.tell.ModelFamily;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.words.ArModel;
import noema.ui.grid.Axis;
import noema.ui.grid.GridFigure;
import noema.ui.grid.GridPlan;
import noema.ui.grid.GridRow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `noema grid`: the same beginning with every combination of some settings, and the figures of each.
@Command(
        name = "grid",
        description =
                "Continue the same beginning with every combination of up to three settings, and compare the figures.",
        sortOptions = false,
        footer = {
            "",
            "An axis is a setting and its values: concept-steps=4,8,16, or a range that multiplies, adds or counts: concept-steps=\"4-64 x2\", eta=\"0-1 +0.25\", seed=1-5.",
            "Settings are level, seed, thinking, and the options above by their names; a grid has 400 cells at most.",
            "",
            "For example:  noema grid \"Tom had a red ball.\" --x concept-guidance=1,2,3 --y concept-steps=8,16,32",
        })
final class GridCommand extends NoemaCommand {

    private static final double NANOS = 1e9;

    @Parameters(
            arity = "0..1",
            paramLabel = "PROMPT",
            description = "What the story begins with; none takes one of the samples.")
    private @Nullable String prompt;

    @Option(
            names = "--x",
            required = true,
            paramLabel = "AXIS",
            description = "Setting across the table, and its values.")
    private String x = "";

    @Option(names = "--y", paramLabel = "AXIS", description = "Setting down the table.")
    private @Nullable String y;

    @Option(
            names = "--z",
            paramLabel = "AXIS",
            description = "Setting of which each value gets a table of its own; needs --y.")
    private @Nullable String z;

    @Option(
            names = "--sort",
            paramLabel = "FIGURE",
            description =
                    "Figure in the table and of the list below: perplexity, entropy, distinct-2, rep-4, tokens-per-second, seconds, evaluations, sentences (default: perplexity, or distinct-2 where no model judges).")
    private @Nullable String sort;

    @Option(names = "--json", description = "Print one JSON object instead of tables.")
    private boolean json;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Save a row for each cell, with its settings, figures and text.")
    private @Nullable Path csv;

    @Mixin private RecipeOptions recipe = new RecipeOptions();
    @Mixin private RivalOptions rival = new RivalOptions();
    @Mixin private ScorerOptions scorer = new ScorerOptions();
    @Mixin private ModelOptions models = new ModelOptions();

    GridCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        GridPlan plan = checked(() -> new GridPlan(base(), axes()));
        GridFigure asked = sort == null ? null : figure(sort);
        if (csv != null) {
            Targets.requireWritable(csv);
        }
        Path folder = models.folder(surroundings);
        Path judge = scorer.folder(folder);
        GridFigure figure =
                asked != null ? asked : judge == null ? GridFigure.DISTINCT : GridFigure.PERPLEXITY;
        List<GridRow> rows;
        try (ConceptModel model = models.load(this);
                var family = new ModelFamily(model, rival.folders(folder));
                ArModel judging = judge == null ? null : ArModel.load(judge, Precision.FP32)) {
            plan.ways().forEach(family::load);
            var printer = new GridPrinter(surroundings.out(), plan, figure);
            rows = run(plan, family, judging, printer);
            if (json) {
                surroundings
                        .out()
                        .println(Json.pretty(GridJson.of(plan, rows, figure, model.device())));
            } else {
                printer.list(rows);
                surroundings.err().println("seed " + plan.base().seed());
            }
        }
        if (csv != null) {
            TextFile.write(csv, GridTableFile.csv(plan, rows));
        }
        stopIfCancelled();
        long failed = rows.stream().filter(row -> !row.problem().isEmpty()).count();
        if (failed > 0) {
            throw new NoemaException(
                    "%d of %d cells could not be run: %s"
                            .formatted(
                                    failed,
                                    rows.size(),
                                    rows.stream()
                                            .map(GridRow::problem)
                                            .filter(problem -> !problem.isEmpty())
                                            .findFirst()
                                            .orElseThrow()));
        }
        return Cli.DONE;
    }

    private List<Axis> axes() {
        if (y == null && z != null) {
            throw usage("--z is for a third setting; give the second with --y");
        }
        List<Axis> axes = Stream.of(x, y, z).filter(Objects::nonNull).map(Axis::parse).toList();
        for (Axis axis : axes) {
            String option =
                    axis.setting().id().equals("thinking")
                            ? "--silent"
                            : "--" + axis.setting().id();
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw usage(
                        "%s is on an axis; leave %s out".formatted(axis.setting().id(), option));
            }
        }
        return axes;
    }

    private Recipe base() {
        long seed = recipe.chosenSeed();
        return recipe.recipe(this, prompt == null ? SamplePrompts.of(seed) : prompt, seed);
    }

    private GridFigure figure(String name) {
        return GridFigure.of(name)
                .orElseThrow(() ->
                        usage(
                                "There is no figure '%s' (--sort); there are %s"
                                        .formatted(name, String.join(", ", GridFigure.ids()))));
    }

    /// Runs cell after cell; those that were not reached are waiting still.
    private List<GridRow> run(
            GridPlan plan, ModelFamily family, @Nullable ArModel judge, GridPrinter printer) {
        List<GridPlan.Cell> cells = plan.cells();
        var rows = new ArrayList<>(cells.stream().map(GridRow::waiting).toList());
        var progress = new ProgressLine(surroundings.err(), surroundings.terminal());
        long start = System.nanoTime();
        if (!json) {
            printer.begin();
        }
        for (int i = 0; i < cells.size() && !surroundings.cancelled(); i++) {
            if (surroundings.terminal().err()) {
                double seconds = (System.nanoTime() - start) / NANOS;
                progress.show(
                        i == 0
                                ? "cell 1 of %d".formatted(cells.size())
                                : "cell %d of %d, %s left"
                                        .formatted(
                                                i + 1,
                                                cells.size(),
                                                Durations.text(seconds / i * (cells.size() - i))));
            }
            rows.set(i, run(cells.get(i), family, judge));
            if (!json && (i + 1) % plan.size(0) == 0) {
                progress.end();
                printer.row(rows.subList(i + 1 - plan.size(0), i + 1));
            }
        }
        progress.end();
        int reached = (int) rows.stream().filter(row -> row.isDone()).count();
        int broken = reached % plan.size(0);
        if (!json && surroundings.cancelled() && broken > 0) {
            printer.row(rows.subList(reached - broken, reached - broken + plan.size(0)));
        }
        return rows;
    }

    private GridRow run(GridPlan.Cell cell, ModelFamily family, @Nullable ArModel judge) {
        try {
            Trace trace =
                    family.generate(
                            cell.recipe(),
                            Insight.PLAIN,
                            event -> {},
                            StopSignal.now(surroundings::cancelled));
            return trace.end().reason() == TraceEvent.End.CANCELLED
                    ? GridRow.waiting(cell)
                    : new GridRow(cell, StoryFigures.of(trace, judge), trace.text(), "");
        } catch (NoemaException e) {
            return new GridRow(cell, null, "", String.valueOf(e.getMessage()));
        }
    }
}
