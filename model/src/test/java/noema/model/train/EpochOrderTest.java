package noema.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EpochOrderTest {

    private static List<Integer> epoch(EpochOrder order, long epoch, int size) {
        return LongStream.range(epoch * size, (epoch + 1) * size).mapToObj(order::at).toList();
    }

    @Property(tries = 200)
    void anEpochHoldsEveryItemOnce(
            @ForAll @IntRange(min = 1, max = 80) int size,
            @ForAll @LongRange(min = 0, max = 1_000_000) long epoch,
            @ForAll long seed) {
        assertThat(epoch(new EpochOrder(size, seed), epoch, size))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, size).boxed().toList());
    }

    @Property(tries = 200)
    void theItemAtAPositionDependsOnTheSeedAlone(
            @ForAll @IntRange(min = 1, max = 80) int size,
            @ForAll @LongRange(min = 0, max = 1_000_000) long position,
            @ForAll @LongRange(min = 0, max = 1_000_000) long asked,
            @ForAll long seed) {
        var used = new EpochOrder(size, seed);
        used.at(asked);

        assertThat(used.at(position)).isEqualTo(new EpochOrder(size, seed).at(position));
    }

    @Test
    void epochsAndSeedsHaveOrdersOfTheirOwn() {
        List<Integer> first = epoch(new EpochOrder(50, 1), 0, 50);

        assertThat(epoch(new EpochOrder(50, 1), 1, 50)).isNotEqualTo(first);
        assertThat(epoch(new EpochOrder(50, 2), 0, 50)).isNotEqualTo(first);
        assertThat(first).isNotEqualTo(IntStream.range(0, 50).boxed().toList());
    }
}
