package noema.model.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import noema.model.tensor.NoemaException;
import org.junit.jupiter.api.Test;

class UmapLayoutTest {

    private static final Atlas ATLAS = Concepts.atlas(150, 16, 3);
    private static final Neighbours NEIGHBOURS = Neighbours.of(ATLAS);

    private static UmapLayout layout() {
        return UmapLayout.of(ATLAS, NEIGHBOURS, 1, done -> {}, () -> false).orElseThrow();
    }

    private static double distance(float[] a, float[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    @Test
    void groupsStayTogetherAndTheSameSeedGivesTheSameLayout() {
        float[][] c = layout().coordinates();
        double within = 0;
        double between = 0;
        for (int i = 0; i < 147; i++) {
            within += distance(c[i], c[i + 3]);
            between += distance(c[i], c[i + 1]);
        }
        assertThat(c).hasDimensions(150, 2);
        assertThat(within).isLessThan(between / 2);
        assertThat(layout().coordinates()).isDeepEqualTo(c);
    }

    @Test
    void whatIsNewIsPlacedAmongItsOwnAndMovesNothing() {
        UmapLayout layout = layout();
        float[][] before = layout.coordinates().clone();
        Atlas.Entry known = ATLAS.entries().get(30);
        float[] place = layout.place(known.concept());
        float[] fresh = known.concept().clone();
        fresh[1] += 0.05f;
        double across = 0;
        for (float[] other : before) {
            across = Math.max(across, distance(other, before[30]));
        }
        assertThat(distance(place, before[30])).isLessThan(0.05 * across);
        assertThat(distance(layout.place(fresh), before[30])).isLessThan(0.5 * across);
        assertThat(layout.coordinates()).isDeepEqualTo(before);
    }

    @Test
    void cancelledOrInterruptedThereIsNone() throws InterruptedException {
        assertThat(UmapLayout.of(ATLAS, NEIGHBOURS, 1, done -> {}, () -> true)).isEmpty();
        var asked = new int[1];
        assertThat(UmapLayout.of(ATLAS, NEIGHBOURS, 1, done -> {}, () -> ++asked[0] > 6)).isEmpty();
        var found = new AtomicReference<Object>("nothing");
        var thread =
                new Thread(() -> {
                    Thread.currentThread().interrupt();
                    found.set(UmapLayout.of(ATLAS, NEIGHBOURS, 1, done -> {}, () -> false));
                });
        thread.start();
        thread.join();
        assertThat(found.get()).isEqualTo(Optional.empty());
        assertThat(layout().coordinates()).hasDimensions(150, 2);
    }

    @Test
    void aHandfulIsTooFew() {
        Atlas few = Concepts.atlas(4, 16, 1);
        assertThatThrownBy(() -> UmapLayout.of(few, Neighbours.of(few), 1, done -> {}, () -> false))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("at least 5");
        Atlas enough = Concepts.atlas(5, 16, 1);
        assertThat(UmapLayout.of(enough, Neighbours.of(enough), 1, done -> {}, () -> false))
                .isPresent();
    }
}
