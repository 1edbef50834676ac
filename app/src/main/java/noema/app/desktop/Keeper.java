package noema.app.desktop;

import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import noema.app.files.RunStore;
import noema.app.files.Session;
import noema.app.files.SessionFile;
import noema.model.tensor.NoemaException;
import noema.model.trace.Trace;
import noema.ui.history.HistoryEntry;
import noema.ui.history.HistoryModel;
import noema.ui.run.RunSnapshot;
import org.jspecify.annotations.Nullable;

/// Keeps the history on disk in step with the one on screen, and knows the whole trace of every run in it. Used on the JavaFX
/// thread; files are read and written elsewhere.
final class Keeper implements AutoCloseable {

    // Reading a session takes some tens of milliseconds.
    private static final int READ_AT_START = 30;

    private final RunStore store;
    private final HistoryModel history;
    private final Background background;
    private final Consumer<String> tell;
    private final Map<RunSnapshot, Trace> traces = new IdentityHashMap<>();
    private final Map<Long, RunStore.Run> files = new HashMap<>();
    private @Nullable HistoryEntry inBin;

    Keeper(RunStore store, HistoryModel history, Background background, Consumer<String> tell) {
        this.store = store;
        this.history = history;
        this.background = background;
        this.tell = tell;
        history.entries().addListener(this::changed);
        history.deletedProperty().subscribe(this::binChanged);
    }

    /// Reads the runs of earlier days, the newest first.
    void load() {
        background.run(() -> {
            RunStore.Contents contents = store.list();
            List<RunStore.Run> newest = contents.runs().stream().limit(READ_AT_START).toList();
            for (RunStore.Run run : newest) {
                read(run);
            }
            contents.problems().stream()
                    .findFirst()
                    .ifPresent(problem -> Platform.runLater(() -> tell.accept(problem)));
        });
    }

    private void read(RunStore.Run run) {
        try {
            Session session = SessionFile.read(run.file());
            RunSnapshot whole = RunSnapshot.of(session.trace());
            Instant when = session.when();
            Platform.runLater(() -> {
                traces.put(whole, session.trace());
                files.put(history.addOlder(whole, when, run.pinned()).id(), run);
            });
        } catch (NoemaException e) {
            Platform.runLater(() -> tell.accept(String.valueOf(e.getMessage())));
        }
    }

    /// Keeps a run that is over, on screen at once and on disk soon.
    void keep(RunSnapshot run, Trace trace) {
        traces.put(run, trace);
        HistoryEntry entry = history.add(run);
        background.run(() -> {
            RunStore.Run saved = store.save(Session.of(trace, entry.when()));
            Platform.runLater(() -> files.put(entry.id(), saved));
        });
    }

    /// Knows the trace of a run that is not part of the history, such as one from a file.
    void remember(RunSnapshot run, Trace trace) {
        traces.put(run, trace);
    }

    /// The trace behind a run that is shown; nothing while it is going on.
    Optional<Trace> trace(RunSnapshot run) {
        return Optional.ofNullable(traces.get(run));
    }

    private void changed(ListChangeListener.Change<? extends HistoryEntry> change) {
        while (change.next()) {
            for (HistoryEntry entry : change.getAddedSubList()) {
                RunStore.Run file = files.get(entry.id());
                if (file != null && file.pinned() != entry.pinned()) {
                    background.run(() -> {
                        RunStore.Run pinned = store.pin(file, entry.pinned());
                        Platform.runLater(() -> files.put(entry.id(), pinned));
                    });
                }
            }
        }
    }

    /// What was in the bin is gone for good once something else is, unless it was taken out again.
    private void binChanged(@Nullable HistoryEntry now) {
        HistoryEntry before = inBin;
        inBin = now;
        if (before != null && history.entries().stream().noneMatch(e -> e.id() == before.id())) {
            deleteFile(before);
        }
    }

    private void deleteFile(HistoryEntry entry) {
        RunStore.Run file = files.remove(entry.id());
        if (file != null) {
            background.run(() -> store.delete(file));
        }
    }

    /// Empties the bin, at once.
    @Override
    public void close() {
        HistoryEntry last = inBin;
        RunStore.Run file = last == null ? null : files.get(last.id());
        if (file != null) {
            store.delete(file);
        }
    }
}
