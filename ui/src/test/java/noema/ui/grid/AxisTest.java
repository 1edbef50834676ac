package noema.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import noema.model.tensor.NoemaException;
import noema.model.trace.Recipe;
import noema.model.trace.Way;
import noema.ui.controls.Knobs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

    private static final Recipe BASE = Recipe.of("Tom had a ball.", 7);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    concept-guidance=1,2,3     | concept-guidance=1,2,3
                    Concept-Steps = 4 - 64 x2  | concept-steps=4,8,16,32,64
                    concept-steps=4-64×2       | concept-steps=4,8,16,32,64
                    concept-steps=4-10 x1.5    | concept-steps=4,6,9
                    handover=0-.9 +0.25        | handover=0,0.25,0.5,0.75
                    eta=0.10,.2,1.0            | eta=0.1,0.2,1
                    rescale=0.1-0.8 x2         | rescale=0.1,0.2,0.4,0.8
                    seed=1-5                   | seed=1,2,3,4,5
                    seed=3,7-9                 | seed=3,7,8,9
                    remask=0-6 +3              | remask=0,3,6
                    level=AR, sentence         | level=ar,sentence
                    thinking=aloud,silently    | thinking=aloud,silently
                    order=random,entropy       | order=random,entropy
                    canvas-order=confidence    | canvas-order=confidence
                    """)
    void valuesAndRangesAreWrittenOut(String typed, String text) {
        assertThat(Axis.parse(typed).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    concept-stesp=1         | There is no setting 'concept-stesp'; did you mean concept-steps?
                    colour=red              | There is no setting 'colour'; there are level, seed, thinking,
                    concept-steps           | An axis is a setting and its values, such as concept-steps=4,8,16
                    concept-steps=          | concept-steps needs at least one value, 1 to 200.
                    concept-steps=4,,8      | A value is missing between the commas of 'concept-steps=4,,8'.
                    concept-steps=0         | concept-steps must be from 1 to 200, not 0.
                    concept-steps=-4        | concept-steps must be from 1 to 200, not -4.
                    concept-steps=4-500 x2  | concept-steps must be from 1 to 200, not 500.
                    concept-steps=2.5       | concept-steps must be a whole number from 1 to 200, not 2.5.
                    concept-steps=many      | concept-steps must be a number from 1 to 200, not 'many'.
                    concept-steps=1e2       | concept-steps must be a number from 1 to 200, not '1e2'.
                    concept-steps=8,4,8     | concept-steps has the value 8 twice; name it once.
                    concept-steps=64-4 x2   | The range 64-4 x2 runs backwards; write the smaller number first.
                    concept-steps=4-64 x1   | The factor of the range 4-64 x1 must be at least 1.01.
                    eta=0-1 +0              | The step of the range 0-1 +0 must be greater than 0.
                    eta=0-1 x2              | The range 0-1 x2 multiplies and cannot begin at 0;
                    eta=0-1                 | The range 0-1 needs a step, such as 0-1 +0.1 or 0-1 x2.
                    eta=0-1 +0.000000001    | eta would take more than 400 values, and a grid has 400 cells at most
                    seed=1-1000             | seed would take more than 400 values
                    seed=1-99999999 x1.01  | seed would take more than 400 values
                    level=word              | level must be paragraph, sentence, diffusion or ar, not 'word'.
                    thinking=loud           | thinking must be aloud or silently, not 'loud'.
                    """)
    void mistakesGetOneSentence(String typed, String sentence) {
        assertThatThrownBy(() -> Axis.parse(typed))
                .isInstanceOf(NoemaException.class)
                .hasMessageStartingWith(sentence)
                .hasMessageMatching(".*[.?]");
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadAsItWas(@ForAll("axes") Axis axis) {
        assertThat(Axis.parse(axis.text())).isEqualTo(axis);
    }

    @Provide
    Arbitrary<Axis> axes() {
        return Arbitraries.of(GridSettings.ALL)
                .flatMap(setting ->
                        values(setting)
                                .set()
                                .ofMinSize(1)
                                .ofMaxSize(
                                        setting instanceof GridSetting.Choice c
                                                ? c.words().size()
                                                : 12)
                                .map(values -> new Axis(setting, List.copyOf(values))));
    }

    private static Arbitrary<String> values(GridSetting setting) {
        return switch (setting) {
            case GridSetting.Choice choice -> Arbitraries.of(choice.words());
            case GridSetting.Number number ->
                    Arbitraries.bigDecimals()
                            .between(number.low(), number.high())
                            .ofScale(number.whole() ? 0 : 3)
                            .map(value -> number.check(GridSetting.Number.plain(value)));
        };
    }

    @Property(tries = 300)
    void rangesBeginAtTheFirstNumberAndEndWithinBounds(
            @ForAll @DoubleRange(min = 0.01, max = 20) double a,
            @ForAll @DoubleRange(min = 0.01, max = 20) double b,
            @ForAll @DoubleRange(min = 1.05, max = 9) double step,
            @ForAll boolean multiplies) {
        BigDecimal low = decimal(Math.min(a, b));
        BigDecimal high = decimal(Math.max(a, b));
        Axis axis =
                Axis.parse(
                        "concept-guidance=%s-%s %s%s"
                                .formatted(low, high, multiplies ? "x" : "+", decimal(step)));
        List<BigDecimal> values = axis.values().stream().map(BigDecimal::new).toList();
        assertThat(values.getFirst()).isEqualByComparingTo(low);
        assertThat(values).isSorted().allMatch(value -> value.compareTo(high) <= 0);
        BigDecimal next =
                multiplies
                        ? values.getLast().multiply(decimal(step))
                        : values.getLast().add(decimal(step));
        assertThat(next.doubleValue()).isGreaterThan(high.doubleValue() * 0.9999);
    }

    private static BigDecimal decimal(double value) {
        return new BigDecimal(value).setScale(2, java.math.RoundingMode.HALF_EVEN);
    }

    @Property(tries = 500)
    void anyTextIsAnAxisOrOneSentence(@ForAll @StringLength(max = 30) String text) {
        try {
            assertThat(Axis.parse(text).size()).isPositive();
        } catch (NoemaException e) {
            assertThat(e.getMessage()).matches("(?s).*[.?]");
        }
    }

    @Property(tries = 200)
    void wholeNumbersStayWhole(@ForAll @IntRange(min = 1, max = 200) int from) {
        Axis axis = Axis.parse("token-steps=%d-200 x1.3".formatted(from));
        assertThat(axis.values()).allMatch(value -> value.matches("\\d+")).doesNotHaveDuplicates();
    }

    @Example
    void everySettingChangesARecipeAndItsExampleIsAnAxis() {
        for (GridSetting setting : GridSettings.ALL) {
            Axis axis = Axis.parse(setting.id() + "=" + setting.example());
            assertThat(axis.size()).as(setting.id()).isBetween(2, 12);
            Set<Recipe> recipes =
                    Set.copyOf(axis.values().stream().map(v -> setting.with(BASE, v)).toList());
            assertThat(recipes).as(setting.id()).hasSize(axis.size());
        }
        assertThat(GridSettings.ALL).hasSize(Knobs.ALL.size() + 5);
        assertThat(GridSettings.LEVEL.with(BASE, "ar").way()).isEqualTo(Way.AR);
        assertThat(GridSettings.of("thinking").with(BASE, "silently").aloud()).isFalse();
        assertThat(GridSettings.of("concept-steps").with(BASE, "31").concept().steps())
                .isEqualTo(31);
        assertThat(GridSettings.SEED.with(BASE, "12").seed()).isEqualTo(12);
    }
}
