package noema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import noema.model.concept.Concept;
import noema.model.reason.ConceptSettings;
import noema.model.render.Earlier;
import noema.model.render.TextRenderer;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSettings;
import noema.model.tensor.NoemaException;
import noema.model.text.Tokenizer;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.train.TinyModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a person decides instead of the model.
class EditTest {

    private static final int SENTENCES = 3;
    private static final int STEPS = 4;

    private final ConceptModel model = TinyModel.trained().model();
    private final Concept other =
            model.encodeTokens(List.of(TinyModel.sentences().get(40))).getFirst();

    private static Recipe recipe(boolean aloud, double eta, int candidates, Edit... edits) {
        return new Recipe(
                TinyModel.text(TinyModel.sentences().getFirst()),
                SENTENCES,
                2,
                aloud,
                new ConceptSettings(STEPS, 2, 0.7, 0.8, eta, 0.1, candidates),
                new TokenSettings(3, 0, 1, TokenOrder.CONFIDENCE, 1, 2),
                List.of(edits));
    }

    private Trace run(Recipe recipe) {
        Trace trace = model.generate(recipe, event -> {}, () -> false);
        assertThat(trace.sentences()).hasSize(SENTENCES);
        return trace;
    }

    private static List<TraceEvent.ThoughtStep> steps(Trace trace, int sentence) {
        return trace.events(TraceEvent.ThoughtStep.class)
                .filter(step -> step.sentence() == sentence)
                .toList();
    }

