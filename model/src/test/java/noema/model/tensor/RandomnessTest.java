package noema.model.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import noema.model.concept.ModelConfig;
import noema.model.generate.ConceptNetwork;
import org.junit.jupiter.api.Test;

class RandomnessTest {

    /// Traces replay only as long as these numbers stay.
    @Test
    void goldenNumbers() {
        assertThat(Randomness.stream(0).nextLong()).isEqualTo(GOLDEN[0]);
        assertThat(Randomness.stream(1).nextLong()).isEqualTo(GOLDEN[1]);
        assertThat(Randomness.stream(-1, 0).nextLong()).isEqualTo(GOLDEN[2]);
        assertThat(Randomness.stream(42, 1, 7, 0).nextLong()).isEqualTo(GOLDEN[3]);
        assertThat(Randomness.stream(42, 11, 3).nextInt(1 << 24)).isEqualTo((int) GOLDEN[4]);
        assertThat(Randomness.gaussians(Randomness.stream(42, 1, 0, 0), 3))
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(GAUSSIANS);
    }

    private static final long[] GOLDEN = {
        -6411193824288604561L,
        6791897765849424158L,
        6903712015614002990L,
        -7267868731227445675L,
        10_226_721
    };
    private static final float[] GAUSSIANS = {1.3289096f, 1.2524819f, 0.83438563f};

    @Property
    void aStreamIsAFunctionOfSeedAndPlace(@ForAll long seed, @ForAll long[] place) {
        SplittableRandom one = Randomness.stream(seed, place);
        SplittableRandom two = Randomness.stream(seed, place.clone());

        for (int i = 0; i < 10; i++) {
            assertThat(one.nextLong()).isEqualTo(two.nextLong());
        }
    }

    @Property(tries = 200)
    void neighboursShareNoNumbers(
            @ForAll long seed, @ForAll @LongRange(min = -100, max = 100) long place) {
        Set<Long> drawn = new HashSet<>();
        int count = 0;
        for (long s = seed; s != seed + 3; s++) {
            for (long p = place; p < place + 3; p++) {
                for (SplittableRandom random :
                        new SplittableRandom[] {
                            Randomness.stream(s, p),
                            Randomness.stream(s, p, 0),
                            Randomness.stream(s, 0, p, 0)
                        }) {
                    for (int i = 0; i < 20; i++) {
                        drawn.add(random.nextLong());
                        count++;
                    }
                }
            }
        }

        assertThat(drawn).hasSize(count);
    }

    @Test
    void theOrderOfPlacesMatters() {
        assertThat(Randomness.stream(1, 2, 3).nextLong())
                .isNotEqualTo(Randomness.stream(1, 3, 2).nextLong());
        assertThat(Randomness.stream(1).nextLong())
                .isNotEqualTo(Randomness.stream(1, 0).nextLong());
    }

    @Test
    void firstNumbersOfNeighbouringStreamsAreUncorrelated() {
        int count = 20_000;
        double correlation = 0;
        double mean = 0;
        double square = 0;
        for (int i = 0; i < count; i++) {
            double here = Randomness.gaussians(Randomness.stream(7, 1, i), 1)[0];
            double next = Randomness.gaussians(Randomness.stream(7, 1, i + 1), 1)[0];
            correlation += here * next / count;
            mean += here / count;
            square += here * here / count;
        }

        // Five standard deviations of each of the three sums.
        assertThat(correlation).isBetween(-0.036, 0.036);
        assertThat(mean).isBetween(-0.036, 0.036);
        assertThat(square).isBetween(0.95, 1.05);
    }

    @Test
    void noTwoWeightsOfAModelStartAlike() {
        Set<Integer> names = new HashSet<>();
        for (Parameter parameter : ConceptNetwork.trainingParameters(ModelConfig.STANDARD)) {
            assertThat(names.add(parameter.name().hashCode())).as(parameter.name()).isTrue();
        }
    }
}
