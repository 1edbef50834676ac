package noema.model.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HonestyTest {

    private static final int SIZE = 1000;

    private static float mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return (float) (sum / values.length);
    }

    private static float[] random(long seed) {
        var random = new SplittableRandom(seed);
        var values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = (float) random.nextDouble();
        }
        return values;
    }

    @Test
    void aMapThatKeepsEverythingIsHonest() {
        float[] x = random(1);
        float[] y = random(2);
        var grid = new FlatGrid(x, y);
        int[][] nearest =
                IntStream.range(0, SIZE)
                        .mapToObj(i ->
                                IntStream.of(grid.nearest(x[i], y[i], 11))
                                        .filter(j -> j != i)
                                        .toArray())
                        .toArray(int[][]::new);
        assertThat(Honesty.of(nearest, x, y, done -> {}, () -> false)).containsOnly(1);
    }

    @Test
    void aMapOfNothingKeepsWhatChanceKeeps() {
        var random = new SplittableRandom(3);
        int[][] nearest =
                IntStream.range(0, SIZE)
                        .mapToObj(i -> random.ints(10, 0, SIZE).filter(j -> j != i).toArray())
                        .toArray(int[][]::new);
        float[] honesty = Honesty.of(nearest, random(1), random(2), done -> {}, () -> false);
        assertThat(mean(honesty)).isBetween(0.01f, 0.03f);
    }

    @Test
    void aSentenceAloneHasNothingToHide() {
        float[] one = {0};
        assertThat(Honesty.of(new int[1][0], one, one, done -> {}, () -> false)).containsExactly(1);
    }
}
