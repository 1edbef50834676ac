package noema.ui.history;

import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import noema.ui.run.RunSnapshot;
import org.jspecify.annotations.Nullable;

/// The runs so far, newest first. Of those that nobody pinned, only the last 50 are kept.
public final class HistoryModel {

    private static final int MOST = 50;

    private final ObservableList<HistoryEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<HistoryEntry> shown =
            FXCollections.unmodifiableObservableList(entries);
    private final ReadOnlyObjectWrapper<@Nullable HistoryEntry> deleted =
            new ReadOnlyObjectWrapper<>();
    private final InstantSource clock;
    private long nextId;
    private long oldestId;

    /// An empty history.
    public HistoryModel() {
        this(InstantSource.system());
    }

    /// An empty history.
    ///
    /// @param clock says when runs were over
    HistoryModel(InstantSource clock) {
        this.clock = clock;
    }

    /// The runs, newest first; not to be changed.
    public ObservableList<HistoryEntry> entries() {
        return shown;
    }

    /// The run that was deleted last and can be brought back; null when there is none.
    public ReadOnlyObjectProperty<@Nullable HistoryEntry> deletedProperty() {
        return deleted.getReadOnlyProperty();
    }

    /// Keeps a run that is over.
    public HistoryEntry add(RunSnapshot run) {
        var entry = HistoryEntry.of(nextId++, run, clock.instant());
        entries.addFirst(entry);
        long loose = entries.stream().filter(e -> !e.pinned()).count();
        for (int i = entries.size() - 1; i > 0 && loose > MOST; i--) {
            if (!entries.get(i).pinned()) {
                entries.remove(i);
                loose--;
            }
        }
        return entry;
    }

    /// Takes in a run of an earlier day, as the oldest.
    public HistoryEntry addOlder(RunSnapshot run, Instant when, boolean pinned) {
        HistoryEntry entry = HistoryEntry.of(--oldestId, run, when).withPinned(pinned);
        entries.addLast(entry);
        return entry;
    }

    /// Pins a run, or lets it go.
    public void pin(long id, boolean pinned) {
        place(id).ifPresent(i -> entries.set(i, entries.get(i).withPinned(pinned)));
    }

    /// Deletes a run; [#undoDelete] brings it back until the next one is deleted.
    public void delete(long id) {
        place(id).ifPresent(i -> deleted.set(entries.remove(i)));
    }

    /// Brings the run that was deleted last back to its place; without one, nothing happens.
    public void undoDelete() {
        HistoryEntry back = deleted.get();
        if (back != null) {
            // Ids grow with time, so they say where it was.
            int place = 0;
            while (place < entries.size() && entries.get(place).id() > back.id()) {
                place++;
            }
            entries.add(place, back);
            deleted.set(null);
        }
    }

    /// Lets go of the run that was deleted last.
    public void forgetDeleted() {
        deleted.set(null);
    }

    private OptionalInt place(long id) {
        return IntStream.range(0, entries.size())
                .filter(i -> entries.get(i).id() == id)
                .findFirst();
    }
}
