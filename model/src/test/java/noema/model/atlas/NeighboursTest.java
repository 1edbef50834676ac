package noema.model.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import noema.model.concept.Concept;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    @Property(tries = 60)
    void theyAreThoseThatASlowSearchFinds(
            @ForAll @IntRange(min = 1, max = 700) int size,
            @ForAll @IntRange(min = 2, max = 19) int width,
            @ForAll @IntRange(min = 1, max = 12) int count,
            @ForAll long seed) {
        List<float[]> concepts = Concepts.grouped(size, width, 3, seed);
        Concept wanted = new Concept(Concepts.grouped(1, width, 1, seed + 1).getFirst());
        List<Double> slow =
                concepts.stream()
                        .map(c -> wanted.cosine(new Concept(c)))
                        .sorted(Comparator.reverseOrder())
                        .limit(count)
                        .toList();
        List<Neighbours.Neighbour> found = Neighbours.of(concepts).nearest(wanted.values(), count);
        assertThat(found).hasSameSizeAs(slow);
        for (int i = 0; i < found.size(); i++) {
            Neighbours.Neighbour n = found.get(i);
            assertThat(n.cosine()).isCloseTo(slow.get(i), within(1e-5));
            assertThat(n.cosine())
                    .isCloseTo(wanted.cosine(new Concept(concepts.get(n.entry()))), within(1e-5));
        }
        assertThat(found.stream().map(Neighbours.Neighbour::entry)).doesNotHaveDuplicates();
    }

    @Property(tries = 15)
    void thoseOfEachAreThoseOfTheSearchWithoutItself(
            @ForAll @IntRange(min = 1, max = 600) int size, @ForAll long seed) {
        List<float[]> concepts = Concepts.grouped(size, 9, 4, seed);
        Neighbours neighbours = Neighbours.of(concepts);
        int[][] all = neighbours.ofEach(5, done -> {}, () -> false);
        assertThat(all).hasNumberOfRows(size);
        for (int i = 0; i < size; i += 1 + size / 20) {
            assertThat(all[i]).hasSize(Math.min(5, size - 1)).doesNotContain(i);
            double[] cosines = cosines(concepts, i, all[i]);
            int[] searched =
                    neighbours.nearest(concepts.get(i), 6).stream()
                            .mapToInt(Neighbours.Neighbour::entry)
                            .skip(1)
                            .toArray();
            assertThat(cosines).containsExactly(cosines(concepts, i, searched), within(1e-5));
        }
    }

    private static double[] cosines(List<float[]> concepts, int from, int[] to) {
        var concept = new Concept(concepts.get(from));
        return Arrays.stream(to)
                .mapToDouble(other -> concept.cosine(new Concept(concepts.get(other))))
                .toArray();
    }

    @Test
    void zeroAndEqualConceptsAreNoTrouble() {
        var concepts = new ArrayList<float[]>(List.of(new float[5], new float[5]));
        IntStream.range(0, 3).forEach(i -> concepts.add(new float[] {1, 2, 3, 4, 5}));
        Neighbours neighbours = Neighbours.of(concepts);
        assertThat(neighbours.nearest(new float[] {2, 4, 6, 8, 10}, 9))
                .extracting(Neighbours.Neighbour::entry)
                .containsExactly(2, 3, 4, 0, 1);
        assertThat(neighbours.nearest(new float[5], 1).getFirst().cosine()).isZero();
        assertThat(Neighbours.of(List.<float[]>of()).nearest(new float[5], 3)).isEmpty();
    }

    @Test
    void cancelledItStops() {
        Neighbours neighbours = Neighbours.of(Concepts.grouped(600, 4, 2, 1));
        var asked = new int[1];
        neighbours.ofEach(
                3, done -> assertThat(done).isLessThanOrEqualTo(3 / 6.0), () -> ++asked[0] > 3);
        assertThat(asked[0]).isLessThanOrEqualTo(6);
    }
}
