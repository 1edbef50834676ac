package noema.ui.charts;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Does something soon after it is asked for, but not all the time: the first request is served at once, those that follow
/// within a tenth of a second together at its end; and if the work itself takes long, more time is left in between, so that it
/// never takes more than a fifth of the JavaFX thread.
final class Throttle {

    private static final double PAUSE = 100;
    private static final double IDLE_SHARE = 4;

    private final Runnable work;
    private final PauseTransition pause = new PauseTransition();
    private boolean pausing;
    private boolean asked;

    Throttle(Runnable work) {
        this.work = work;
        pause.setOnFinished(_ -> {
            pausing = false;
            if (asked) {
                request();
            }
        });
    }

    /// Asks for the work.
    void request() {
        asked = true;
        if (pausing) {
            return;
        }
        asked = false;
        long begin = System.nanoTime();
        work.run();
        double took = (System.nanoTime() - begin) / 1e6;
        pausing = true;
        pause.setDuration(Duration.millis(Math.max(PAUSE, IDLE_SHARE * took)));
        pause.playFromStart();
    }
}
