package noema.app.cli;

import java.nio.file.Path;
import noema.model.tell.ModelFamily;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The model that judges text.
final class ScorerOptions {

    @Option(
            names = "--scorer",
            paramLabel = "DIR",
            description =
                    "Folder of the autoregressive model that judges text (default: scorer beside the model's folder, if there is one).")
    private @Nullable Path scorer;

    /// Its folder; null when there is none.
    @Nullable Path folder(Path model) {
        if (scorer != null) {
            return scorer;
        }
        return ModelFamily.Folders.beside(model).judge();
    }
}
