package noema.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import noema.model.reason.NoiseSchedule;

class StrideTest {

    @Property
    void levelsFallAndTheMiddleIsHalfWayInTime(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.2, max = 5) double shift) {
        var schedule = new NoiseSchedule(shift);
        Stride stride = Stride.of(schedule, new SplittableRandom(seed));

        assertThat(stride.level()).isLessThanOrEqualTo(1).isGreaterThan(stride.middle());
        assertThat(stride.middle()).isGreaterThan(stride.next());
        assertThat(stride.next()).isGreaterThanOrEqualTo(0);
        double half = (schedule.time(stride.level()) + schedule.time(stride.next())) / 2;
        assertThat(schedule.time(stride.middle())).isCloseTo(half, within(1e-9));
    }

    @Property
    void aStepOfNoLengthStaysWhereItIs(@ForAll long seed) {
        Stride stride = Stride.none(new NoiseSchedule(2), new SplittableRandom(seed));

        assertThat(stride.middle()).isEqualTo(stride.level()).isEqualTo(stride.next());
        assertThat(stride.level()).isBetween(0.0, 1.0);
    }

    @Property(tries = 1)
    void someRunsAreOneStepAndSomeStepsAreShort() {
        var random = new SplittableRandom(1);
        int whole = 0;
        int brief = 0;
        for (int i = 0; i < 1000; i++) {
            Stride stride = Stride.of(new NoiseSchedule(1), random);
            whole += stride.level() == 1 && stride.next() < 0.36 ? 1 : 0;
            brief += stride.level() - stride.next() < 0.07 ? 1 : 0;
        }
        assertThat(whole).isGreaterThan(50);
        assertThat(brief).isGreaterThan(50);
    }
}
