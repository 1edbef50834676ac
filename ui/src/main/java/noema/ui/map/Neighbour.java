package noema.ui.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import noema.model.atlas.Atlas;

/// A known sentence near a concept.
///
/// @param index  number of the atlas' entry
/// @param cosine of the angle between the concepts, -1 to 1
public record Neighbour(int index, double cosine) {

    /// The nearest entries of an atlas by cosine in the space of concepts, nearest first, by comparing with every one.
    static List<Neighbour> search(Atlas atlas, float[] concept, int count) {
        var best = new PriorityQueue<>(Comparator.comparingDouble(Neighbour::cosine));
        for (int i = 0; i < atlas.size(); i++) {
            float[] known = atlas.entries().get(i).concept();
            if (known.length != concept.length) {
                return List.of();
            }
            double cosine = Axes.cosine(known, concept);
            if (best.size() < count) {
                best.add(new Neighbour(i, cosine));
            } else if (!best.isEmpty() && cosine > best.element().cosine()) {
                best.remove();
                best.add(new Neighbour(i, cosine));
            }
        }
        var sorted = new ArrayList<>(best);
        sorted.sort(Comparator.comparingDouble(Neighbour::cosine).reversed());
        return sorted;
    }
}
