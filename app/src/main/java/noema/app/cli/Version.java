package noema.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/// The version of the program, which the build writes beside this package.
final class Version implements IVersionProvider {

    /// The version, for example `0.1.0`.
    static String text() {
        try (InputStream in = Version.class.getResourceAsStream("/noema/app/version.txt")) {
            return in == null
                    ? "unknown"
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {"noema " + text()};
    }
}
