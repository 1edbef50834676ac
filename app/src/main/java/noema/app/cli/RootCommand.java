package noema.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `noema` without a command: says what there is.
@Command(
        name = "noema",
        description = "A language model that thinks in concepts and then puts them into words.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        footer = {
            "",
            "Start with:  noema generate \"Once upon a time there was a little cat.\" --watch",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted.",
        })
final class RootCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    RootCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(surroundings.out().writer());
        return Cli.DONE;
    }
}
