package noema.model.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FlatGridTest {

    @Property(tries = 150)
    void theyAreThoseThatASlowSearchFinds(
            @ForAll @IntRange(min = 1, max = 400) int size,
            @ForAll @IntRange(min = 1, max = 30) int count,
            @ForAll @DoubleRange(min = 0, max = 1000) double stretch,
            @ForAll @DoubleRange(min = -3, max = 3) double px,
            @ForAll long seed) {
        var random = new SplittableRandom(seed);
        var x = new float[size];
        var y = new float[size];
        for (int i = 0; i < size; i++) {
            x[i] = (float) random.nextGaussian();
            y[i] = (float) (stretch * random.nextGaussian());
        }
        var grid = new FlatGrid(x, y);
        double py = stretch * px;
        double[] slow =
                IntStream.range(0, size)
                        .mapToDouble(i -> (float) grid.squared(px, py, i))
                        .sorted()
                        .limit(count)
                        .toArray();
        int[] found = grid.nearest(px, py, count);
        assertThat(Arrays.stream(found).mapToDouble(i -> (float) grid.squared(px, py, i)))
                .containsExactly(Arrays.stream(slow).boxed().toArray(Double[]::new));
        assertThat(found).doesNotHaveDuplicates();
    }

    @Test
    void pointsInOnePlaceComeByTheirNumbers() {
        var grid = new FlatGrid(new float[] {2, 2, 2}, new float[] {5, 5, 5});
        assertThat(grid.nearest(2, 5, 2)).containsExactly(0, 1);
        assertThat(grid.nearest(-100, 1e6, 9)).containsExactly(0, 1, 2);
    }
}
