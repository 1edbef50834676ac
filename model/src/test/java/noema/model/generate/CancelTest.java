package noema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSettings;
import noema.model.text.Tokenizer;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.train.TinyModel;
import org.junit.jupiter.api.Test;

/// A run can be stopped at any event; what was finished is kept.
class CancelTest {

    private final ConceptModel model = TinyModel.trained().model();

    private static Recipe recipe(long seed, boolean aloud, int breath, int candidates, int remask) {
        return new Recipe(
                TinyModel.text(TinyModel.sentences().getFirst()),
                3,
                seed,
                aloud,
                new ConceptSettings(4, 2, 0.7, 0.8, 0, 0.1, candidates, breath),
                new TokenSettings(3, 0, 1, TokenOrder.CONFIDENCE, 1, remask));
    }

    /// Runs until `after` events were heard.
    private Trace cancelledAfter(Recipe recipe, int after, List<TraceEvent> heard) {
        return model.generate(recipe, heard::add, () -> heard.size() >= after);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void cancelKeepsWhatIsFinishedAndStopsAtOnce(
            @ForAll @IntRange(max = 20) int seed,
            @ForAll boolean aloud,
            @ForAll @IntRange(min = 1, max = 3) int breath,
            @ForAll @IntRange(min = 1, max = 3) int candidates,
            @ForAll @IntRange(max = 1) int remask,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        Recipe recipe = recipe(seed, aloud, breath, candidates, remask);
        Trace whole = model.generate(recipe, event -> {}, () -> false);
        int after = (int) Math.round(share * (whole.events().size() - 2));
        var heard = new ArrayList<TraceEvent>();
        Trace cut = cancelledAfter(recipe, after, heard);

        assertThat(cut.events()).isEqualTo(heard);
        assertThat(cut.events().getLast()).isInstanceOf(TraceEvent.RunEnded.class);
        assertThat(cut.events(TraceEvent.RunEnded.class)).hasSize(1);
        assertThat(cut.events(TraceEvent.RunStarted.class)).hasSize(1);
        // Up to the moment of cancelling it is the same run.
        assertThat(Traces.timeless(cut.events().subList(0, after)))
                .isEqualTo(Traces.timeless(whole.events().subList(0, after)));
        // The rest of the evaluation that was under way (of all candidates, or of all sentences on
        // the way), and
        // finished sentences are read back.
        List<TraceEvent> late = cut.events().subList(Math.max(1, after), cut.events().size() - 1);
        assertThat(late).hasSizeLessThanOrEqualTo(Math.max(candidates, 2 * 3));
        assertThat(late.stream().map(Object::getClass).distinct().count()).isLessThanOrEqualTo(2);
        cut.events(TraceEvent.SentenceSettled.class)
                .forEach(s -> assertThat(s.ids()).doesNotContain(Tokenizer.MASK).isNotEmpty());
        List<Integer> finished =
                cut.events(TraceEvent.SentenceSettled.class)
                        .map(TraceEvent.SentenceSettled::sentence)
                        .toList();
        for (int i = 0; i < finished.size(); i++) {
            assertThat(finished.get(i)).isEqualTo(i);
        }
        if (remask == 0) {
            assertThat(cut.sentences())
                    .isEqualTo(whole.sentences().subList(0, cut.sentences().size()));
        }
        boolean all = cut.sentences().size() == whole.sentences().size();
        assertThat(cut.end().reason())
                .isIn(
                        TraceEvent.End.CANCELLED,
                        all ? whole.end().reason() : TraceEvent.End.CANCELLED);
    }

    @Test
    void cancelledBeforeItBeginsItSaysNothing() {
        for (boolean aloud : new boolean[] {true, false}) {
            Trace trace = model.generate(recipe(1, aloud, 1, 1, 0), event -> {}, () -> true);

            assertThat(trace.events()).hasSize(2);
            assertThat(trace.end().reason()).isEqualTo(TraceEvent.End.CANCELLED);
            assertThat(trace.end().conceptSteps()).isZero();
            assertThat(trace.end().tokenSteps()).isZero();
        }
    }

    @Test
    void aHugePromptCanBeCancelledWhileItIsRead() {
        String prompt = "The cat sat on the mat. ".repeat(400);
        var asked = new int[1];
        Recipe recipe = Recipe.of(prompt, 1);
        Trace trace = model.generate(recipe, event -> {}, () -> asked[0]++ >= 2);

        TraceEvent.RunStarted started =
                trace.events(TraceEvent.RunStarted.class).findFirst().orElseThrow();
        assertThat(started.prompt()).hasSize(128);
        assertThat(started.concepts()).hasSize(128);
        assertThat(trace.end().reason()).isEqualTo(TraceEvent.End.CANCELLED);
    }

    @Test
    void cancelledDuringTheLastSentenceTheOthersStay() {
        Recipe recipe = recipe(3, true, 1, 1, 0);
        Trace whole = model.generate(recipe, event -> {}, () -> false);
        assertThat(whole.sentences()).hasSizeGreaterThan(1);
        int lastThought =
                whole.events()
                        .indexOf(whole.events(TraceEvent.LengthChosen.class).toList().getLast());
        Trace cut = cancelledAfter(recipe, lastThought + 1, new ArrayList<>());

        assertThat(cut.sentences())
                .isEqualTo(whole.sentences().subList(0, whole.sentences().size() - 1));
        assertThat(cut.end().reason()).isEqualTo(TraceEvent.End.CANCELLED);
    }

    /// Asks to stop after the sentence as soon as `after` events were heard.
    private Trace stoppedAfter(Recipe recipe, int after) {
        var heard = new ArrayList<TraceEvent>();
        return model.generate(
                recipe,
                Insight.PLAIN,
                heard::add,
                () -> heard.size() < after ? StopSignal.Stop.NONE : StopSignal.Stop.AFTER_SENTENCE);
    }

    @Test
    void stoppedAfterTheSentenceItIsFinishedAloud() {
        Recipe recipe = recipe(3, true, 1, 1, 1);
        Trace whole = model.generate(recipe, event -> {}, () -> false);
        assertThat(whole.sentences()).hasSize(3);
        for (int after = 1; after < whole.events().size(); after++) {
            Trace cut = stoppedAfter(recipe, after);
            long begun =
                    whole.events().subList(0, after).stream()
                            .filter(event ->
                                    event instanceof TraceEvent.ThoughtStep step
                                            && step.step() == 1)
                            .count();
            assertThat(cut.sentences()).isEqualTo(whole.sentences().subList(0, (int) begun));
            assertThat(cut.end().reason())
                    .isEqualTo(begun < 3 ? TraceEvent.End.CANCELLED : TraceEvent.End.COMPLETE);
        }
    }

    @Test
    void stoppedAfterTheThoughtASilentStoryIsPutIntoWords() {
        Recipe recipe = recipe(3, false, 1, 1, 1);
        Trace whole = model.generate(recipe, event -> {}, () -> false);
        assertThat(whole.sentences()).hasSize(3);
        int secondThought =
                whole.events().indexOf(whole.events(TraceEvent.ThoughtStep.class).toList().get(5));
        Trace cut = stoppedAfter(recipe, secondThought);

        assertThat(cut.events(TraceEvent.ThoughtSettled.class)).hasSize(2);
        assertThat(cut.sentences()).hasSize(2);
        assertThat(cut.end().reason()).isEqualTo(TraceEvent.End.CANCELLED);
        assertThat(stoppedAfter(recipe, whole.events().size() - 2).end().reason())
                .isEqualTo(TraceEvent.End.COMPLETE);
        assertThat(stoppedAfter(recipe, 0).events()).hasSize(2);
    }
}
