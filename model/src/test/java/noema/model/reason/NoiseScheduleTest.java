package noema.model.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class NoiseScheduleTest {

    @Property
    void signalAndNoiseKeepTheVariance(@ForAll @DoubleRange(min = 0, max = 1) double level) {
        double alpha = NoiseSchedule.alpha(level);
        double sigma = NoiseSchedule.sigma(level);

        assertThat(alpha * alpha + sigma * sigma).isCloseTo(1, within(1e-12));
        assertThat(alpha).isBetween(0.0, 1.0);
        assertThat(sigma).isBetween(0.0, 1.0);
    }

    @Property
    void pureNoiseHoldsNoSignalAtAll(@ForAll @DoubleRange(min = 0.1, max = 20) double shift) {
        double start = new NoiseSchedule(shift).level(1);

        assertThat(start).isEqualTo(1);
        assertThat(NoiseSchedule.alpha(start)).isZero();
        assertThat(NoiseSchedule.sigma(start)).isEqualTo(1);
        assertThat(new NoiseSchedule(shift).level(0)).isZero();
    }

    @Property
    void levelsFallStrictlyFromOneToTheHandover(
            @ForAll @DoubleRange(min = 0.1, max = 20) double shift,
            @ForAll @IntRange(min = 1, max = 200) int steps,
            @ForAll @DoubleRange(min = 0, max = 0.9) double handover) {
        double[] levels = new NoiseSchedule(shift).levels(steps, handover);

        assertThat(levels).hasSize(steps + 1);
        assertThat(levels[0]).isEqualTo(1);
        assertThat(levels[steps]).isEqualTo(handover);
        for (int i = 1; i <= steps; i++) {
            assertThat(levels[i]).isLessThan(levels[i - 1]);
        }
    }

    @Property
    void timeIsTheInverseOfLevel(
            @ForAll @DoubleRange(min = 0.1, max = 20) double shift,
            @ForAll @DoubleRange(min = 0, max = 1) double u) {
        var schedule = new NoiseSchedule(shift);

        assertThat(schedule.time(schedule.level(u))).isCloseTo(u, within(1e-9));
        assertThat(schedule.level(schedule.time(u))).isCloseTo(u, within(1e-9));
    }

    @Property
    void withoutAShiftItIsTheCosineSchedule(@ForAll @DoubleRange(min = 0, max = 1) double u) {
        assertThat(new NoiseSchedule(1).level(u)).isCloseTo(u, within(1e-12));
    }

    @Property
    void aShiftMultipliesTheNoiseToSignalRatio(
            @ForAll @DoubleRange(min = 0.1, max = 20) double shift,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double u) {
        double level = new NoiseSchedule(shift).level(u);
        double plain = new NoiseSchedule(1).level(u);
        double ratio = NoiseSchedule.sigma(level) / NoiseSchedule.alpha(level);
        double plainRatio = NoiseSchedule.sigma(plain) / NoiseSchedule.alpha(plain);

        assertThat(ratio / plainRatio).isCloseTo(shift, within(1e-9 * shift));
    }
}
