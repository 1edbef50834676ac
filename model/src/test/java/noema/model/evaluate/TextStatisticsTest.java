package noema.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextStatisticsTest {

    private static final int[] NOTHING = {};

    @Test
    void entropyOfCountedTokens() {
        List<int[]> texts = List.of(new int[] {5, 6}, new int[] {5, 7}, new int[] {8, 8, 8});

        // Of the first four: one half, a quarter, a quarter.
        assertThat(TextStatistics.entropy(texts, 4)).isCloseTo(1.5 * Math.log(2), within(1e-12));
        assertThat(TextStatistics.entropy(List.of(new int[] {9, 9, 9}), 3)).isZero();
    }

    @Test
    void pairsStayWithinATextAndAreCountedUpToALimit() {
        List<int[]> texts = List.of(new int[] {1, 2, 1, 2}, new int[] {2, 1}, new int[] {3});

        assertThat(TextStatistics.pairs(texts)).isEqualTo(4);
        assertThat(TextStatistics.distinctPairs(texts, 4)).isEqualTo(2 / 4.0);
        assertThat(TextStatistics.distinctPairs(texts, 2)).isEqualTo(1);
    }

    @Test
    void fourTokensInARowThatStoodThereBefore() {
        int[] loop = {1, 2, 3, 4, 1, 2, 3, 4};

        // 1234, 2341, 3412, 4123 and 1234 again.
        assertThat(TextStatistics.repeatedGrams(List.of(NOTHING), List.of(loop)))
                .isEqualTo(1 / 5.0);
        assertThat(TextStatistics.repeatedGrams(List.of(NOTHING), List.of(new int[] {1, 2, 3})))
                .isZero();
    }

    @Test
    void repeatingTheBeginningCountsAndRepeatingWithinItDoesNot() {
        int[] beginning = {1, 2, 3, 4, 1, 2, 3, 4};

        // Told: 1234 stood there before, 2345 did not.
        assertThat(
                        TextStatistics.repeatedGrams(
                                List.of(beginning), List.of(new int[] {1, 2, 3, 4, 5})))
                .isEqualTo(1 / 2.0);
    }

    @Test
    void anotherStoryIsNoRepetition() {
        int[] story = {1, 2, 3, 4};

        assertThat(
                        TextStatistics.repeatedGrams(
                                List.of(NOTHING, NOTHING), List.of(story, story.clone())))
                .isZero();
    }
}
