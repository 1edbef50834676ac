package noema.app.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import noema.model.tensor.NoemaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The history: a folder of sessions, one for each run that was finished. An empty file `NAME.pin` beside a session keeps it.
///
/// Only sessions that can be read are ever deleted, and only when they are too many or somebody says so. Nothing but the sessions
/// themselves says what is there, so nothing can disagree with them.
public final class RunStore {
    private static final Logger log = LoggerFactory.getLogger(RunStore.class);

    private static final String PIN = ".pin";
    private static final int MOST_KEPT = 10_000;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Path folder;
    private final int keep;

    /// The history in a folder, which need not exist yet.
    ///
    /// @param keep most runs that are kept without being pinned, 1 to 10,000
    /// @throws NoemaException if that is out of range
    public RunStore(Path folder, int keep) {
        NoemaException.require("number of runs to keep", keep, 1, MOST_KEPT);
        this.folder = folder;
        this.keep = keep;
    }

    /// A run of the history.
    ///
    /// @param file    its session; [SessionFile#read] reads all of it
    /// @param pinned  whether it is kept for good
    /// @param summary what a list shows
    public record Run(Path file, boolean pinned, SessionSummary summary) {}

    /// What is there.
    ///
    /// @param runs     newest first
    /// @param problems a sentence for each file that cannot be used; it stays where it is
    public record Contents(List<Run> runs, List<String> problems) {}

    /// Adds a run, and deletes the oldest ones that are not pinned when there are too many.
    ///
    /// @throws NoemaException if the run cannot be written; everything else is then unchanged
    public Run save(Session session) {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new NoemaException(
                    "The history cannot be kept because %s is a file; rename it.".formatted(folder),
                    e);
        } catch (IOException e) {
            throw new NoemaException(
                    "The folder of the history %s cannot be made; check the disk and its permissions."
                            .formatted(folder),
                    e);
        }
        String unique = UUID.randomUUID().toString().substring(0, 8);
        Path file = folder.resolve(NAME.format(session.when()) + "-" + unique + SessionFile.SUFFIX);
        SessionFile.write(file, session);
        trim(file);
        return new Run(file, false, SessionFile.summary(file));
    }

    private void trim(Path newest) {
        try {
            list().runs().stream()
                    .filter(run -> !run.pinned() && !run.file().equals(newest))
                    .skip(keep - 1L)
                    .forEach(this::delete);
        } catch (NoemaException e) {
            // What matters, the new run, is safe.
            log.warn("The history was not cleared of old runs", e);
        }
    }

    /// All runs.
    ///
    /// @throws NoemaException if the folder is there but cannot be read
    public Contents list() {
        var runs = new ArrayList<Run>();
        var problems = new ArrayList<String>();
        for (Path file : files()) {
            try {
                runs.add(new Run(file, Files.exists(pin(file)), SessionFile.summary(file)));
            } catch (NoemaException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        runs.sort(
                Comparator.comparing((Run run) -> run.summary().when())
                        .thenComparing(Run::file)
                        .reversed());
        return new Contents(List.copyOf(runs), List.copyOf(problems));
    }

    private List<Path> files() {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isSession(file.getFileName().toString())).sorted().toList();
        } catch (IOException e) {
            throw new NoemaException(
                    "The history in %s cannot be read; check that it is a folder and its permissions."
                            .formatted(folder),
                    e);
        }
    }

    private static boolean isSession(String name) {
        return name.endsWith(SessionFile.SUFFIX) && !name.startsWith(".");
    }

    /// Keeps a run for good, or no longer.
    ///
    /// @throws NoemaException if that cannot be noted
    public Run pin(Run run, boolean pinned) {
        Path pin = pin(run.file());
        try {
            if (!pinned) {
                Files.deleteIfExists(pin);
            } else if (Files.notExists(pin)) {
                Files.createFile(pin);
            }
        } catch (IOException e) {
            throw new NoemaException(
                    "%s cannot be written, so the run is not %s; check the disk and its permissions."
                            .formatted(pin, pinned ? "pinned" : "unpinned"),
                    e);
        }
        return new Run(run.file(), pinned, run.summary());
    }

    /// Deletes a run; one that is gone already is no error.
    ///
    /// @throws NoemaException if it cannot be deleted
    public void delete(Run run) {
        try {
            Files.deleteIfExists(run.file());
            Files.deleteIfExists(pin(run.file()));
        } catch (IOException e) {
            throw new NoemaException(
                    "%s cannot be deleted; check its permissions and that no program uses it."
                            .formatted(run.file()),
                    e);
        }
    }

    private static Path pin(Path file) {
        return file.resolveSibling(file.getFileName() + PIN);
    }
}
