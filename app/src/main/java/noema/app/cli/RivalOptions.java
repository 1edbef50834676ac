package noema.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The models beside a concept model: a level above it, and those it is compared with, which go from words to words.
final class RivalOptions {

    private static final String AR = "-ar";
    private static final String DIFFUSION = "-diffusion";
    private static final String PARAGRAPH = "-paragraph";

    @Option(
            names = "--baseline",
            paramLabel = "DIR",
            description =
                    "Folder of the autoregressive baseline (default: the model's folder with -ar behind its name, if there is one).")
    private @Nullable Path baseline;

    @Option(
            names = "--diffusion",
            paramLabel = "DIR",
            description =
                    "Folder of the masked-diffusion model (default: the model's folder with -diffusion behind its name, if there is one).")
    private @Nullable Path diffusion;

    @Option(
            names = "--paragraph",
            paramLabel = "DIR",
            description =
                    "Folder of the paragraph level (default: the model's folder with -paragraph behind its name, if there is one).")
    private @Nullable Path paragraph;

    /// Folder of the paragraph level; null when there is none.
    @Nullable Path paragraph(Path model) {
        return paragraph == null ? paragraphBeside(model) : paragraph;
    }

    /// The paragraph level that is looked for beside a model; null when there is none.
    static @Nullable Path paragraphBeside(Path model) {
        return beside(model, PARAGRAPH);
    }

    /// Folder of the autoregressive one; null when there is none.
    @Nullable Path folder(Path model) {
        return baseline == null ? beside(model, AR) : baseline;
    }

    /// Folder of the masked-diffusion one; null when there is none.
    @Nullable Path diffusion(Path model) {
        return diffusion == null ? beside(model, DIFFUSION) : diffusion;
    }

    private static @Nullable Path beside(Path model, String suffix) {
        Path folder = model.toAbsolutePath().normalize();
        Path beside = folder.resolveSibling(folder.getFileName() + suffix);
        return Files.isDirectory(beside) ? beside : null;
    }
}
