package noema.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import noema.model.tensor.NoemaException;

/// Files that results go to.
final class Targets {

    private Targets() {}

    /// Finds out before the work whether there is a place for its result.
    ///
    /// @throws NoemaException if there is none
    static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
            throw new NoemaException(
                    "%s cannot be written; name a file in a folder that exists and is yours."
                            .formatted(file));
        }
    }
}
