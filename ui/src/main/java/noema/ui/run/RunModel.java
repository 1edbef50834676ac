package noema.ui.run;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import noema.model.trace.TraceEvent;
import org.jspecify.annotations.Nullable;

/// The run that all panes look at. Used on the JavaFX thread only; it changes at most once per pulse.
public final class RunModel {

    private final ReadOnlyObjectWrapper<@Nullable RunSnapshot> snapshot =
            new ReadOnlyObjectWrapper<>();

    /// The run as far as it has come; null before there is any.
    public ReadOnlyObjectProperty<@Nullable RunSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /// The run as far as it has come; null before there is any.
    public @Nullable RunSnapshot snapshot() {
        return snapshot.get();
    }

    /// Whether a run is going on.
    public boolean isRunning() {
        RunSnapshot run = snapshot.get();
        return run != null && !run.isOver();
    }

    /// Looks at another run.
    public void show(RunSnapshot run) {
        snapshot.set(run);
    }

    /// The run went on.
    public void add(List<TraceEvent> events) {
        RunSnapshot run = snapshot.get();
        if (run != null && !events.isEmpty()) {
            snapshot.set(run.plus(events));
        }
    }
}
