package noema.app.cli;

import java.nio.file.Path;
import noema.model.evaluate.Evaluation;
import noema.model.evaluate.EvaluationPlan;
import noema.model.tensor.Precision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `noema evaluate`: measures a model on stories it has not seen.
@Command(
        name = "evaluate",
        description =
                "Measure a model on held-out stories. The settings are those that it tells stories with.",
        sortOptions = false)
final class EvaluateCommand extends NoemaCommand {

    @Option(
            names = "--corpus",
            paramLabel = "PATH",
            required = true,
            description = "Stories that the model has not learned from, a file or a folder.")
    private Path corpus = Path.of("");

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Stories to read at most (default: ${DEFAULT-VALUE}).")
    private long limit = 200;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Of everything random (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin private ConceptOptions concepts = new ConceptOptions();
    @Mixin private TokenOptions tokens = new TokenOptions();
    @Mixin private ScorerOptions scorer = new ScorerOptions();
    @Mixin private ReportOptions report = new ReportOptions();
    @Mixin private RivalOptions rival = new RivalOptions();
    @Mixin private ModelOptions models = new ModelOptions();

    EvaluateCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        models.engine().check(this);
        // Made before the library is loaded, so that wrong numbers are told at once.
        checked(() -> plan(Precision.FP32));
        report.check();
        models.require(surroundings);
        models.engine().start();
        EvaluationPlan plan = plan(models.engine().precision());
        return report.report(this, line -> Evaluation.run(plan, ReportOptions.on(line, this)));
    }

    private EvaluationPlan plan(Precision precision) {
        Path model = models.folder(surroundings);
        return new EvaluationPlan(
                model,
                rival.folders(model).paragraph(),
                rival.folders(model).ar(),
                rival.folders(model).diffusion(),
                scorer.folder(model),
                corpus,
                limit,
                concepts.settings(this),
                tokens.settings(this),
                seed,
                precision);
    }
}
