package noema.ui.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// Where concepts of a run lie in a layout. Each is placed once: a linear layout does it at once, others on a worker, and until
/// it is done the concept is nowhere. Concepts are told apart by identity, which holds as traces never copy them.
final class Places {

    private final Layout layout;
    private final Latest worker;
    private final Runnable changed;
    private final Map<float[], Spot> known = new WeakHashMap<>();
    private final List<float[]> wanted = new ArrayList<>();

    /// @param worker  places what takes long
    /// @param changed told when more is placed
    Places(Layout layout, Latest worker, Runnable changed) {
        this.layout = layout;
        this.worker = worker;
        this.changed = changed;
    }

    /// The layout.
    Layout layout() {
        return layout;
    }

    /// Where a concept lies; null while that is not known.
    @Nullable Spot of(float[] concept) {
        Spot spot = known.get(concept);
        if (spot == null && layout.projection() != null) {
            spot = layout.place(concept);
            known.put(concept, spot);
        } else if (spot == null && wanted.stream().noneMatch(w -> w == concept)) {
            wanted.add(concept);
            ask();
            spot = known.get(concept);
        }
        return spot != null && spot.isFinite() ? spot : null;
    }

    private void ask() {
        if (worker.isBusy()) {
            return;
        }
        List<float[]> batch = List.copyOf(wanted);
        worker.ask(
                () -> {
                    var found = new HashMap<float[], Spot>();
                    batch.forEach(concept -> found.put(concept, layout.place(concept)));
                    return found;
                },
                found -> {
                    known.putAll(found);
                    wanted.removeIf(found::containsKey);
                    changed.run();
                    if (!wanted.isEmpty()) {
                        ask();
                    }
                });
    }
}
