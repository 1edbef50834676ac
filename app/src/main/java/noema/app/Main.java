package noema.app;

import noema.app.cli.Cli;

/// Starts Noema from the command line.
public final class Main {

    private Main() {}

    /// Runs one command and ends the process with its exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted.
    public static void main(String[] args) {
        System.exit(Cli.main(args));
    }
}
