package noema.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import noema.model.trace.Trace;
import noema.ui.Sample;
import org.junit.jupiter.api.Test;

class PlayheadTest {

    private final RunModel run = new RunModel();
    private final Playhead playhead = new Playhead(run);

    @Test
    void walksThroughEveryMomentAndBack() {
        run.show(RunSnapshot.of(Sample.trace(3)));
        playhead.moveTo(Cursor.START);
        int count = 0;
        Cursor before = playhead.cursor();
        while (playhead.next()) {
            count++;
            assertThat(playhead.position()).isEqualTo(count);
            assertThat(playhead.cursor()).isGreaterThan(before);
            before = playhead.cursor();
        }
        assertThat(count).isEqualTo(3 * (4 + 3)).isEqualTo(playhead.moments());
        while (playhead.previous()) {
            count--;
        }
        assertThat(count).isZero();
        assertThat(playhead.cursor()).isEqualTo(Cursor.START);
    }

    @Test
    void positionsAndMomentsAreTheSameThing() {
        run.show(RunSnapshot.of(Sample.trace(3)));
        for (int i = 0; i <= playhead.moments(); i++) {
            playhead.moveTo(playhead.at(i));
            assertThat(playhead.position()).isEqualTo(i);
        }
    }

    @Test
    void aPlanComesBeforeTheSentencesItUnfoldsInto() {
        run.show(RunSnapshot.of(Sample.paragraphs(2)));
        assertThat(playhead.moments()).isEqualTo(2 * (3 + 2 * (4 + 3)));
        playhead.moveTo(Cursor.START);
        var seen = new ArrayList<Cursor>();
        do {
            assertThat(playhead.position()).isEqualTo(seen.size());
            assertThat(playhead.at(seen.size())).isEqualTo(playhead.cursor());
            seen.add(playhead.cursor());
        } while (playhead.next());

        assertThat(seen).isSorted().doesNotHaveDuplicates();
        assertThat(seen.get(2)).isEqualTo(new Cursor(0, 2, 0, 0));
        assertThat(seen.get(4)).isEqualTo(new Cursor(0, 3, 1, 0));
        assertThat(seen.get(3 + 14 + 1)).isEqualTo(new Cursor(2, 1, 0, 0));
        // Who thinks of a sentence has the whole plan.
        playhead.moveTo(new Cursor(2, 1, 0));
        assertThat(playhead.cursor()).isEqualTo(new Cursor(2, 3, 1, 0));
    }

    @Test
    void followsARunThatGoesOnUntilItIsTakenElsewhere() {
        Trace trace = Sample.trace(2);
        run.show(RunSnapshot.begin(trace.recipe(), trace.model(), trace.device()));
        run.add(trace.events().subList(0, 4));
        assertThat(playhead.cursor()).isEqualTo(new Cursor(0, 2, 0));
        playhead.moveTo(new Cursor(0, 1, 0));
        run.add(trace.events().subList(4, trace.events().size()));
        assertThat(playhead.cursor()).isEqualTo(new Cursor(0, 1, 0));
        playhead.followingProperty().set(true);
        assertThat(playhead.cursor()).isEqualTo(new Cursor(1, 4, 3));
    }

    @Test
    void anotherRunMayBeShorter() {
        run.show(RunSnapshot.of(Sample.trace(3)));
        playhead.jumpTo(2);
        run.show(RunSnapshot.of(Sample.trace(1)));
        assertThat(playhead.cursor().sentence()).isZero();
        Trace nothing = Sample.trace(0);
        run.show(RunSnapshot.begin(nothing.recipe(), "", ""));
        assertThat(playhead.cursor()).isEqualTo(Cursor.START);
    }

    @Test
    void eventByEventIsTheSameAsAllAtOnce() {
        Trace trace = Sample.trace(3);
        RunSnapshot slow = RunSnapshot.begin(trace.recipe(), trace.model(), trace.device());
        for (var event : trace.events()) {
            slow = slow.plus(List.of(event));
        }
        assertThat(slow).isEqualTo(RunSnapshot.of(trace));
        assertThat(slow.sentences().getFirst().steps()).hasSize(4);
        assertThat(slow.sentences().getFirst().others()).hasSize(4);
    }
}
