package noema.model.level;

import java.util.ArrayList;
import java.util.List;

/// How consecutive concepts make groups.
///
/// Breaks of the text are kept where there are any (paragraphs for sentences). What is longer than a group may be is cut into
/// parts of nearly equal size, and a group of one or two joins the one before it where both together fit.
public final class Grouping {

    private static final int SMALL = 2;

    private Grouping() {}

    /// Sizes of the groups of a run without breaks.
    ///
    /// @param count how many concepts there are
    /// @param most  most concepts in a group
    public static int[] of(int count, int most) {
        return of(List.of(count), most);
    }

    /// Sizes of the groups of stretches between breaks.
    ///
    /// @param stretches concepts in each stretch; empty ones count for nothing
    /// @param most      most concepts in a group
    public static int[] of(List<Integer> stretches, int most) {
        var sizes = new ArrayList<Integer>();
        for (int stretch : stretches) {
            int parts = Math.ceilDiv(stretch, most);
            for (int i = 0; i < parts; i++) {
                join(sizes, stretch * (i + 1) / parts - stretch * i / parts, most);
            }
        }
        return sizes.stream().mapToInt(size -> size).toArray();
    }

    private static void join(List<Integer> sizes, int next, int most) {
        boolean fits = !sizes.isEmpty() && sizes.getLast() + next <= most;
        if (fits && (next <= SMALL || sizes.getLast() <= SMALL)) {
            sizes.set(sizes.size() - 1, sizes.getLast() + next);
        } else {
            sizes.add(next);
        }
    }
}
