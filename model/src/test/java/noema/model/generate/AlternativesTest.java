package noema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import noema.model.concept.Concept;
import noema.model.reason.ConceptSettings;
import noema.model.render.Earlier;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSettings;
import noema.model.tensor.NoemaException;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.train.TinyModel;
import org.junit.jupiter.api.Test;

/// What else a story could have gone on with, and what any concept says.
class AlternativesTest {

    private final ConceptModel model = TinyModel.trained().model();
    private final Recipe recipe =
            new Recipe(
                    TinyModel.text(TinyModel.sentences().getFirst()),
                    3,
                    5,
                    true,
                    new ConceptSettings(4, 2, 0.7, 1, 0, 0.3, 1),
                    new TokenSettings(4, 0, 0, TokenOrder.CONFIDENCE, 0.9, 1));

    private List<Earlier> story(Trace trace, int sentences) {
        TraceEvent.RunStarted start =
                trace.events(TraceEvent.RunStarted.class).findFirst().orElseThrow();
        var story = new ArrayList<>(model.told(start.prompt()));
        trace.events(TraceEvent.SentenceSettled.class)
                .limit(sentences)
                .forEach(s -> story.add(new Earlier(new Concept(s.concept()), s.ids())));
        return story;
    }

    @Test
    void everyAlternativeIsWhatTheRunSaysWhenItIsChosen() {
        Trace plain = model.generate(recipe, event -> {}, () -> false);
        List<Alternative> all = model.alternatives(recipe, story(plain, 1), 1, 6, () -> false);

        assertThat(all.stream().map(Alternative::candidate))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
        assertThat(all.stream().map(a -> -a.score()).toList()).isSorted();
        for (Alternative alternative : all) {
            Recipe chosen =
                    recipe.withEdits(List.of(new Edit.Candidate(1, alternative.candidate())));
            Trace trace = model.generate(chosen, event -> {}, () -> false);
            assertThat(trace.sentences().get(1)).isEqualTo(alternative.text());
            TraceEvent.ThoughtSettled thought =
                    trace.events(TraceEvent.ThoughtSettled.class).toList().get(1);
            assertThat(thought.estimate())
                    .usingComparatorWithPrecision(1e-3f)
                    .containsExactly(alternative.concept().values());
        }
        assertThat(all.stream().filter(a -> a.candidate() == 0).findFirst().orElseThrow().text())
                .isEqualTo(plain.sentences().get(1));
    }

    @Test
    void aSingleAlternativeIsJudgedToo() {
        List<Earlier> story = model.told(List.of(recipe.prompt()));
        Alternative single = model.alternatives(recipe, story, 0, 1, () -> false).getFirst();
        Alternative same =
                model.alternatives(recipe, story, 0, 4, () -> false).stream()
                        .filter(a -> a.candidate() == 0)
                        .findFirst()
                        .orElseThrow();
        assertThat(single.score()).isCloseTo(same.score(), within(1e-3));
        assertThat(single.text()).isEqualTo(same.text());
    }

    @Test
    void aStoryMayBeginWithThemAndTheyCanBeCancelled() {
        assertThat(model.alternatives(recipe, List.of(), 0, 3, () -> false)).hasSize(3);
        for (int after = 0; after < 12; after++) {
            int[] left = {after};
            int count = after % 2 == 0 ? 1 : 3;
            assertThat(model.alternatives(recipe, List.of(), 0, count, () -> left[0]-- <= 0))
                    .as("cancelled after %d questions", after)
                    .matches(found -> found.isEmpty() || found.size() == count);
        }
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        for (int count : new int[] {0, 65}) {
            assertThatThrownBy(() -> model.alternatives(recipe, List.of(), 0, count, () -> false))
                    .isInstanceOf(NoemaException.class)
                    .hasMessageContaining("between 1 and 64");
        }
        assertThatThrownBy(() -> model.alternatives(recipe, List.of(), 200, 1, () -> false))
                .isInstanceOf(NoemaException.class);
    }

    @Test
    void aConceptSaysWhatItCameFrom() {
        List<int[]> sentences = TinyModel.sentences().subList(0, 5);
        List<Reading> readings = model.read(model.encodeTokens(sentences), List.of());

        assertThat(readings.stream().map(Reading::text))
                .containsExactlyElementsOf(sentences.stream().map(TinyModel::text).toList());
        assertThat(readings).allMatch(reading -> reading.roundTrip() > 0.999);
        assertThat(model.read(List.of(), List.of())).isEmpty();
        Concept nowhere = new Concept(new float[model.config().conceptSize()]);
        assertThat(model.read(List.of(nowhere), List.of()).getFirst().roundTrip()).isZero();
    }
}
