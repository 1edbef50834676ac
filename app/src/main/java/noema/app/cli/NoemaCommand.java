package noema.app.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import noema.model.tensor.NoemaException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What all commands share.
abstract class NoemaCommand implements Callable<Integer> {

    final Surroundings surroundings;

    @Spec CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    NoemaCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Wrong usage, with a sentence of its own.
    ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    /// Makes something of options; what is out of range is wrong usage.
    <T> T checked(Supplier<T> settings) {
        try {
            return settings.get();
        } catch (NoemaException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /// Refuses an option that is out of range as wrong usage.
    void require(String what, double value, double low, double high) {
        checked(() -> {
            NoemaException.require(what, value, low, high);
            return what;
        });
    }

    /// Ends the command if the user wants that.
    void stopIfCancelled() {
        if (surroundings.cancelled()) {
            throw new InterruptedByUser();
        }
    }
}
