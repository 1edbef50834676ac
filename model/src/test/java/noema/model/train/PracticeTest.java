package noema.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PracticeTest {

    private static final int DRAWS = 20_000;

    @Property
    void levelsAreNoiseLevels(@ForAll Practice practice, @ForAll long seed) {
        double level = practice.level(new SplittableRandom(seed));

        assertThat(level).isBetween(0.0, practice == Practice.WAKING ? 0.45 : 1.0);
    }

    @Property
    void atLeastOneSlotIsToldOfAConceptAndNoneOfNoConcept(
            @ForAll Practice practice,
            @ForAll @IntRange(min = 1, max = 16) int slots,
            @ForAll @DoubleRange(min = 0, max = 0.99) double level,
            @ForAll long seed) {
        assertThat(practice.slots(slots, level, new SplittableRandom(seed))).isBetween(1, slots);
        assertThat(practice.slots(slots, 1, new SplittableRandom(seed))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "WAKING, 0.2, 0, 0.5, 0.85",
        "ALL_LEVELS, 0.2, 0.1, 0.35, 0.85",
        "TO_THE_LETTER, 0.45, 0.05, 0.7, 1"
    })
    void sharesAreAsPromised(
            Practice practice, double clear, double none, double empty, double whole) {
        assertThat(share(r -> practice.level(r) == 0 ? 1 : 0))
                .isBetween(clear - 0.01, clear + 0.01);
        assertThat(share(r -> practice.level(r) == 1 ? 1 : 0)).isBetween(none - 0.01, none + 0.01);
        assertThat(share(r -> practice.masked(r) == 1 ? 1 : 0))
                .isBetween(empty - 0.01, empty + 0.01);
        // of the concepts with fewer slots, a thousandth keeps all thousand by chance
        assertThat(share(r -> practice.slots(1000, 0, r) == 1000 ? 1 : 0))
                .isBetween(whole - 0.01, whole + 0.01);
    }

    private static double share(ToDoubleFunction<SplittableRandom> draw) {
        var random = new SplittableRandom(4);
        return IntStream.range(0, DRAWS).mapToDouble(i -> draw.applyAsDouble(random)).sum() / DRAWS;
    }
}
