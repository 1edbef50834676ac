package noema.model.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClustersTest {

    @Property(tries = 40)
    void noneIsEmptyAndTheLargestComesFirst(
            @ForAll @IntRange(min = 1, max = 80) int size,
            @ForAll @IntRange(min = 1, max = 12) int wanted,
            @ForAll long seed) {
        List<float[]> concepts = Concepts.grouped(size, 7, 3, seed);
        Clusters clusters = Clusters.of(concepts, wanted, seed, () -> false);
        assertThat(clusters.count()).isBetween(1, Math.min(wanted, size));
        var sizes = new int[clusters.count()];
        Arrays.stream(clusters.of()).forEach(c -> sizes[c]++);
        assertThat(sizes).doesNotContain(0);
        assertThat(Arrays.stream(sizes).boxed()).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(Clusters.of(concepts, wanted, seed, () -> false).of()).isEqualTo(clusters.of());
    }

    @Test
    void groupsThatAreThereAreFound() {
        List<float[]> concepts =
                IntStream.range(0, 60)
                        .mapToObj(i -> {
                            var concept = new float[8];
                            concept[i % 3] = 5;
                            concept[3 + i % 5] = 0.1f * (i % 7);
                            return concept;
                        })
                        .toList();
        Clusters clusters = Clusters.of(concepts, 3, 1, () -> false);
        assertThat(clusters.count()).isEqualTo(3);
        for (int i = 3; i < 60; i++) {
            assertThat(clusters.of()[i]).isEqualTo(clusters.of()[i % 3]);
        }
    }

    @Test
    void oneConceptManyTimesIsOneGroup() {
        List<float[]> same = Collections.nCopies(20, new float[] {0.3f, -0.7f, 0.1f});
        assertThat(Clusters.of(same, 5, 1, () -> false).count()).isEqualTo(1);
    }

    @Test
    void labelsAreTheWordsOfTheGroupAndNotOfAll() {
        List<String> sentences =
                List.of(
                        "The dog ran to the park with Tom.",
                        "A dog barked in the park.",
                        "Tom saw the rain.",
                        "The rain fell and the rain stayed with Tom.",
                        "And then!");
        List<String> labels = Labels.of(sentences, new int[] {0, 0, 1, 1, 2}, 3);
        assertThat(labels.get(0)).startsWith("dog, park");
        assertThat(labels.get(1)).startsWith("rain").doesNotContain("dog", "the", "with");
        assertThat(labels.get(2)).isEmpty();
    }
}
