package noema.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DerangementTest {

    @Property(tries = 200)
    void everythingMovesAndNothingIsLost(
            @ForAll @IntRange(min = 2, max = 64) int size, @ForAll long seed) {
        int[] places = Derangement.of(size, new SplittableRandom(seed));

        assertThat(IntStream.of(places).sorted().toArray())
                .isEqualTo(IntStream.range(0, size).toArray());
        assertThat(IntStream.range(0, size)).noneMatch(i -> places[i] == i);
    }

    @Test
    void oneCannotBeExchanged() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Derangement.of(1, new SplittableRandom(1)));
    }
}
