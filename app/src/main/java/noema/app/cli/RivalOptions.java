package noema.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The autoregressive baseline a model is compared with.
final class RivalOptions {

    private static final String SUFFIX = "-ar";

    @Option(
            names = "--baseline",
            paramLabel = "DIR",
            description =
                    "Folder of the autoregressive baseline (default: the model's folder with -ar behind its name, if there is one).")
    private @Nullable Path baseline;

    /// Its folder; null when there is none.
    @Nullable Path folder(Path model) {
        if (baseline != null) {
            return baseline;
        }
        Path folder = model.toAbsolutePath().normalize();
        Path beside = folder.resolveSibling(folder.getFileName() + SUFFIX);
        return Files.isDirectory(beside) ? beside : null;
    }
}
