package noema.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import noema.model.reason.ConceptSettings;
import noema.model.render.Earlier;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.Way;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.Test;

/// Which decisions a run of each level can take, and what a thought of it follows.
class StoriesTest {

    private static final Edit WORD = new Edit.Word(0, 1, 77);
    private static final Edit THOUGHT = new Edit.Thought(0, new float[] {1});
    private static final Edit CANDIDATE = new Edit.Candidate(0, 3);

    @Test
    void everyLevelTakesWhatItCanDoSomethingWith() {
        for (Edit edit : new Edit[] {WORD, THOUGHT, CANDIDATE}) {
            assertThat(Stories.refusal(Way.SENTENCE, edit)).isEmpty();
            for (Way words : new Way[] {Way.DIFFUSION, Way.AR}) {
                assertThat(Stories.refusal(words, edit)).get().asString().endsWith(".");
            }
        }
        assertThat(Stories.refusal(Way.PARAGRAPH, WORD)).isEmpty();
        assertThat(Stories.refusal(Way.PARAGRAPH, THOUGHT)).isEmpty();
        assertThat(Stories.refusal(Way.PARAGRAPH, CANDIDATE)).isPresent();
    }

    @Test
    void thoughtsOfABreathFollowWhatWasMeantAndThoseAfterItWhatWasSaid() {
        RunSnapshot run = run(2, 4);

        assertThat(before(run, 1)).containsExactly(-1f, 0f);
        assertThat(before(run, 2)).containsExactly(-1f, 100f, 101f);
        assertThat(before(run, 3)).containsExactly(-1f, 100f, 101f, 2f);
        assertThat(before(run(1, 4), 3)).containsExactly(-1f, 100f, 101f, 102f);
    }

    @Test
    void whatWasSaidHasWordsAndThoughtsOfTheSameBreathHaveNone() {
        List<Earlier> story = story(run(2, 4), 3);

        assertThat(story.stream().map(Earlier::words))
                .containsExactly(new int[] {6}, new int[] {5}, new int[] {5}, new int[0]);
    }

    /// A run that meant 0, 1, 2, ... and said 100, 101, 102, ...
    private static RunSnapshot run(int breath, int sentences) {
        var events = new ArrayList<TraceEvent>();
        events.add(new TraceEvent.RunStarted(List.of("A cat."), List.of(new float[] {-1})));
        for (int i = 0; i < sentences; i++) {
            float[] meant = {i};
            events.add(
                    new TraceEvent.ThoughtSettled(
                            i, meant, meant, 0, 0, 0, new int[0], new double[0], 0));
            float[] said = {100 + i};
            events.add(new TraceEvent.SentenceSettled(i, "So.", new int[] {5}, said, 1, 0));
        }
        events.add(new TraceEvent.RunEnded(TraceEvent.End.COMPLETE, 1, 1, 1));
        Recipe recipe = Recipe.of("A cat.", 1).with(ConceptSettings.DEFAULT.withBreath(breath));
        return RunSnapshot.of(new Trace(recipe, "", "", events));
    }

    private static List<Float> before(RunSnapshot run, int sentence) {
        return story(run, sentence).stream().map(told -> told.concept().values()[0]).toList();
    }

    private static List<Earlier> story(RunSnapshot run, int sentence) {
        return Stories.before(run, sentence, text -> new int[] {text.length()});
    }
}
