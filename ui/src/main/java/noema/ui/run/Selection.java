package noema.ui.run;

import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What is selected in all panes at once. Nothing selected means that everything is shown alike; otherwise the rest is muted.
public final class Selection {

    private final ObjectProperty<Set<Integer>> places = new SimpleObjectProperty<>(Set.of());
    private final ObjectProperty<Set<Integer>> known = new SimpleObjectProperty<>(Set.of());

    /// Selected places of the story (prompt first, from 0; see [RunSnapshot]).
    public ObjectProperty<Set<Integer>> placesProperty() {
        return places;
    }

    /// Selected sentences of the map's background, by their number there.
    public ObjectProperty<Set<Integer>> knownProperty() {
        return known;
    }

    /// Selects one place only.
    public void select(int place) {
        places.set(Set.of(place));
        known.set(Set.of());
    }

    /// Selects nothing.
    public void clear() {
        places.set(Set.of());
        known.set(Set.of());
    }

    /// Whether a place is selected, or nothing is.
    public boolean isLit(int place) {
        return places.get().isEmpty() && known.get().isEmpty() || places.get().contains(place);
    }
}
