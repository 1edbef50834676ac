package noema.model.level;

import java.util.List;
import noema.model.concept.Concept;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.LongTensor;

/// Groups of unequal size as one rectangle, filled up with zeros.
///
/// @param concepts [B, N, S, C]
/// @param counts   real children of each group [B]
record Children(FloatTensor concepts, LongTensor counts) {

    /// Pads groups to the largest of them.
    ///
    /// @throws IllegalArgumentException when a group is empty or too large
    static Children of(List<List<Concept>> groups, LevelConfig config) {
        int most = groups.stream().mapToInt(List::size).max().orElse(1);
        int size = config.conceptSize();
        var values = new float[groups.size() * most * size];
        var counts = new long[groups.size()];
        for (int g = 0; g < groups.size(); g++) {
            List<Concept> group = groups.get(g);
            if (group.isEmpty() || group.size() > config.children()) {
                throw new IllegalArgumentException(
                        "A group has %d children, not 1 to %d."
                                .formatted(group.size(), config.children()));
            }
            counts[g] = group.size();
            for (int i = 0; i < group.size(); i++) {
                System.arraycopy(group.get(i).values(), 0, values, (g * most + i) * size, size);
            }
        }
        return new Children(
                FloatTensor.of(values, groups.size(), most, config.slots(), config.slotSize()),
                LongTensor.of(counts, groups.size()));
    }
}
