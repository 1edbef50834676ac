package noema.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import noema.app.terminal.Output;
import noema.app.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/// What a command meets outside itself, so that tests can give it other surroundings.
///
/// @param in          standard input
/// @param out         standard output: what was asked for
/// @param err         standard error: everything else
/// @param terminal    what of the two is a terminal
/// @param environment environment variables
/// @param home        folder of the installation, with `assets` and `samples`; null when unknown
/// @param log         file that unexpected errors are written to
/// @param interrupted whether the user wants the command to end
record Surroundings(
        InputStream in,
        Output out,
        Output err,
        Terminal terminal,
        Map<String, String> environment,
        @Nullable Path home,
        Path log,
        BooleanSupplier interrupted) {

    /// Those of this process.
    static Surroundings ofProcess(BooleanSupplier interrupted) {
        Map<String, String> environment = System.getenv();
        Terminal terminal = Terminal.detect(environment);
        String home = System.getProperty("noema.home");
        return new Surroundings(
                System.in,
                output(FileDescriptor.out, terminal.out(), "stdout.encoding"),
                output(FileDescriptor.err, terminal.err(), "stderr.encoding"),
                terminal,
                environment,
                home == null ? null : Path.of(home),
                Path.of(System.getProperty("user.home"), ".noema", "noema.log"),
                interrupted);
    }

    /// Files and pipes get UTF-8; a terminal what it asks for, unless that is ASCII, which mostly means that nobody asked.
    private static Output output(FileDescriptor stream, boolean terminal, String property) {
        Charset asked = Charset.forName(System.getProperty(property, "UTF-8"));
        boolean useAsked = terminal && !asked.equals(StandardCharsets.US_ASCII);
        return new Output(new FileOutputStream(stream), useAsked ? asked : StandardCharsets.UTF_8);
    }

    /// Whether to end: the user wants it, or nobody reads the output any more.
    boolean cancelled() {
        return interrupted.getAsBoolean() || out.isBroken();
    }

    /// A file or folder of the installation, or of the current folder when the installation is unknown.
    Path installed(String path) {
        return home == null ? Path.of(path) : home.resolve(path);
    }
}
