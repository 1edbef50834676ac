package noema.ui.map;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import noema.model.atlas.Atlas;
import noema.model.concept.Concept;
import noema.ui.run.Mind;
import org.jspecify.annotations.Nullable;

/// The thought at a point of the map that somebody pointed at, put into words. One is worked on at a time; of the points pointed
/// at meanwhile only the last waits.
public final class Probe {

    /// What is known of the thought so far.
    ///
    /// @param spot    where it is, on the map
    /// @param concept the thought; null while it is being worked out
    /// @param nearest the known sentence that is nearest in the space of concepts; null while unknown
    /// @param reading what it says; null while it is being read
    /// @param problem why it cannot be read, for the user; empty when it can
    public record Thought(
            Spot spot,
            float @Nullable [] concept,
            @Nullable Neighbour nearest,
            Mind.@Nullable Reading reading,
            String problem) {

        /// Only the point is known.
        static Thought at(Spot spot) {
            return new Thought(spot, null, null, null, "");
        }

        Thought found(float[] it, @Nullable Neighbour near) {
            return new Thought(spot, it, near, null, "");
        }

        Thought says(Mind.Reading words) {
            return new Thought(spot, concept, nearest, words, "");
        }

        Thought failed(String why) {
            return new Thought(spot, concept, nearest, null, why);
        }

        /// How far it is from every known sentence: 1 - cosine to the nearest one, 0 to 2.
        double offTheMap() {
            return nearest == null ? 0 : Math.max(0, 1 - nearest.cosine());
        }
    }

    private final ReadOnlyObjectWrapper<@Nullable Thought> thought = new ReadOnlyObjectWrapper<>();
    private final Latest worker;
    private final Mind mind;
    private final Supplier<List<Mind.Said>> before;
    private boolean busy;
    private @Nullable Runnable next;

    /// @param before concepts of the sentences before the one that is to be replaced, nearest first
    Probe(Latest worker, Mind mind, Supplier<List<Mind.Said>> before) {
        this.worker = worker;
        this.mind = mind;
        this.before = before;
    }

    /// The thought; null when nobody points anywhere.
    public ReadOnlyObjectProperty<@Nullable Thought> thoughtProperty() {
        return thought.getReadOnlyProperty();
    }

    /// Nobody points anywhere any more.
    public void close() {
        next = null;
        thought.set(null);
    }

    /// Points somewhere.
    ///
    /// @param passing whether the pointer is still moving: then what is being read is finished first
    void at(
            Ground ground,
            Spot spot,
            @Nullable BiFunction<float[], Integer, List<Neighbour>> source,
            boolean passing) {
        if (!busy || !passing) {
            thought.set(Thought.at(spot));
        }
        if (busy) {
            next = () -> at(ground, spot, source, passing);
        } else {
            busy = true;
            Thought asked = Thought.at(spot);
            thought.set(asked);
            worker.ask(() -> find(ground, asked, source), found -> read(asked, found));
        }
    }

    private static Thought find(
            Ground ground,
            Thought asked,
            @Nullable BiFunction<float[], Integer, List<Neighbour>> source) {
        Atlas atlas = ground.atlas();
        float[] concept = ThoughtAt.find(ground, asked.spot());
        if (concept == null || atlas == null) {
            return asked.failed(
                    "There are no known sentences to guess a thought from; open a map first.");
        }
        List<Neighbour> near = Neighbourhood.nearest(atlas, source, concept, 1);
        return asked.found(concept, near.isEmpty() ? null : near.getFirst());
    }

    private void read(Thought asked, Thought found) {
        float[] concept = found.concept();
        if (concept == null || !mind.readyProperty().get()) {
            done(
                    asked,
                    concept == null
                            ? found
                            : found.failed("The model is not there yet; wait until it is loaded."));
            return;
        }
        if (thought.get() == asked) {
            thought.set(found);
            mind.read(List.of(new Concept(concept)), before.get())
                    .whenComplete((readings, failure) ->
                            done(
                                    found,
                                    readings == null || readings.isEmpty()
                                            ? found.failed(Problems.sentence(failure))
                                            : found.says(readings.getFirst())));
        } else {
            done(asked, found);
        }
    }

    // Shows an answer if it still is to what was asked, and goes on to what was asked meanwhile.
    private void done(Thought asked, Thought answer) {
        busy = false;
        if (thought.get() == asked) {
            thought.set(answer);
        }
        Runnable waiting = next;
        next = null;
        if (waiting != null) {
            waiting.run();
        }
    }
}
