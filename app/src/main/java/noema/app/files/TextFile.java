package noema.app.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import noema.model.tensor.AtomicFile;
import noema.model.tensor.NoemaException;

/// Text in a file.
public final class TextFile {

    private TextFile() {}

    /// Saves text in UTF-8; the file appears whole or not at all.
    ///
    /// @throws NoemaException if the file cannot be written; an older one is then unchanged
    public static void write(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
