package noema.ui.map;

import javafx.animation.AnimationTimer;
import org.jspecify.annotations.Nullable;

/// What moves by itself: the view to where it was sent, and the points from one layout to another.
final class Motion extends AnimationTimer {

    private static final double GLIDE = 0.28;
    private static final double MORPH = 0.6;

    private final Sight sight;
    private final Runnable changed;
    private @Nullable View start;
    private long glideSince;
    private @Nullable Origin origin;
    private long morphSince;
    private double share = 1;

    /// @param changed told at every step
    Motion(Sight sight, Runnable changed) {
        this.sight = sight;
        this.changed = changed;
    }

    /// Sends the view where it is to go.
    void glide() {
        start = sight.view();
        glideSince = 0;
        start();
    }

    /// Leaves the view where it is.
    void stay() {
        start = null;
    }

    /// Moves the points from where they were.
    void morph(Origin from) {
        origin = from;
        share = 0;
        morphSince = 0;
        start();
    }

    /// Goes to the end at once.
    void finish() {
        stop();
        start = null;
        origin = null;
        share = 1;
        sight.jump(sight.goalProperty().get());
    }

    /// Where points come from; null when no layout is moving in.
    @Nullable Origin origin() {
        return origin;
    }

    /// Share of the way that the points have gone, 0 to 1.
    double share() {
        return share;
    }

    @Override
    public void handle(long now) {
        View from = start;
        if (from != null) {
            glideSince = glideSince == 0 ? now : glideSince;
            double t = (now - glideSince) / 1e9 / GLIDE;
            View goal = sight.goalProperty().get();
            sight.move(t >= 1 ? goal : from.towards(goal, eased(t)));
            start = t >= 1 ? null : from;
        }
        if (origin != null) {
            morphSince = morphSince == 0 ? now : morphSince;
            double t = (now - morphSince) / 1e9 / MORPH;
            share = t >= 1 ? 1 : eased(t);
            origin = t >= 1 ? null : origin;
        }
        if (start == null && origin == null) {
            stop();
        }
        changed.run();
    }

    // Slow, fast, slow: cubic Hermite.
    private static double eased(double t) {
        return t * t * (3 - 2 * t);
    }
}
