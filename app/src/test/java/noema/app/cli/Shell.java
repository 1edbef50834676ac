package noema.app.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import noema.app.terminal.Output;
import noema.app.terminal.Terminal;

/// Runs commands in this process, as a shell would, and catches what they print.
final class Shell {

    private final Path home;
    private Terminal terminal = Terminal.none();
    private byte[] input = new byte[0];
    private BooleanSupplier interrupted = () -> false;
    private Map<String, String> environment = Map.of();

    private Shell(Path home) {
        this.home = home;
    }

    /// What a command left behind.
    record Result(int code, String out, String err) {}

    /// A shell whose installation is empty, whatever model the project ships.
    static Shell atHome() {
        return new Shell(TinyModel.projectRoot().resolve("app/target/test-home"));
    }

    Shell on(Terminal other) {
        terminal = other;
        return this;
    }

    Shell with(byte[] standardInput) {
        input = standardInput;
        return this;
    }

    Shell with(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    Shell interruptedWhen(BooleanSupplier condition) {
        interrupted = condition;
        return this;
    }

    Result run(String... args) {
        var out = new ByteArrayOutputStream();
        return run(out, out, args);
    }

    /// Prints to a stream; what that catches is asked of `caught`.
    Result run(OutputStream stream, Object caught, String... args) {
        var err = new ByteArrayOutputStream();
        var surroundings =
                new Surroundings(
                        new ByteArrayInputStream(input),
                        new Output(stream, StandardCharsets.UTF_8),
                        new Output(err, StandardCharsets.UTF_8),
                        terminal,
                        environment,
                        home,
                        home.resolve("noema.log"),
                        interrupted);
        int code = Cli.run(surroundings, args);
        String text =
                caught instanceof ByteArrayOutputStream bytes
                        ? bytes.toString(StandardCharsets.UTF_8)
                        : "";
        return new Result(code, text, err.toString(StandardCharsets.UTF_8));
    }
}
