package noema.model.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir Path folder;

    @Test
    void aWriteThatFailsHalfWayLeavesTheOldFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");

        assertThatThrownBy(() ->
                        AtomicFile.write(
                                file,
                                out -> {
                                    out.write(new byte[1 << 20]);
                                    throw new IOException("No space left on device");
                                }))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("No space left on device");
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("a");
    }

    @Test
    void aProgrammingErrorLeavesTheOldFileToo() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");

        assertThatThrownBy(() ->
                        AtomicFile.write(
                                file,
                                _ -> {
                                    throw new IllegalStateException("bug");
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("a");
    }

    @Test
    void anInterruptedThreadStillWrites() {
        Path file = folder.resolve("a");
        Thread.currentThread().interrupt();
        try {
            AtomicFile.write(file, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(file).hasContent("new");
    }

    @Test
    void aMissingFolderIsNamed() {
        Path file = folder.resolve("missing").resolve("a");

        assertThatThrownBy(() -> AtomicFile.write(file, _ -> {}))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("does not exist");
    }

    @Test
    void aFolderInTheWayIsKept() throws IOException {
        Path file = Files.createDirectory(folder.resolve("a"));
        Files.writeString(file.resolve("inside"), "kept");

        assertThatThrownBy(() -> AtomicFile.write(file, _ -> {}))
                .isInstanceOf(NoemaException.class);
        assertThat(file.resolve("inside")).hasContent("kept");
        assertThat(folder.toFile().list()).containsExactly("a");
    }
}
