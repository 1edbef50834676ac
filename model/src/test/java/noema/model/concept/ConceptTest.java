package noema.model.concept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import noema.model.tensor.LongTensor;
import noema.model.tensor.Randomness;
import org.junit.jupiter.api.Test;

class ConceptTest {

    private static Concept gaussian(long seed, int place) {
        return new Concept(Randomness.gaussians(Randomness.stream(seed, place), 64));
    }

    private static Concept times(Concept concept, double factor) {
        float[] values = concept.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] * factor);
        }
        return new Concept(values);
    }

    private static void close(Concept found, Concept wanted) {
        assertThat(found.values())
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(wanted.values());
    }

    @Property
    void theWayBeginsAndEndsAtItsEnds(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.1, max = 10) double factor) {
        Concept from = gaussian(seed, 1);
        Concept to = times(gaussian(seed, 2), factor);

        close(from.towards(to, 0), from);
        assertThat(from.towards(to, 1).distance(to)).isLessThan(1e-4 * to.norm());
        close(from.towards(from, 0.37), from);
    }

    @Property
    void theLengthOfAThoughtIsKeptOnTheWay(
            @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        Concept from = gaussian(seed, 1);
        Concept to = gaussian(seed, 2);
        Concept sameLength = times(to, from.norm() / to.norm());
        Concept middle = from.towards(sameLength, share);

        assertThat(middle.norm()).isCloseTo(from.norm(), within(1e-3));
        double angle = Math.acos(from.cosine(sameLength));
        assertThat(Math.acos(Math.min(1, from.cosine(middle))))
                .isCloseTo(share * angle, within(2e-3));
    }

    @Property
    void thereAndBackIsTheSameWay(
            @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        Concept from = gaussian(seed, 1);
        Concept to = gaussian(seed, 2);

        close(from.towards(to, share), to.towards(from, 1 - share));
    }

    @Property
    void oppositeAndZeroConceptsHaveAWayToo(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @DoubleRange(min = -3, max = -0.1) double factor) {
        Concept from = gaussian(seed, 1);
        Concept opposite = times(from, factor);
        Concept zero = times(from, 0);
        double longest = Math.max(from.norm(), opposite.norm()) * 1.001;

        assertThat(from.towards(opposite, share).norm()).isLessThanOrEqualTo(longest);
        Concept aside = times(from.towards(gaussian(seed, 2), 0.0001), factor);
        assertThat(from.towards(aside, share).norm()).isLessThanOrEqualTo(longest);
        assertThat(from.towards(zero, share).norm()).isLessThanOrEqualTo(longest);
        assertThat(zero.towards(zero, share).norm()).isZero();
        close(from.towards(opposite, 1), opposite);
    }

    @Property
    void cosineAndDistanceAreWhatTheyShouldBe(@ForAll long seed) {
        Concept one = gaussian(seed, 1);
        Concept two = gaussian(seed, 2);

        assertThat(one.cosine(one)).isCloseTo(1, within(1e-9));
        assertThat(one.cosine(times(one, -2))).isCloseTo(-1, within(1e-6));
        assertThat(one.cosine(two)).isCloseTo(two.cosine(one), within(1e-12)).isBetween(-1.0, 1.0);
        assertThat(one.cosine(times(one, 0))).isZero();
        assertThat(one.distance(one)).isZero();
        double lawOfCosines =
                one.norm() * one.norm()
                        + two.norm() * two.norm()
                        - 2 * one.norm() * two.norm() * one.cosine(two);
        assertThat(one.distance(two)).isCloseTo(Math.sqrt(lawOfCosines), within(1e-4));
    }

    @Test
    void conceptsAreEqualByTheirNumbers() {
        assertThat(new Concept(new float[] {1, 2}))
                .isEqualTo(new Concept(new float[] {1, 2}))
                .hasSameHashCodeAs(new Concept(new float[] {1, 2}))
                .isNotEqualTo(new Concept(new float[] {1, 3}));
    }

    @Property
    void aCanvasHoldsItsSentencesAndNothingElse(
            @ForAll List<@IntRange(min = 1, max = 12) Integer> lengths) {
        List<int[]> sentences = lengths.stream().map(ConceptTest::sentence).toList();
        LongTensor canvas = Canvas.pad(sentences, 12);
        int columns = (int) canvas.shape()[1];

        assertThat(canvas.shape()[0]).isEqualTo(lengths.size());
        for (int row = 0; row < lengths.size(); row++) {
            for (int k = 0; k < columns; k++) {
                assertThat(canvas.values()[row * columns + k])
                        .isEqualTo(k < lengths.get(row) ? 100 + lengths.get(row) : 0);
            }
        }
    }

    private static int[] sentence(int length) {
        var ids = new int[length];
        Arrays.fill(ids, 100 + length);
        return ids;
    }

    @Test
    void emptyAndTooLongSentencesAreRefused() {
        assertThatThrownBy(() -> Canvas.pad(List.of(new int[0]), 12))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Canvas.pad(List.of(new int[13]), 12))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
