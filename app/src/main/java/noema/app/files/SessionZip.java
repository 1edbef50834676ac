package noema.app.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import noema.model.tensor.NoemaException;

/// The archive of a session, read without trust: it holds exactly the files it should, and none grows beyond its limit. Nothing
/// is ever unpacked to the disk.
final class SessionZip implements Closeable {

    private final Path file;
    private final ZipFile zip;

    private SessionZip(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    /// Opens an archive of these files and no others.
    ///
    /// @throws NoemaException if it is missing or something else
    static SessionZip open(Path file, Set<String> names) throws IOException {
        // Also keeps a pipe or a device from being read without end.
        if (!Files.isRegularFile(file)) {
            throw new NoemaException(
                    "There is no file %s; check the path of the session.".formatted(file));
        }
        requireBeginning(file);
        var zip = new ZipFile(file.toFile());
        var found = new HashSet<String>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            found.add(entry.getName());
        }
        if (zip.size() != names.size() || !found.equals(names)) {
            zip.close();
            throw foreign(file);
        }
        return new SessionZip(file, zip);
    }

    private static void requireBeginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (in.read() != 'P' || in.read() != 'K') {
                throw foreign(file);
            }
        }
    }

    /// How long one of the files says it is.
    ///
    /// @throws NoemaException if that is beyond the limit
    long size(String name, long most) {
        long size = zip.getEntry(name).getSize();
        if (size < 0 || size > most) {
            throw damaged("%s in it is larger than any session's".formatted(name));
        }
        return size;
    }

    /// One of the files, to be read no further than its size.
    InputStream stream(String name) throws IOException {
        return zip.getInputStream(zip.getEntry(name));
    }

    /// All of one of the files, as it was written.
    ///
    /// @throws NoemaException if it is too large or its checksum is another
    byte[] bytes(String name, int most) throws IOException {
        int size = (int) size(name, most);
        try (InputStream in = stream(name)) {
            byte[] bytes = in.readNBytes(size);
            var sum = new CRC32();
            sum.update(bytes);
            if (bytes.length != size
                    || in.read() >= 0
                    || sum.getValue() != zip.getEntry(name).getCrc()) {
                throw new ZipException("%s does not match its checksum".formatted(name));
            }
            return bytes;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /// The file is of another kind.
    static NoemaException foreign(Path file) {
        return new NoemaException(
                "%s is not a Noema session; open a file ending in .noema that Noema saved."
                        .formatted(file));
    }

    private NoemaException damaged(String why) {
        return new NoemaException(
                "%s is a damaged session (%s); copy or save it again.".formatted(file, why));
    }
}
