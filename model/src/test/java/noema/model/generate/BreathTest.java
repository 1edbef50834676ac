package noema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSettings;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.Way;
import noema.model.train.TinyModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Several thoughts may follow one another before all of them are said.
class BreathTest {

    private final ConceptModel model = TinyModel.trained().model();

    private Trace tell(boolean aloud, int breath) {
        var recipe =
                new Recipe(
                        TinyModel.text(TinyModel.sentences().getFirst()),
                        3,
                        3,
                        aloud,
                        new ConceptSettings(4, 2, 0.7, 0.8, 0, 0.1, 2, breath),
                        new TokenSettings(3, 0, 0.5, TokenOrder.CONFIDENCE, 1, 1));
        Trace trace = model.generate(recipe, event -> {}, () -> false);
        assertThat(trace.sentences()).hasSize(3);
        return trace;
    }

    /// Thoughts as T, sentences as S, in the order in which they settled.
    private static String order(Trace trace) {
        return trace.events().stream()
                .map(event ->
                        switch (event) {
                            case TraceEvent.ThoughtSettled _ -> "T";
                            case TraceEvent.SentenceSettled _ -> "S";
                            default -> "";
                        })
                .collect(Collectors.joining());
    }

    private static List<float[]> thoughts(Trace trace) {
        return trace.events(TraceEvent.ThoughtSettled.class)
                .map(TraceEvent.ThoughtSettled::estimate)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1, TSTSTS", "2, TTSSTS", "3, TTTSSS", "200, TTTSSS"})
    void allThoughtsOfABreathAreSaidAfterIt(int breath, String order) {
        assertThat(order(tell(true, breath))).isEqualTo(order);
    }

    @Test
    void aBreathAsLongAsTheStoryIsASilentStory() {
        assertThat(Traces.timeless(tell(true, 3).events()))
                .isEqualTo(Traces.timeless(tell(false, 1).events()));
    }

    @Test
    void thoughtsFollowRawThoughtsInABreathAndWordsBeforeIt() {
        List<float[]> one = thoughts(tell(true, 1));
        List<float[]> two = thoughts(tell(true, 2));
        List<float[]> silent = thoughts(tell(false, 1));

        assertThat(two.getFirst()).isEqualTo(one.getFirst());
        assertThat(two.get(1)).isEqualTo(silent.get(1)).isNotEqualTo(one.get(1));
        assertThat(two.get(2)).isNotEqualTo(silent.get(2));
    }

    @Test
    void whatARecipeKnowsOfItIsTrue() {
        Recipe recipe = tell(true, 2).recipe();

        assertThat(recipe.isSaidBefore(0, 1)).isFalse();
        assertThat(recipe.isSaidBefore(0, 2)).isTrue();
        assertThat(recipe.isSaidBefore(1, 2)).isTrue();
        assertThat(recipe.isSaidBefore(2, 3)).isFalse();
        assertThat(recipe.withWay(Way.PARAGRAPH).isSaidBefore(0, 1)).isTrue();
        assertThat(tell(false, 1).recipe().isSaidBefore(0, 4)).isFalse();
    }
}
