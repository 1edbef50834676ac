package noema.app.cli;

import java.nio.file.Path;
import java.util.function.Function;
import noema.app.terminal.ProgressLine;
import noema.model.evaluate.EvaluationListener;
import noema.model.evaluate.ReportJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What the commands that measure something do with their figures.
final class ReportOptions {

    @Option(names = "--json", paramLabel = "FILE", description = "Save the figures here too.")
    private @Nullable Path json;

    /// Finds out before the work whether there is a place for the figures.
    ///
    /// @throws noema.model.tensor.NoemaException if there is none
    void check() {
        Path target = json;
        if (target != null) {
            Targets.requireWritable(target);
        }
    }

    /// Measures, with its progress on one line, then saves the figures if that was asked for and prints them.
    ///
    /// @return exit code
    <R extends Record> int report(NoemaCommand command, Function<ProgressLine, R> measure) {
        Surroundings surroundings = command.surroundings;
        var line = new ProgressLine(surroundings.err(), surroundings.terminal());
        R report;
        try {
            report = measure.apply(line);
        } finally {
            line.end();
        }
        Path target = json;
        if (target != null) {
            ReportJson.write(target, report);
        }
        Figures.lines(report).forEach(surroundings.out()::println);
        return Cli.DONE;
    }

    /// Shows on a line how far a measurement has come, and ends it if the user wants that.
    static EvaluationListener on(ProgressLine line, NoemaCommand command) {
        return (part, done) -> {
            command.stopIfCancelled();
            line.show("%3.0f %%  %s".formatted(100 * done, part));
        };
    }
}
