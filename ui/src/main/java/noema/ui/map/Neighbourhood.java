package noema.ui.map;

import java.util.List;
import java.util.function.BiFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import noema.model.atlas.Atlas;
import org.jspecify.annotations.Nullable;

/// The concept that is looked at and the known texts nearest to it, found in the space of concepts and not on the map.
public final class Neighbourhood {

    private static final int COUNT = 8;

    /// A concept that is looked at.
    ///
    /// @param name    what it is, for people: "sentence 3"
    /// @param concept S x C numbers
    public record Focus(String name, float[] concept) {}

    private final ReadOnlyObjectWrapper<@Nullable Focus> focus = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Neighbour>> list =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable BiFunction<float[], Integer, List<Neighbour>>> source =
            new SimpleObjectProperty<>();
    private final Latest worker;
    private @Nullable Atlas atlas;

    Neighbourhood(Latest worker) {
        this.worker = worker;
        focus.subscribe(this::search);
        source.subscribe(this::search);
    }

    /// What is looked at; null for nothing.
    public ReadOnlyObjectProperty<@Nullable Focus> focusProperty() {
        return focus.getReadOnlyProperty();
    }

    /// Its nearest known texts, nearest first.
    public ReadOnlyObjectProperty<List<Neighbour>> listProperty() {
        return list.getReadOnlyProperty();
    }

    /// Finds the nearest known texts to a concept, so many; called on a worker. Null for comparing with every one.
    public ObjectProperty<@Nullable BiFunction<float[], Integer, List<Neighbour>>>
            sourceProperty() {
        return source;
    }

    void look(@Nullable Focus at) {
        Focus now = focus.get();
        boolean same = now != null && at != null && now.concept() == at.concept();
        if (!same) {
            focus.set(at);
        }
    }

    void in(@Nullable Atlas other) {
        atlas = other;
        // What is still on its way is of the other atlas.
        worker.forget();
        list.set(List.of());
        search();
    }

    /// The nearest known texts to a concept; takes long, so call it on a worker.
    static List<Neighbour> nearest(
            Atlas atlas,
            @Nullable BiFunction<float[], Integer, List<Neighbour>> source,
            float[] concept,
            int count) {
        return source != null
                ? source.apply(concept, count)
                : Neighbour.search(atlas, concept, count);
    }

    private void search() {
        Focus at = focus.get();
        Atlas where = atlas;
        if (at == null || where == null) {
            worker.forget();
            list.set(List.of());
            return;
        }
        var how = source.get();
        worker.ask(() -> nearest(where, how, at.concept(), COUNT), list::set);
    }
}
