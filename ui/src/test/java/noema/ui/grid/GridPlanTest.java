package noema.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import noema.model.tensor.NoemaException;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridPlanTest {

    private static final Recipe BASE = Recipe.of("Tom had a ball.", 7);

    static GridPlan plan(Recipe base, String... axes) {
        return new GridPlan(base, Arrays.stream(axes).map(Axis::parse).toList());
    }

    @Test
    void everyCellHasItsPlaceItsValuesAndItsRecipe() {
        GridPlan plan = plan(BASE, "concept-steps=4,8,16", "temperature=0,1", "seed=1,2");
        List<GridPlan.Cell> cells = plan.cells();
        assertThat(cells).hasSize(12).hasSize(plan.count());
        Set<List<Integer>> places =
                cells.stream().map(c -> List.of(c.x(), c.y(), c.z())).collect(Collectors.toSet());
        assertThat(places).hasSize(12);
        for (int i = 0; i < cells.size(); i++) {
            GridPlan.Cell cell = cells.get(i);
            assertThat(cell.number()).isEqualTo(i);
            assertThat(cell.recipe().concept().steps()).isEqualTo(4 << cell.x());
            assertThat(cell.recipe().tokens().temperature()).isEqualTo(cell.y());
            assertThat(cell.recipe().seed()).isEqualTo(cell.z() + 1L);
            assertThat(cell.recipe().prompt()).isEqualTo(BASE.prompt());
        }
        assertThat(plan.title(cells.getLast()))
                .isEqualTo("concept-steps 16, temperature 1, seed 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    seed=1-100 seed=1,2 | seed is on two axes; give each axis a setting of its own.
                    seed=1-100 concept-steps=1-100 sentences=1-100 | This grid would have 1000000 cells, and 400 is the most; name fewer values.
                    seed=1-21 concept-steps=1-20 | This grid would have 420 cells, and 400 is the most; name fewer values.
                    top-p=0.5,1 | top-p makes no difference at the level sentence; it does at ar.
                    concept-steps=1,2 level=ar,diffusion | concept-steps makes no difference at the level diffusion or ar; it does at paragraph and sentence.
                    """)
    void impossibleGridsAreRefused(String axes, String sentence) {
        assertThatThrownBy(() -> plan(BASE, axes.split(" ")))
                .isInstanceOf(NoemaException.class)
                .hasMessage(sentence);
    }

    @Test
    void fourHundredCellsAreAllowedAndASettingNeedsToMatterSomewhereOnly() {
        assertThat(plan(BASE, "seed=1-20", "concept-steps=1-20").count()).isEqualTo(400);
        assertThat(plan(BASE, "level=ar,sentence", "top-p=0.5,1").ways())
                .containsExactlyInAnyOrder(Way.AR, Way.SENTENCE);
        assertThatThrownBy(() -> new GridPlan(BASE, List.of())).hasMessageEndingWith(".");
    }

    @Test
    void levelsWithoutAModelAreRefused() {
        GridPlan plan = plan(BASE, "level=sentence,paragraph");
        plan.requireWays(EnumSet.allOf(Way.class));
        assertThatThrownBy(() -> plan.requireWays(EnumSet.of(Way.SENTENCE, Way.AR)))
                .hasMessage("This model has no level paragraph; it has sentence and ar.");
    }

    @Test
    void decisionsForOneStoryAreKeptOnlyWhereThatStoryIs() {
        Recipe edited = BASE.withEdits(List.of(new Edit.Candidate(0, 1)));
        assertThat(plan(edited, "concept-steps=4,8").cells().getLast().recipe().edits()).hasSize(1);
        assertThat(plan(edited, "seed=4,8").cells().getLast().recipe().edits()).isEmpty();
        assertThat(plan(edited, "level=ar,sentence").base().edits()).isEmpty();
    }
}
