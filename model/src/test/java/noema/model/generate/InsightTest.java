package noema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import noema.model.concept.Concept;
import noema.model.reason.ConceptJudge;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSettings;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.Precision;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.train.TinyModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A closer look shows what happened and changes nothing.
class InsightTest {

    private final ConceptModel model = TinyModel.trained().model();

    private static Recipe recipe(String prompt, boolean aloud, int steps, int candidates) {
        return new Recipe(
                prompt,
                3,
                2,
                aloud,
                new ConceptSettings(steps, 2, 0.7, 0.8, 0, 0.1, candidates),
                new TokenSettings(3, 0, 1, TokenOrder.CONFIDENCE, 1, 1));
    }

    private static String story(int first, int sentences) {
        return String.join(
                " ",
                TinyModel.sentences().subList(first, first + sentences).stream()
                        .map(TinyModel::text)
                        .toList());
    }

    private Trace examined(Recipe recipe) {
        return model.generate(recipe, Insight.EXAMINED, event -> {}, () -> StopSignal.Stop.NONE);
    }

    private static List<TraceEvent.ThoughtExamined> looks(Trace trace) {
        return trace.events(TraceEvent.ThoughtExamined.class).toList();
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void anExaminedRunIsThePlainOneWithMoreToldAboutIt(
            @ForAll boolean aloud,
            @ForAll @IntRange(min = 1, max = 4) int steps,
            @ForAll @IntRange(min = 1, max = 3) int candidates,
            @ForAll @IntRange(max = 2) int told) {
        Recipe recipe = recipe(story(0, told), aloud, steps, candidates);
        Trace plain = model.generate(recipe, event -> {}, () -> false);
        Trace examined = examined(recipe);

        assertThat(
                        Traces.timeless(
                                examined.events().stream()
                                        .filter(e -> !(e instanceof TraceEvent.ThoughtExamined))
                                        .toList()))
                .isEqualTo(Traces.timeless(plain));
        assertThat(looks(plain)).isEmpty();
        List<TraceEvent.ThoughtExamined> looks = looks(examined);
        assertThat(looks).hasSameSizeAs(examined.sentences());
        for (int i = 0; i < looks.size(); i++) {
            TraceEvent.ThoughtExamined look = looks.get(i);
            assertThat(look.sentence()).isEqualTo(i);
            assertThat(look.attention()).hasSize(1 + told + i);
            assertThat(sum(look.attention())).isCloseTo(1, within(1e-4));
            assertThat(look.surprise()).isPositive().isFinite();
            assertThat(look.readings()).hasSize(steps).allMatch(text -> !text.isBlank());
            assertThat(look.roundTrips()).hasSize(steps);
        }
        assertThat(Traces.timeless(examined(recipe))).isEqualTo(Traces.timeless(examined));
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            assertThat(value).isBetween(0f, 1f);
            sum += value;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachLookFollowsItsSentenceOrAllOfThem(boolean aloud) {
        List<TraceEvent> events = examined(recipe("", aloud, 3, 1)).events();
        List<Class<?>> ends = new ArrayList<>();
        for (TraceEvent event : events) {
            if (event instanceof TraceEvent.SentenceSettled
                    || event instanceof TraceEvent.ThoughtExamined) {
                ends.add(event.getClass());
            }
        }
        Class<?> s = TraceEvent.SentenceSettled.class;
        Class<?> x = TraceEvent.ThoughtExamined.class;
        assertThat(ends).isEqualTo(aloud ? List.of(s, x, s, x, s, x) : List.of(s, s, s, x, x, x));
    }

    @Test
    void sentencesOutOfViewGetNoAttention() {
        int told = 12;
        int inView = model.config().maxSentences() - 1;
        Trace trace = examined(recipe(story(0, told), true, 2, 1));
        assertThat(trace.events(TraceEvent.RunStarted.class).findFirst().orElseThrow().prompt())
                .hasSize(told);
        for (TraceEvent.ThoughtExamined look : looks(trace)) {
            int all = told + look.sentence();
            assertThat(look.attention()).hasSize(1 + all);
            for (int i = 0; i < all; i++) {
                assertThat(look.attention()[1 + i] > 0).isEqualTo(i >= all - inView);
            }
            assertThat(sum(look.attention())).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void withoutAStoryAllAttentionGoesToTheNullVector() {
        assertThat(looks(examined(recipe("", true, 2, 1))).getFirst().attention())
                .containsExactly(1);
    }

    @Test
    void theReadingsBecomeWhatIsSaid() {
        ConceptSettings settings = new ConceptSettings(6, 2, 0.7, 0.8, 0, 0, 1);
        Trace trace =
                examined(
                        new Recipe(
                                story(0, 1),
                                1,
                                2,
                                true,
                                settings,
                                TokenSettings.DEFAULT.withTemperature(0)));
        TraceEvent.ThoughtExamined look = looks(trace).getFirst();
        List<TraceEvent.ThoughtStep> steps =
                trace.events(TraceEvent.ThoughtStep.class).limit(6).toList();
        List<Reading> read =
                model.read(
                        List.of(new Concept(steps.getLast().estimate())),
                        model.told(List.of(story(0, 1))));

        assertThat(look.readings().getLast())
                .isEqualTo(read.getFirst().text())
                .isEqualTo(trace.sentences().getFirst());
        assertThat((double) look.roundTrips()[5])
                .isCloseTo(read.getFirst().roundTrip(), within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGivenThoughtIsExaminedWithoutSteps(boolean aloud) {
        Concept given = model.encodeTokens(List.of(TinyModel.sentences().get(40))).getFirst();
        Recipe recipe =
                recipe(story(0, 1), aloud, 3, 2)
                        .withEdits(List.of(new Edit.Thought(1, given.values())));
        TraceEvent.ThoughtExamined look = looks(examined(recipe)).get(1);

        assertThat(look.readings()).isEmpty();
        assertThat(look.roundTrips()).isEmpty();
        assertThat(look.attention()).hasSize(3);
        assertThat(sum(look.attention())).isCloseTo(1, within(1e-4));
    }

    /// The tiny model knows its stories by heart.
    @Test
    void whatTheStoryForetellsSurprisesLess() {
        List<Concept> story = model.encodeTokens(TinyModel.sentences().subList(0, 4));
        Concept foreign = model.encodeTokens(List.of(TinyModel.sentences().get(40))).getFirst();
        var judge = new ConceptJudge(model.reasoner(), model.config());
        model.reasoner().read(story.subList(0, 2));

        double expected = judge.surprise(story.get(2), 1, 0);
        assertThat(expected).isLessThan(judge.surprise(foreign, 1, 0) / 2).isPositive();
    }

    /// Every query at rest attends to all keys alike.
    @Test
    void attentionIsSummedOverTheSlotsOfASentence() {
        var weights = new LinkedHashMap<>(TinyModel.trained().weights());
        weights.replaceAll((name, t) ->
                name.endsWith(".cross.query.weight")
                        ? FloatTensor.of(new float[t.values().length], t.shape())
                        : t);
        try (ConceptModel even =
                ConceptModel.of(
                        TinyModel.config(),
                        TinyModel.tokenizer(),
                        weights,
                        "even",
                        Precision.FP32)) {
            even.reasoner().read(even.encodeTokens(TinyModel.sentences().subList(0, 3)));
            var x = new Concept(new float[TinyModel.config().conceptSize()]);
            float[] attention = even.reasoner().attention(x, x, 0.5, 0.5);
            float key = 1f / (1 + 3 * TinyModel.config().slots());
            float sentence = key * TinyModel.config().slots();

            assertThat(attention)
                    .usingComparatorWithPrecision(1e-5f)
                    .containsExactly(key, sentence, sentence, sentence);
        }
    }

    @Test
    void aCancelledRunIsExaminedNoFurther() {
        Recipe recipe = recipe(story(0, 1), true, 3, 1);
        var heard = new ArrayList<TraceEvent>();
        Trace trace =
                model.generate(
                        recipe,
                        Insight.EXAMINED,
                        heard::add,
                        StopSignal.now(() ->
                                !heard.isEmpty()
                                        && heard.getLast() instanceof TraceEvent.SentenceSettled));
        assertThat(trace.sentences()).hasSize(1);
        assertThat(looks(trace)).isEmpty();
        assertThat(trace.end().reason()).isEqualTo(TraceEvent.End.CANCELLED);
    }
}
