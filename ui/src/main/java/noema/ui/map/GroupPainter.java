package noema.ui.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Draws which sentences belong together: a diamond amid those of each group, and a line from it to each of them.
///
/// The concept of a group lives in a space of its own, which the map of sentences does not show; the diamond stands where its sentences are.
final class GroupPainter {

    private static final double SIZE = 7;
    private static final double FAINT = 0.25;

    private final Brush brush;
    private final Function<float[], @Nullable Spot> place;

    GroupPainter(Brush brush, Function<float[], @Nullable Spot> place) {
        this.brush = brush;
        this.place = place;
    }

    /// All groups.
    ///
    /// @param lit which places of the story are not muted
    void paint(Marks marks, IntPredicate lit) {
        Map<Integer, Spot> spots = new HashMap<>();
        for (Marks.Dot dot : marks.dots()) {
            Spot at = place.apply(dot.concept());
            if (at != null) {
                spots.put(dot.place(), at);
            }
        }
        var middles = new ArrayList<@Nullable Spot>();
        for (Marks.Group group : marks.groups()) {
            Spot middle = middle(group, spots);
            middles.add(middle);
            if (middle != null) {
                lines(group, middle, spots, lit);
            }
        }
        for (int i = 0; i < middles.size(); i++) {
            Spot middle = middles.get(i);
            if (middle != null) {
                boolean bright = marks.groups().get(i).places().stream().anyMatch(lit::test);
                brush.diamond(middle, SIZE + 2, brush.palette().background(), bright ? 0.9 : FAINT);
                brush.diamond(middle, SIZE, brush.palette().plan(), bright ? 1 : FAINT);
            }
        }
    }

    private void lines(Marks.Group group, Spot middle, Map<Integer, Spot> spots, IntPredicate lit) {
        for (int sentence : group.places()) {
            Spot at = spots.get(sentence);
            if (at != null) {
                double opacity = lit.test(sentence) ? 0.8 : FAINT;
                brush.line(middle, at, brush.palette().plan(), 1.5, opacity);
            }
        }
    }

    /// Where a group stands: amid its sentences; null while none of them is on the map.
    static @Nullable Spot middle(Marks.Group group, Map<Integer, Spot> spots) {
        List<Spot> own =
                group.places().stream().filter(spots::containsKey).map(spots::get).toList();
        if (own.isEmpty()) {
            return null;
        }
        return new Spot(
                own.stream().mapToDouble(Spot::x).average().orElseThrow(),
                own.stream().mapToDouble(Spot::y).average().orElseThrow());
    }
}
