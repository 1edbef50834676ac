package noema.model.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import noema.model.concept.Concept;

class PreferenceTest {

    private static final Concept EXPECTED = new Concept(new float[] {1, 0, 0});

    private static Concept at(double angle) {
        return new Concept(new float[] {(float) Math.cos(angle), (float) Math.sin(angle), 0});
    }

    @Property
    void withoutAStoryTheNearestToTheExpectationIsPreferred(
            @ForAll @DoubleRange(min = 0, max = 3) double near,
            @ForAll @DoubleRange(min = 0, max = 3) double far) {
        var preference = new Preference(EXPECTED, List.of());

        assertThat(preference.score(at(near)) - preference.score(at(far)))
                .isCloseTo(Math.cos(near) - Math.cos(far), within(1e-5));
    }

    @Property
    void whatWasToldIsNotPreferredToWhatIsAsExpectedAndNew(
            @ForAll @DoubleRange(min = 0.1, max = 1.5) double angle) {
        Concept told = at(angle);
        Concept fresh = at(-angle);

        var preference = new Preference(EXPECTED, List.of(at(2), told));

        assertThat(preference.score(fresh)).isGreaterThan(preference.score(told));
    }

    @Property
    void onlyTheMostAlikeCounts(@ForAll @DoubleRange(min = 0, max = 1.5) double angle) {
        Concept told = at(angle);
        var once = new Preference(EXPECTED, List.of(told));
        var often = new Preference(EXPECTED, List.of(at(angle + 1), told, told, at(angle - 2)));

        assertThat(often.score(told)).isEqualTo(once.score(told));
    }
}
