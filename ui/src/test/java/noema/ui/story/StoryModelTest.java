package noema.ui.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import noema.model.trace.Edit;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.ui.Sample;
import noema.ui.TestBench;
import noema.ui.run.Cursor;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.Test;

class StoryModelTest {

    private final TestBench test = new TestBench(Sample.trace(3));
    private final StoryModel model = new StoryModel(test.bench);

    private Line line(int place) {
        return model.state().lines().get(place);
    }

    @Test
    void showsPromptThenSentencesWithTheirConfidence() {
        assertThat(model.state().lines()).hasSize(5);
        assertThat(line(0).prompt()).isTrue();
        assertThat(model.state().lines())
                .extracting(Line::number)
                .containsExactly("p1", "p2", "1", "2", "3");
        assertThat(line(0).words())
                .extracting(Word::text)
                .containsExactly("There", "was", "a", "cat.");
        assertThat(line(0).words()).extracting(Word::confidence).containsOnly(Double.NaN);
        assertThat(line(4).words())
                .extracting(Word::text)
                .containsExactly("The", "cat", "saw", "a", "bird", ".");
        assertThat(line(4).words().get(1).confidence()).isCloseTo(0.85, within(1e-6));
        assertThat(line(4).words().getLast().gap()).isFalse();
        assertThat(model.state().note()).isEqualTo("3 sentences · 15 words · 500 ms");
        assertThat(model.state().ending()).isEqualTo("All sentences asked for are there.");
    }

    @Test
    void theSentenceAtThePlayheadIsAsItStandsThereAndLaterOnesAreInTheFuture() {
        test.bench.playhead().moveTo(new Cursor(1, 4, 2));
        assertThat(model.state().lines())
                .extracting(Line::time)
                .containsExactly(
                        Line.Time.PAST,
                        Line.Time.PAST,
                        Line.Time.PAST,
                        Line.Time.PRESENT,
                        Line.Time.FUTURE);
        assertThat(line(3).words())
                .extracting(Word::open)
                .containsExactly(false, false, false, false, true, true);
        assertThat(line(3).words()).extracting(Word::text).endsWith("bird", ".");
        assertThat(line(4).words()).noneMatch(Word::open);
    }

    @Test
    void linesThatDidNotChangeAreKept() {
        test.bench.playhead().moveTo(new Cursor(1, 4, 2));
        Line before = line(2);
        Line present = line(3);
        test.bench.playhead().moveTo(new Cursor(1, 4, 1));
        assertThat(line(2)).isSameAs(before);
        assertThat(line(3)).isNotSameAs(present);
    }

    @Test
    void theTextOfAFinishedSentenceCountsWhenItsTokensSaySomethingElse() {
        Trace trace = Sample.trace(1);
        var events =
                trace.events().stream()
                        .map(event ->
                                event instanceof TraceEvent.SentenceSettled e
                                        ? new TraceEvent.SentenceSettled(
                                                0, "Another text.", e.ids(), e.concept(), 0.9, 0.1)
                                        : event)
                        .toList();
        test.bench.run().show(RunSnapshot.of(new Trace(trace.recipe(), "", "", events)));
        assertThat(line(2).words()).extracting(Word::text).containsExactly("Another", "text.");
    }

    @Test
    void growsWithTheRun() {
        Trace trace = Sample.trace(3);
        test.bench.playhead().followingProperty().set(true);
        test.bench.run().show(RunSnapshot.begin(trace.recipe(), "", ""));
        assertThat(model.state().lines()).isEmpty();
        for (TraceEvent event : trace.events()) {
            test.bench.run().add(List.of(event));
            if (event instanceof TraceEvent.TokenFrame frame) {
                Line now = line(2 + frame.sentence());
                assertThat(now.time()).isEqualTo(Line.Time.PRESENT);
                assertThat(now.words().stream().filter(w -> !w.open()).count())
                        .isEqualTo(2L * frame.step());
            }
        }
        assertThat(model.state().note()).startsWith("3 sentences · 15 words");
    }

    @Test
    void selectsFromTheSentenceAtThePlayheadOn() {
        test.bench.playhead().moveTo(new Cursor(1, 4, 2));
        assertThat(model.selectNext(1)).isEqualTo(3);
        assertThat(model.selectNext(1)).isEqualTo(4);
        assertThat(model.selectNext(1)).isEqualTo(4);
        assertThat(model.selectNext(-1)).isEqualTo(3);
        assertThat(test.bench.selection().placesProperty().get()).containsExactly(3);
    }

    @Test
    void jumpsToSentencesAndForAPromptToTheBeginning() {
        model.jumpTo(3);
        assertThat(test.bench.playhead().cursor()).isEqualTo(new Cursor(1, 4, 3));
        model.jumpTo(0);
        assertThat(test.bench.playhead().cursor()).isEqualTo(Cursor.START);
    }

    @Test
    void copiesTheStoryOrWhatIsSelected() {
        String prompt = "There was a cat. The cat was happy.";
        String sentence = "The cat saw a bird.";
        model.copySelected();
        test.bench.selection().placesProperty().set(Set.of(1, 4, 77));
        model.copySelected();
        assertThat(test.told)
                .containsExactly(
                        "copy " + String.join(" ", prompt, sentence, sentence, sentence),
                        "copy The cat was happy. " + sentence);
    }

    @Test
    void savesPromptStoryAndSettings() {
        Trace trace = Sample.trace(1);
        test.bench
                .run()
                .show(
                        RunSnapshot.of(
                                new Trace(
                                        trace.recipe()
                                                .withEdits(
                                                        List.of(
                                                                new Edit.Word(0, 1, 3),
                                                                new Edit.Candidate(0, 2))),
                                        "0123abcd",
                                        "cpu fp32",
                                        trace.events())));
        model.saveMarkdown();
        model.saveText();
        assertThat(test.told.getFirst())
                .startsWith("save story-42.md\n# A story")
                .contains(
                        "> There was a cat. The cat was happy.",
                        "\nThe cat saw a bird.\n",
                        "| seed | 42 |",
                        "| token steps | 3 |",
                        "| decided by hand | sentence 1: token 3 at place 1; sentence 1: candidate 2 |",
                        "| device | cpu fp32 |");
        assertThat(test.told.getLast())
                .isEqualTo(
                        "save story-42.txt\nThere was a cat. The cat was happy. The cat saw a bird.\n");
    }

    @Test
    void saysHowItEnded() {
        Trace trace = Sample.trace(1);
        for (TraceEvent.End reason : TraceEvent.End.values()) {
            var events = new ArrayList<>(trace.events());
            events.set(events.size() - 1, new TraceEvent.RunEnded(reason, 75, 1, 1));
            test.bench.run().show(RunSnapshot.of(new Trace(trace.recipe(), "", "", events)));
            assertThat(model.state().ending())
                    .startsWith(
                            switch (reason) {
                                case COMPLETE -> "All sentences";
                                case STORY_OVER -> "The model ended the story here";
                                case CANCELLED -> "Stopped";
                            });
            assertThat(model.state().note()).endsWith("1 min 15 s");
        }
    }
}
