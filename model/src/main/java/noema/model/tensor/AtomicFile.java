package noema.model.tensor;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replaces a file as a whole: after a crash, a full disk or a power cut it has its old content or its new one.
public final class AtomicFile {
    private static final Logger log = LoggerFactory.getLogger(AtomicFile.class);
    private static final int BUFFER_BYTES = 1 << 16;

    private AtomicFile() {}

    /// What goes into the file.
    @FunctionalInterface
    public interface Content {
        /// Writes everything to `out`, which the caller closes.
        void writeTo(OutputStream out) throws IOException;
    }

    /// Writes a temporary file in the same folder, forces it to the disk and renames it to `file`.
    ///
    /// An interrupted thread still finishes its write. Only a killed process leaves its `.NAME.*.tmp` behind.
    ///
    /// @throws NoemaException if the folder is missing, not writable or full; `file` is then unchanged
    public static void write(Path file, Content content) {
        Path target = file.toAbsolutePath();
        Path temporary =
                target.resolveSibling(
                        "." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try {
                writeAndSync(temporary, content);
                Files.move(
                        temporary,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw FileProblem.unwritable(file, e);
        }
        syncFolder(target);
    }

    private static void writeAndSync(Path temporary, Content content) throws IOException {
        if (!Files.isDirectory(temporary.resolveSibling(""))) {
            throw new NoSuchFileException(temporary.toString());
        }
        // Not a FileChannel: an interrupt would close it in the middle of a checkpoint.
        try (FileOutputStream file = new FileOutputStream(temporary.toFile());
                OutputStream out = new BufferedOutputStream(file, BUFFER_BYTES)) {
            content.writeTo(out);
            out.flush();
            file.getFD().sync();
        }
    }

    /// Makes the rename itself survive a power cut, where the system lets a folder be opened.
    private static void syncFolder(Path target) {
        Path folder = target.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            log.debug("Folder {} was not forced to the disk", folder, e);
        }
    }
}
