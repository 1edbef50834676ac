package noema.ui.scrubber;

import static org.assertj.core.api.Assertions.assertThat;

import noema.model.trace.Trace;
import noema.ui.Sample;
import noema.ui.run.Cursor;
import noema.ui.run.Playhead;
import noema.ui.run.RunModel;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.Test;

class PlayerTest {

    private static final Trace TRACE = Sample.trace(3);
    private static final double FRAME = 1.0 / 60;

    private final RunModel run = new RunModel();
    private final Playhead playhead = new Playhead(run);
    private final Player player = new Player(run, playhead);

    private void finished() {
        run.show(RunSnapshot.of(TRACE));
        player.first();
    }

    private void running(int events) {
        run.show(RunSnapshot.begin(TRACE.recipe(), TRACE.model(), TRACE.device()));
        run.add(TRACE.events().subList(0, events));
    }

    private void seconds(double seconds) {
        for (int i = 0; i < Math.round(seconds / FRAME); i++) {
            player.tick(FRAME);
        }
    }

    @Test
    void twelveMomentsASecond() {
        finished();
        player.toggle();
        seconds(1.01);
        assertThat(playhead.position()).isEqualTo(12);
    }

    @Test
    void speedMultiplies() {
        finished();
        playhead.speedProperty().set(0.25);
        player.toggle();
        seconds(1.01);
        assertThat(playhead.position()).isEqualTo(3);
        playhead.speedProperty().set(8);
        seconds(0.1);
        assertThat(playhead.position()).isBetween(11, 13);
    }

    @Test
    void itPausesAtTheEndAndStartsOverWhenAskedAgain() {
        finished();
        player.toggle();
        seconds(3);
        assertThat(playhead.playingProperty().get()).isFalse();
        assertThat(playhead.position()).isEqualTo(21);
        player.toggle();
        assertThat(playhead.position()).isZero();
        assertThat(playhead.playingProperty().get()).isTrue();
    }

    @Test
    void aLoopStartsOver() {
        finished();
        playhead.loopingProperty().set(true);
        player.toggle();
        seconds(2.01);
        assertThat(playhead.playingProperty().get()).isTrue();
        assertThat(playhead.position()).isEqualTo(24 - 22);
    }

    @Test
    void itWaitsForARunThatGoesOn() {
        running(4);
        player.first();
        player.toggle();
        seconds(2);
        assertThat(playhead.position()).isEqualTo(2);
        assertThat(playhead.playingProperty().get()).isTrue();
        run.add(TRACE.events().subList(4, TRACE.events().size()));
        seconds(0.2);
        assertThat(playhead.position()).isEqualTo(4);
    }

    @Test
    void aStandstillOfTheProgramIsNotLeaptOver() {
        finished();
        player.toggle();
        player.tick(60);
        assertThat(playhead.position()).isEqualTo(3);
    }

    @Test
    void sentencesAreWalkedThroughBothWays() {
        finished();
        player.nextSentence();
        assertThat(playhead.cursor()).isEqualTo(new Cursor(0, 4, 3));
        player.nextSentence();
        assertThat(playhead.cursor()).isEqualTo(new Cursor(1, 4, 3));
        player.stepForward();
        player.nextSentence();
        player.nextSentence();
        assertThat(playhead.cursor()).isEqualTo(new Cursor(2, 4, 3));
        player.stepBack();
        assertThat(playhead.cursor()).isEqualTo(new Cursor(2, 4, 2));
        player.previousSentence();
        player.previousSentence();
        assertThat(playhead.cursor()).isEqualTo(new Cursor(0, 4, 3));
        player.previousSentence();
        assertThat(playhead.cursor()).isEqualTo(Cursor.START);
    }

    @Test
    void withoutARunNothingHappens() {
        player.toggle();
        player.nextSentence();
        player.previousSentence();
        player.stepForward();
        player.last();
        seconds(1);
        assertThat(playhead.playingProperty().get()).isFalse();
        assertThat(playhead.cursor()).isEqualTo(Cursor.START);
    }
}
