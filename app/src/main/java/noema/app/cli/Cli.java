package noema.app.cli;

import java.util.List;
import java.util.Locale;
import noema.app.terminal.Colours;
import noema.model.tensor.NoemaException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line as a whole: finds the command, runs it, and turns what goes wrong into one sentence and an exit code.
public final class Cli {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private final Surroundings surroundings;
    private final FaultLog log;

    private Cli(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.log = new FaultLog(surroundings.log());
    }

    /// Runs the command of this process.
    ///
    /// @return the exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted
    public static int main(String... args) {
        var interrupts = new Interrupts();
        interrupts.install();
        Surroundings surroundings = Surroundings.ofProcess(interrupts::requested);
        FaultLog.install(surroundings.log());
        int code = run(surroundings, args);
        return interrupts.requested() ? interrupts.exitCode() : code;
    }

    /// Runs a command somewhere.
    static int run(Surroundings surroundings, String... args) {
        // Numbers are printed for programs too, so they look the same in every country.
        Locale.setDefault(Locale.ROOT);
        return new Cli(surroundings).run(args);
    }

    private int run(String... args) {
        int code;
        try {
            code = commandLine().execute(args);
        } catch (OutOfMemoryError e) {
            code =
                    fail(
                            "There is not enough memory; ask for less at a time, or allow Java more with NOEMA_JAVA_OPTS=-Xmx4g.");
        } catch (Error e) {
            code = unexpected(e);
        }
        String complaint = surroundings.out().complaint();
        return complaint == null
                ? code
                : fail("The output cannot be written (%s).".formatted(complaint));
    }

    private CommandLine commandLine() {
        var root = new CommandLine(new RootCommand(surroundings));
        List.of(
                        new GenerateCommand(surroundings),
                        new VerifyCommand(surroundings),
                        new EncodeCommand(surroundings),
                        new DecodeCommand(surroundings),
                        new NearestCommand(surroundings),
                        new BetweenCommand(surroundings),
                        new CompareCommand(surroundings),
                        new GridCommand(surroundings),
                        new MapCommand(surroundings),
                        new TrainCommand(surroundings),
                        new EvaluateCommand(surroundings),
                        new BenchCommand(surroundings),
                        new SamplesCommand(surroundings),
                        new InfoCommand(surroundings))
                .forEach(root::addSubcommand);
        Ansi out = ansi(surroundings.terminal().out());
        root.setColorScheme(CommandLine.Help.defaultColorScheme(out));
        root.setOut(surroundings.out().writer());
        root.setErr(surroundings.err().writer());
        root.setCaseInsensitiveEnumValuesAllowed(true);
        // A prompt may begin with an @.
        root.setExpandAtFiles(false);
        // The rooms of the window are called like commands.
        root.setAllowSubcommandsAsOptionParameters(true);
        root.setParameterExceptionHandler(this::misused);
        root.setExecutionExceptionHandler((e, command, result) -> failed(e));
        int columns = surroundings.terminal().columns();
        root.setUsageHelpWidth(Math.clamp(columns, 60, 100));
        return root;
    }

    private Ansi ansi(boolean terminal) {
        boolean colours = terminal && surroundings.terminal().colours() != Colours.NONE;
        return colours ? Ansi.ON : Ansi.OFF;
    }

    private int misused(ParameterException e, String[] args) {
        String message =
                e instanceof UnmatchedArgumentException unmatched
                        ? unknown(unmatched)
                        : String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
        var text = new StringBuilder(message);
        if (!message.endsWith(".") && !message.endsWith("?")) {
            text.append('.');
        }
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        text.append(" Try ").append(command).append(" --help.");
        complain(text.toString());
        return WRONG_USAGE;
    }

    private static String unknown(UnmatchedArgumentException e) {
        String what = e.isUnknownOption() ? "There is no option " : "There is no use for ";
        String sentence = what + "'" + e.getUnmatched().getFirst() + "'.";
        return e.getSuggestions().isEmpty()
                ? sentence
                : sentence + " Did you mean " + e.getSuggestions().getFirst() + "?";
    }

    private int failed(Exception e) {
        return switch (e) {
            case NoemaException known -> fail(String.valueOf(known.getMessage()));
            // When only the reader of a pipe had enough, all is well.
            case InterruptedByUser _ -> surroundings.interrupted().getAsBoolean() ? FAILED : DONE;
            default -> unexpected(e);
        };
    }

    private int unexpected(Throwable e) {
        if (log.write(e)) {
            return fail(
                    "Something went wrong that should not have; what happened is written in %s."
                            .formatted(surroundings.log()));
        }
        return fail(
                "Something went wrong that should not have (%s), and the log file %s cannot be written; make it writable and try again."
                        .formatted(e, surroundings.log()));
    }

    private int fail(String sentence) {
        complain(sentence);
        return FAILED;
    }

    private void complain(String sentence) {
        surroundings.err().println("noema: " + sentence);
    }
}
