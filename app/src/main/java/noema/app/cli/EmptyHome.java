package noema.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder for settings and runs that is gone afterwards, so that a measurement neither sees nor changes those of the user.
final class EmptyHome implements AutoCloseable {

    private final Path folder;

    EmptyHome() {
        try {
            folder = Files.createTempDirectory("noema");
            Files.writeString(folder.resolve("settings.json"), "{\"tourSeen\": true}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
