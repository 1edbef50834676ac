package noema.ui.map;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A closed loop on the map.
///
/// @param corners in their order; the last is joined to the first
record Lasso(List<Spot> corners) {

    Lasso {
        corners = List.copyOf(corners);
    }

    /// Whether a point is inside, by the even-odd rule: a ray to the right crosses the loop an odd number of times.
    boolean contains(double x, double y) {
        boolean inside = false;
        for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
            Spot a = corners.get(i);
            Spot b = corners.get(j);
            if (a.y() > y != b.y() > y
                    && x < (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()) + a.x()) {
                inside = !inside;
            }
        }
        return inside;
    }

    /// The entries inside.
    Set<Integer> entries(Ground ground) {
        var inside = new HashSet<Integer>();
        if (corners.size() > 2) {
            ground.grid()
                    .each(
                            Bounds.of(corners),
                            entry -> {
                                if (contains(
                                        ground.layout().x()[entry], ground.layout().y()[entry])) {
                                    inside.add(entry);
                                }
                            });
        }
        return inside;
    }
}