    private static TraceEvent.ThoughtSettled thought(Trace trace, int sentence) {
        return trace.events(TraceEvent.ThoughtSettled.class).toList().get(sentence);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEditedRunReplaysAndIsTheSameUpToTheEdit(boolean aloud) {
        Trace plain = run(recipe(aloud, 0, 1));
        Recipe edited =
                recipe(
                        aloud,
                        0,
                        1,
                        new Edit.Candidate(1, 5),
                        new Edit.Word(1, 0, 50),
                        new Edit.Thought(2, other.values()));
        Trace first = run(edited);
        run(recipe(aloud, 0, 1));

        assertThat(Traces.timeless(run(edited))).isEqualTo(Traces.timeless(first));
        assertThat(first.sentences().getFirst()).isEqualTo(plain.sentences().getFirst());
        assertThat(thought(first, 1).candidate()).isEqualTo(5);
        assertThat(thought(first, 2).candidate()).isEqualTo(-1);
        assertThat(first.end().conceptSteps()).isEqualTo(2 * STEPS * 2);
        assertThat(first.recipe()).isEqualTo(edited);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void aChosenCandidateIsTheOneOfThatNumberAmongMany(double eta) {
        List<TraceEvent.ThoughtStep> many = steps(run(recipe(true, eta, 6)), 0);
        Trace chosen = run(recipe(true, eta, 6, new Edit.Candidate(0, 4)));
        List<TraceEvent.ThoughtStep> steps = steps(chosen, 0);

        assertThat(steps).hasSize(STEPS).allMatch(step -> step.candidate() == 4);
        List<TraceEvent.ThoughtStep> same =
                many.stream().filter(step -> step.candidate() == 4).toList();
        List<TraceEvent.ThoughtStep> another =
                many.stream().filter(step -> step.candidate() == 3).toList();
        for (int i = 0; i < STEPS; i++) {
            // More rows in one product round differently.
            assertThat(steps.get(i).noisy())
                    .usingComparatorWithPrecision(1e-3f)
                    .containsExactly(same.get(i).noisy());
        }
        assertThat(distance(steps.getFirst(), another.getFirst())).isGreaterThan(0.1);
        assertThat(thought(chosen, 0).ranking()).isEmpty();
        assertThat(thought(chosen, 0).scores()).isEmpty();
        assertThat(thought(chosen, 1).ranking()).hasSize(6);
    }

    private static double distance(TraceEvent.ThoughtStep a, TraceEvent.ThoughtStep b) {
        return new Concept(a.noisy()).distance(new Concept(b.noisy()));
    }

    @Test
    void theFirstCandidateIsWhatARunWithASingleOneThinks() {
        assertThat(Traces.timeless(run(recipe(true, 0.5, 1, new Edit.Candidate(1, 0)))))
                .isEqualTo(Traces.timeless(run(recipe(true, 0.5, 1))));
    }

    @Test
    void theRankingNamesAllCandidatesAndTheKeptOneFirst() {
        Trace trace = run(recipe(true, 0, 5));
        var firsts = new ArrayList<Integer>();
        for (int i = 0; i < SENTENCES; i++) {
            TraceEvent.ThoughtSettled thought = thought(trace, i);
            assertThat(thought.ranking()).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
            assertThat(thought.candidate()).isEqualTo(thought.ranking()[0]);
            double[] falling = Arrays.stream(thought.scores()).map(s -> -s).sorted().toArray();
            assertThat(Arrays.stream(thought.scores()).map(s -> -s).toArray()).isEqualTo(falling);
            TraceEvent.ThoughtStep last =
                    steps(trace, i).stream()
                            .filter(step -> step.candidate() == thought.candidate())
                            .toList()
                            .getLast();
            assertThat(thought.concept()).isEqualTo(last.noisy());
            firsts.add(thought.candidate());
        }
        assertThat(firsts).isNotEqualTo(List.of(0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGivenThoughtIsPutIntoWordsAsItIs(boolean aloud) {
        Recipe plain = certain(recipe(aloud, 0, 3));
        Recipe edited = plain.withEdits(List.of(new Edit.Thought(1, other.values())));
        Trace trace = run(edited);
        TraceEvent.ThoughtSettled settled = thought(trace, 1);

        assertThat(steps(trace, 0)).isNotEmpty();
        assertThat(steps(trace, 1)).isEmpty();
        assertThat(steps(trace, 2)).isNotEmpty();
        assertThat(settled.concept()).isEqualTo(other.values());
        assertThat(settled.estimate()).isEqualTo(other.values());
        assertThat(settled.level()).isZero();
        assertThat(settled.ranking()).isEmpty();
        TraceEvent.SentenceSettled said =
                trace.events(TraceEvent.SentenceSettled.class).toList().getFirst();
        Earlier before =
                aloud
                        ? new Earlier(new Concept(said.concept()), said.ids())
                        : Earlier.thought(new Concept(thought(trace, 0).estimate()));
        List<Earlier> previous = List.of(before, model.told(List.of(plain.prompt())).getFirst());
        assertThat(trace.sentences().get(1))
                .isEqualTo(
                        model.decode(
                                        List.of(new TextRenderer.Thought(other, 0, previous)),
                                        plain.tokens(),
                                        plain.seed())
                                .getFirst());
        assertThat(steps(trace, 2).getFirst().conditional())
                .isNotEqualTo(steps(run(plain), 2).getFirst().conditional());
    }

    private static Recipe certain(Recipe r) {
        TokenSettings tokens = r.tokens().withTemperature(0);
        return new Recipe(r.prompt(), r.sentences(), r.seed(), r.aloud(), r.concept(), tokens);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGivenWordStandsFromTheFirstStepToTheLast(boolean aloud) {
        int token = model.token("the").orElseThrow();
        Trace trace =
                run(recipe(aloud, 0, 1, new Edit.Word(1, 2, token), new Edit.Word(1, 400, 77)));

        List<TraceEvent.TokenFrame> frames =
                trace.events(TraceEvent.TokenFrame.class)
                        .filter(frame -> frame.sentence() == 1)
                        .toList();
        assertThat(frames)
                .isNotEmpty()
                .allSatisfy(frame -> {
                    assertThat(frame.ids()[2]).isEqualTo(token);
                    assertThat(frame.settledAt()[2]).isEqualTo(1);
                    assertThat(frame.confidence()[2]).isEqualTo(1);
                    assertThat(frame.alternatives()[2]).isEmpty();
                });
        TraceEvent.SentenceSettled settled =
                trace.events(TraceEvent.SentenceSettled.class).toList().get(1);
        assertThat(settled.ids()[2]).isEqualTo(token);
        assertThat(settled.text()).contains("the");
    }

    @Test
    void wordsAtAllPlacesNeedNoStep() {
        int length =
                run(recipe(true, 0, 1))
                        .events(TraceEvent.LengthChosen.class)
                        .toList()
                        .get(1)
                        .tokens();
        Edit[] all =
                IntStream.range(0, length)
                        .mapToObj(place -> new Edit.Word(1, place, 50 + place))
                        .toArray(Edit[]::new);
        TraceEvent.SentenceSettled settled =
                run(recipe(true, 0, 1, all))
                        .events(TraceEvent.SentenceSettled.class)
                        .toList()
                        .get(1);
        assertThat(settled.ids()).isEqualTo(IntStream.range(50, 50 + length).toArray());
    }

    @Test
    void editsBeyondTheStoryOrTheSentenceChangeNothing() {
        Trace plain = run(recipe(true, 0, 1));
        Trace edited =
                run(
                        recipe(
                                true,
                                0,
                                1,
                                new Edit.Word(0, 511, 60),
                                new Edit.Candidate(199, 63),
                                new Edit.Thought(SENTENCES, other.values())));
        assertThat(Traces.timeless(edited)).isEqualTo(Traces.timeless(plain));
    }

    @Test
    void theLastOfSeveralEditsCounts() {
        Trace trace =
                run(
                        recipe(
                                true,
                                0,
                                1,
                                new Edit.Thought(0, other.values()),
                                new Edit.Candidate(0, 2),
                                new Edit.Word(0, 1, 60),
                                new Edit.Word(0, 1, 61)));
        assertThat(thought(trace, 0).candidate()).isEqualTo(2);
        assertThat(trace.events(TraceEvent.SentenceSettled.class).toList().getFirst().ids()[1])
                .isEqualTo(61);
    }

    @Test
    void whatDoesNotFitTheModelIsRefusedBeforeAnythingHappens() {
        refused(new Edit.Thought(2, new float[7]), "sentence 3 has 7 numbers");
        refused(new Edit.Word(0, 0, model.tokenizer().size()), "is no part of a text");
        refused(new Edit.Word(0, 0, Tokenizer.MASK), "The token 1 given for sentence 1");
        refused(new Edit.Word(150, 0, Tokenizer.PAD), "is no part of a text");
        float[] damaged = other.values().clone();
        damaged[3] = Float.NaN;
        assertThatThrownBy(() -> new Edit.Thought(0, damaged))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("not NaN");
    }

    private void refused(Edit edit, String message) {
        var heard = new ArrayList<TraceEvent>();
        assertThatThrownBy(() -> model.generate(recipe(true, 0, 1, edit), heard::add, () -> false))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining(message)
                .hasMessageEndingWith(".");
        assertThat(heard).isEmpty();
    }

    @Test
    void wholeWordsAndMarksHaveTokens() {
        int the = model.token("the").orElseThrow();
        assertThat(model.tokenizer().piece(the)).isEqualTo(" the");
        int stop = model.token(".").orElseThrow();
        assertThat(model.tokenizer().piece(stop)).isEqualTo(".");
        assertThat(model.token("xylophonic")).isEmpty();
        assertThat(model.token("")).isEmpty();
        assertThat(model.token("two words")).isEmpty();
        assertThat(model.token("<|mask|>")).isEmpty();
    }
}
