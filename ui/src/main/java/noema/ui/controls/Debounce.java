package noema.ui.controls;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Does something once there has been quiet for a while; only the latest wish is done.
interface Debounce {

    /// Forgets what was wished before, and does this after the pause.
    void restart(Runnable wish);

    /// Forgets what was wished before.
    void cancel();

    /// On the JavaFX thread.
    static Debounce after(Duration pause) {
        var timer = new PauseTransition(pause);
        return new Debounce() {
            @Override
            public void restart(Runnable wish) {
                timer.setOnFinished(_ -> wish.run());
                timer.playFromStart();
            }

            @Override
            public void cancel() {
                timer.stop();
            }
        };
    }
}
