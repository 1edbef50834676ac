package noema.model.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import noema.model.tensor.Randomness;
import org.junit.jupiter.api.Test;

/// It finds what the exact search finds.
class CompactNeighboursTest {

    private static final int SIZE = 24;

    private static List<float[]> concepts(int count, long seed) {
        return IntStream.range(0, count)
                .mapToObj(i -> Randomness.gaussians(Randomness.stream(seed, i), SIZE))
                .toList();
    }

    @Property(tries = 60)
    void itFindsWhatTheExactSearchFinds(
            @ForAll @IntRange(min = 0, max = 700) int known, @ForAll long seed) {
        List<float[]> concepts = concepts(known, seed);
        List<float[]> wanted = concepts(3, seed + 1);
        Neighbours exact = Neighbours.of(concepts);
        List<List<Neighbours.Neighbour>> found = new CompactNeighbours(concepts).nearest(wanted, 8);
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(found.get(i))
                    .extracting(Neighbours.Neighbour::entry)
                    .isEqualTo(
                            exact.nearest(wanted.get(i), 8).stream()
                                    .map(Neighbours.Neighbour::entry)
                                    .toList());
        }
    }

    @Test
    void aKnownConceptIsNearestToItselfAndZeroToNothing() {
        List<float[]> concepts = concepts(600, 3);
        var search = new CompactNeighbours(concepts);
        Neighbours.Neighbour self =
                search.nearest(List.of(concepts.get(599)), 1).getFirst().getFirst();
        assertThat(self.entry()).isEqualTo(599);
        assertThat(self.cosine()).isGreaterThan(0.99999);
        assertThat(search.nearest(List.of(new float[SIZE]), 2).getFirst())
                .allMatch(n -> n.cosine() == 0);
    }
}
