package noema.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import noema.model.trace.Recipe;
import org.junit.jupiter.api.Test;

class PlanEntryTest {

    private static final Recipe BASE = Recipe.of("Tom had a ball.", 7);
    private final PlanEntry entry = new PlanEntry();

    private PlanEntry.Reading typed(String text) {
        entry.text(0).set(text);
        return entry.reading(0).get();
    }

    @Test
    void whatIsHalfTypedIsNoMistake() {
        assertThat(typed("concept"))
                .isEqualTo(new PlanEntry.Reading.Unfinished("concept-steps, concept-guidance"));
        assertThat(typed("concept-steps="))
                .isEqualTo(new PlanEntry.Reading.Unfinished("1 to 200, such as 4-32 x2"));
        assertThat(typed("concept-steps=8")).isInstanceOf(PlanEntry.Reading.Good.class);
        assertThat(typed("concept-steps=800")).isInstanceOf(PlanEntry.Reading.Wrong.class);
        assertThat(typed("colour")).isInstanceOf(PlanEntry.Reading.Wrong.class);
        assertThat(typed("colour=")).isInstanceOf(PlanEntry.Reading.Wrong.class);
        assertThat(typed(" ")).isInstanceOf(PlanEntry.Reading.Unfinished.class);
    }

    @Test
    void aPlanIsWhatIsTypedAndTypedAsItIs() {
        assertThatThrownBy(() -> entry.plan(BASE)).hasMessageStartingWith("Write a setting");
        entry.text(0).set("concept-steps=4-16 x2");
        entry.text(2).set("seed=1,2");
        GridPlan plan = entry.plan(BASE);
        assertThat(plan.axes())
                .extracting(Axis::text)
                .containsExactly("concept-steps=4,8,16", "seed=1,2");
        entry.show(plan);
        assertThat(entry.text(2).get()).isEmpty();
        assertThat(entry.plan(BASE)).isEqualTo(plan);
        entry.text(1).set("seed=");
        assertThatThrownBy(() -> entry.plan(BASE)).hasMessageStartingWith("seed needs");
    }
}
