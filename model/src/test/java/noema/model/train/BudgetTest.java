package noema.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import noema.model.tensor.NoemaException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {

    @Property
    void stepsGrowFromNothingToTheWholeAndNotTheTime(
            @ForAll @LongRange(min = 1, max = 1_000_000) long steps,
            @ForAll @LongRange(min = 0, max = 2_000_000) long step,
            @ForAll @DoubleRange(min = 0, max = 1e6) double seconds) {
        var budget = new Budget.Steps(steps);

        assertThat(budget.progress(0, seconds)).isZero();
        assertThat(budget.progress(steps, seconds)).isEqualTo(1);
        assertThat(budget.progress(steps - 1, seconds)).isLessThan(1);
        assertThat(budget.progress(step, seconds)).isBetween(0.0, 1.0);
        assertThat(budget.progress(step, seconds)).isEqualTo(budget.progress(step, 0));
    }

    @Property
    void minutesFollowTheClockAlone(
            @ForAll @DoubleRange(min = 0.01, max = 1e5) double minutes,
            @ForAll @DoubleRange(min = 0, max = 1e7) double seconds) {
        var budget = new Budget.Minutes(minutes);

        assertThat(budget.progress(12, 0)).isZero();
        assertThat(budget.progress(12, 60 * minutes)).isEqualTo(1);
        assertThat(budget.progress(12, seconds)).isBetween(0.0, 1.0);
        assertThat(budget.progress(0, seconds)).isEqualTo(budget.progress(12, seconds));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void nothingIsNoBudget(double minutes) {
        assertThatThrownBy(() -> new Budget.Minutes(minutes))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("minutes");
        assertThatThrownBy(() -> new Budget.Steps(Math.min(0, (long) minutes)))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("steps");
    }
}
