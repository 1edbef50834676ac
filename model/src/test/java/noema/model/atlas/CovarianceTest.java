package noema.model.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import noema.model.tensor.NoemaException;
import org.junit.jupiter.api.Test;

class CovarianceTest {

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static double variance(List<float[]> concepts, float[] centre, float[] axis) {
        double sum = 0;
        for (float[] concept : concepts) {
            double along = dot(concept, axis) - dot(centre, axis);
            sum += along * along;
        }
        return sum / concepts.size();
    }

    @Property(tries = 40)
    void axesAreOrthonormalAndCarryTheVarianceTheyClaim(
            @ForAll @IntRange(min = 1, max = 60) int count,
            @ForAll @IntRange(min = 2, max = 20) int width,
            @ForAll long seed) {
        List<float[]> concepts = Concepts.grouped(count, width, 2, seed);
        Covariance.Axes axes = Covariance.of(concepts).principal(width);
        double total = 0;
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                assertThat(dot(axes.axes()[i], axes.axes()[j]))
                        .isCloseTo(i == j ? 1 : 0, within(1e-5));
            }
            assertThat(axes.variances()[i])
                    .isCloseTo(variance(concepts, axes.centre(), axes.axes()[i]), within(1e-4));
            assertThat(axes.variances()[i])
                    .isLessThanOrEqualTo(i == 0 ? Double.MAX_VALUE : axes.variances()[i - 1]);
            total += axes.variances()[i];
        }
        assertThat(axes.total()).isCloseTo(total, within(1e-6));
    }

    @Property(tries = 20)
    void allCoordinatesTogetherAreTheConcept(
            @ForAll @IntRange(min = 2, max = 12) int width, @ForAll long seed) {
        List<float[]> concepts = Concepts.grouped(30, width, 3, seed);
        Covariance.Axes axes = Covariance.of(concepts).principal(width);
        float[] coordinates = axes.coordinates(concepts.getFirst());
        for (int d = 0; d < width; d++) {
            double value = axes.centre()[d];
            for (int axis = 0; axis < width; axis++) {
                value += coordinates[axis] * axes.axes()[axis][d];
            }
            assertThat(value).isCloseTo(concepts.getFirst()[d], within(1e-4));
        }
    }

    @Property(tries = 20)
    void theOrderOfConceptsAndTheirMirrorImageDoNotTurnTheMap(@ForAll long seed) {
        List<float[]> concepts = Concepts.grouped(50, 8, 3, seed);
        var shuffled = new ArrayList<>(concepts);
        Collections.shuffle(shuffled, new Random(seed));
        Projection one = Covariance.of(concepts).flat();
        Projection other = Covariance.of(shuffled).flat();
        for (float[] concept : concepts) {
            assertThat(one.x(concept)).isCloseTo(other.x(concept), within(1e-3));
            assertThat(one.y(concept)).isCloseTo(other.y(concept), within(1e-3));
        }
        for (float[] axis : one.axes()) {
            float largest = 0;
            for (float value : axis) {
                largest = Math.abs(value) > Math.abs(largest) ? value : largest;
            }
            assertThat(largest).isPositive();
        }
    }

    @Property(tries = 40)
    void aLineOfOnesOwnRunsFromZeroToOneAndTheRestIsAcross(
            @ForAll @IntRange(min = 3, max = 16) int width, @ForAll long seed) {
        List<float[]> concepts = Concepts.grouped(40, width, 4, seed);
        float[] from = concepts.get(0);
        float[] to = concepts.get(1);
        Covariance covariance = Covariance.of(concepts);
        Projection line = covariance.between(from, to);
        assertThat(line.x(from)).isCloseTo(0, within(1e-5));
        assertThat(line.x(to)).isCloseTo(1, within(1e-5));
        assertThat(line.y(from)).isCloseTo(0, within(1e-5));
        assertThat(line.y(to)).isCloseTo(0, within(1e-4));
        float[] x = line.axes()[0];
        float[] y = line.axes()[1];
        assertThat(dot(x, y) / dot(x, x)).isCloseTo(0, within(1e-4));
        assertThat(dot(y, y) / dot(x, x)).isCloseTo(1, within(1e-4));
        // No other direction across the line carries more.
        double across = variance(concepts, from, y) - square(mean(concepts, line));
        Covariance.Axes others = covariance.principal(3);
        for (float[] axis : others.axes()) {
            float[] rest = axis.clone();
            double share = dot(axis, x) / dot(x, x);
            for (int d = 0; d < width; d++) {
                rest[d] -= (float) (share * x[d]);
            }
            double length = dot(rest, rest) / dot(x, x);
            if (length > 0.01) {
                double found = variance(concepts, others.centre(), rest) / length;
                assertThat(found).isLessThanOrEqualTo(across * 1.001 + 1e-6);
            }
        }
    }

    private static double mean(List<float[]> concepts, Projection line) {
        return concepts.stream().mapToDouble(line::y).average().orElseThrow();
    }

    private static double square(double value) {
        return value * value;
    }

    @Test
    void thereIsNoLineFromASentenceToItself() {
        List<float[]> concepts = Concepts.grouped(10, 6, 2, 1);
        Covariance covariance = Covariance.of(concepts);
        assertThatThrownBy(() -> covariance.between(concepts.getFirst(), concepts.getFirst()))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("two sentences");
    }
}
