package noema.ui.scrubber;

import noema.ui.run.Cursor;
import noema.ui.run.Playhead;
import noema.ui.run.RunModel;
import noema.ui.run.RunSnapshot;

/// Moves the playhead: plays, steps and jumps. Knows no clock; somebody tells it how much time has passed.
public final class Player {

    /// Moments a second at speed 1.
    static final double RATE = 12;

    // Where the program stood still, playing goes on from where it was rather than leaping.
    private static final double LONGEST_TICK = 0.25;

    private final RunModel run;
    private final Playhead playhead;
    private double due;

    /// A player of a run.
    public Player(RunModel run, Playhead playhead) {
        this.run = run;
        this.playhead = playhead;
        playhead.playingProperty().subscribe(_ -> due = 0);
    }

    /// Plays, or pauses; at the end of a finished run it starts over.
    public void toggle() {
        boolean play = !playhead.playingProperty().get();
        if (play && isAtEnd() && !run.isRunning()) {
            playhead.moveTo(Cursor.START);
        }
        playhead.playingProperty().set(play && (playhead.moments() > 0 || run.isRunning()));
    }

    /// Time has passed. At the end of what there is, it waits for a run that is going on, starts over when looping, or pauses.
    ///
    /// @param seconds since the last tick
    public void tick(double seconds) {
        if (!playhead.playingProperty().get()) {
            return;
        }
        due += Math.min(seconds, LONGEST_TICK) * RATE * playhead.speedProperty().get();
        int moments = (int) due;
        if (moments == 0) {
            return;
        }
        due -= moments;
        if (!isAtEnd()) {
            playhead.moveTo(
                    playhead.at(Math.min(playhead.position() + moments, playhead.moments())));
        } else if (run.isRunning()) {
            due = 0;
        } else if (playhead.loopingProperty().get() && playhead.moments() > 0) {
            playhead.moveTo(Cursor.START);
        } else {
            playhead.playingProperty().set(false);
        }
    }

    /// Pauses, one moment on.
    public void stepForward() {
        pause();
        playhead.next();
    }

    /// Pauses, one moment back.
    public void stepBack() {
        pause();
        playhead.previous();
    }

    /// To the end of this sentence, or of the next one when it is there already.
    public void nextSentence() {
        RunSnapshot now = run.snapshot();
        if (now == null || isAtEnd()) {
            return;
        }
        int next = playhead.at(playhead.position() + 1).sentence();
        playhead.jumpTo(next);
    }

    /// To the end of the sentence before, or before everything.
    public void previousSentence() {
        int sentence = playhead.cursor().sentence();
        if (sentence == 0) {
            first();
        } else {
            playhead.jumpTo(sentence - 1);
        }
    }

    /// Before everything.
    public void first() {
        playhead.moveTo(Cursor.START);
    }

    /// To the last moment there is.
    public void last() {
        playhead.moveTo(playhead.last());
    }

    private void pause() {
        playhead.playingProperty().set(false);
    }

    private boolean isAtEnd() {
        return playhead.position() >= playhead.moments();
    }
}
