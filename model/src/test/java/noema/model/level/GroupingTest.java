package noema.model.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import noema.model.tensor.NoemaException;
import org.junit.jupiter.api.Test;

class GroupingTest {

    @Test
    void keepsParagraphs() {
        assertThat(Grouping.of(List.of(3, 4, 5, 3), 5)).containsExactly(3, 4, 5, 3);
    }

    @Test
    void cutsWhatIsTooLongIntoNearlyEqualParts() {
        assertThat(Grouping.of(7, 5)).containsExactly(3, 4);
        assertThat(Grouping.of(16, 5)).containsExactly(4, 4, 4, 4);
        assertThat(Grouping.of(5, 5)).containsExactly(5);
    }

    @Test
    void joinsOneOrTwoWhereTheyFit() {
        assertThat(Grouping.of(List.of(1, 3, 4, 1), 5)).containsExactly(4, 5);
        assertThat(Grouping.of(List.of(4, 2), 5)).containsExactly(4, 2);
        assertThat(Grouping.of(List.of(1, 1, 1, 1, 1, 1), 5)).containsExactly(5, 1);
    }

    @Property(tries = 200)
    void losesNothingAndStaysWithinTheLimit(
            @ForAll @Size(max = 12) List<@IntRange(max = 40) Integer> stretches,
            @ForAll @IntRange(min = 2, max = 9) int most) {
        int[] sizes = Grouping.of(stretches, most);

        assertThat(Arrays.stream(sizes).sum())
                .isEqualTo(stretches.stream().mapToInt(size -> size).sum());
        assertThat(Arrays.stream(sizes).boxed()).allMatch(size -> size >= 1 && size <= most);
    }

    @Test
    void aLevelHasAPlainName() {
        assertThat(Level.PARAGRAPH.above("chapter")).isEqualTo(new Level("chapter", 3));
        assertThatThrownBy(() -> new Level("Ch 1", 3)).isInstanceOf(NoemaException.class);
    }
}
