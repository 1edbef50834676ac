package noema.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import noema.app.desktop.DesktopOptions;
import noema.app.desktop.Display;
import noema.app.desktop.UiBenchmark;
import noema.model.concept.ModelConfig;
import noema.model.evaluate.Benchmark;
import noema.model.evaluate.BenchmarkPlan;
import noema.model.tensor.Precision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `noema bench`: measures how fast a model is on this machine.
@Command(
        name = "bench",
        description = "Measure speed and memory on this machine.",
        sortOptions = false)
final class BenchCommand extends NoemaCommand {

    @Option(
            names = "--stories",
            paramLabel = "N",
            description = "Stories told for every figure, 1 to 10000 (default: ${DEFAULT-VALUE}).")
    private int stories = 7;

    @Option(
            names = "--generations",
            paramLabel = "N",
            description =
                    "Short generations that show whether memory grows, 40 or more, 0 for none (default: ${DEFAULT-VALUE}).")
    private int generations = 1000;

    @Option(
            names = "--train-seconds",
            paramLabel = "SECONDS",
            description = "Training that its speed is measured on (default: ${DEFAULT-VALUE}).")
    private double trainSeconds = 15;

    @Option(
            names = "--corpus",
            paramLabel = "PATH",
            description = "Stories for that training (default: samples/corpus of Noema).")
    private @Nullable Path corpus;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Sizes of the model for that training (default: those of the shipped model).")
    private @Nullable Path config;

    @Mixin private ConceptOptions concepts = new ConceptOptions();
    @Mixin private TokenOptions tokens = new TokenOptions();
    @Mixin private ReportOptions report = new ReportOptions();

    @Option(
            names = "--ui",
            description = "Measure the window instead: start, first step, map, waiting, stopping.")
    private boolean ui;

    @Mixin private RivalOptions rival = new RivalOptions();
    @Mixin private ModelOptions models = new ModelOptions();

    BenchCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        if (ui) {
            return benchWindow();
        }
        models.engine().check(this);
        ModelConfig sizes =
                config == null
                        ? ModelConfig.STANDARD
                        : ConfigFile.read(config, ModelConfig.STANDARD);
        // Made before the library is loaded, so that wrong numbers are told at once.
        checked(() -> plan(sizes, Precision.FP32));
        report.check();
        models.require(surroundings);
        models.engine().start();
        BenchmarkPlan plan = plan(sizes, models.engine().precision());
        return report.report(this, line -> Benchmark.run(plan, ReportOptions.on(line, this)));
    }

    private int benchWindow() {
        report.check();
        models.require(surroundings);
        Path model = models.folder(surroundings);
        try (var empty = new EmptyHome()) {
            var options =
                    new DesktopOptions(
                            model,
                            model,
                            surroundings.installed("assets/sample.noema"),
                            null,
                            null,
                            empty.folder(),
                            Version.text(),
                            surroundings.log());
            return report.report(
                    this,
                    line ->
                            UiBenchmark.run(
                                    options,
                                    Display.isThere(surroundings.environment()),
                                    line::show));
        }
    }

    private BenchmarkPlan plan(ModelConfig sizes, Precision precision) {
        Path model = models.folder(surroundings);
        Path usual = surroundings.installed("samples/corpus");
        Path text = corpus != null ? corpus : Files.isDirectory(usual) ? usual : null;
        return new BenchmarkPlan(
                model,
                rival.folders(model).ar(),
                text,
                sizes,
                concepts.settings(this),
                tokens.settings(this),
                stories,
                generations,
                trainSeconds,
                precision);
    }
}
