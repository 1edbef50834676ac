package noema.app.desktop;

import javafx.animation.AnimationTimer;

/// Pulses of the JavaFX thread, in each of which the window is painted once.
final class Pulses {

    private Pulses() {}

    /// Does something in a later pulse, on the JavaFX thread.
    ///
    /// @param painted how many pulses have painted the window by then, 1 or more
    static void after(int painted, Runnable then) {
        new AnimationTimer() {
            private int begun;

            @Override
            public void handle(long now) {
                // Called at the beginning of a pulse, before that one paints.
                if (++begun > painted) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }
}
