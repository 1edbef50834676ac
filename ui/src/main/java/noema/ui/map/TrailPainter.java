package noema.ui.map;

import java.util.List;
import java.util.function.Function;
import javafx.scene.paint.Color;
import noema.model.atlas.Projection;
import noema.ui.look.Palette;
import org.jspecify.annotations.Nullable;

/// Draws how a concept grows out of noise: the noisy concept's trail, the estimate of the clean one at every step, how far the
/// noise still reaches, and where the story pulls it.
final class TrailPainter {

    private static final double APART = 7;

    private final Brush brush;
    private final Function<float[], @Nullable Spot> place;
    private final Color ink;

    /// @param ink of thoughts
    TrailPainter(Brush brush, Function<float[], @Nullable Spot> place, Color ink) {
        this.brush = brush;
        this.place = place;
        this.ink = ink;
    }

    /// Candidates that are not kept: thin, faint trails.
    void others(List<List<Marks.Step>> candidates) {
        for (List<Marks.Step> steps : candidates) {
            trail(steps, brush.palette().muted(), 0.9, 0.45);
            Spot end = place.apply(steps.getLast().noisy());
            if (end != null) {
                brush.ring(end, 2.5, brush.palette().muted(), 1, 0.7);
            }
        }
    }

    /// How the concept at the playhead has come to where it is.
    ///
    /// @param reach pixels that noise of strength 1 in every direction spans along x and y; see [#reach]
    void past(Marks marks, Spot reach) {
        List<Marks.Step> steps = marks.steps();
        Spot noisy = steps.isEmpty() ? null : place.apply(steps.getLast().noisy());
        if (marks.thinking() && noisy != null) {
            double sigma = sigma(steps.getLast().level());
            brush.cloud(noisy, sigma * reach.x(), sigma * reach.y(), ink);
        }
        double strength = marks.thinking() ? 1 : 0.6;
        trail(steps, ink, 1.4, strength);
        estimates(steps, strength);
    }

    /// Where the concept at the playhead is, while it is being thought.
    ///
    /// @param last the dot that the story has come to; null when there is none
    void now(Marks marks, @Nullable Spot last) {
        if (!marks.thinking()) {
            return;
        }
        Palette palette = brush.palette();
        Marks.Step now = marks.steps().getLast();
        Spot noisy = place.apply(now.noisy());
        Spot estimate = place.apply(now.estimate());
        if (noisy != null && estimate != null) {
            if (last != null) {
                brush.arc(last, estimate, ink, 1.5, 0.7, true);
            }
            brush.line(noisy, estimate, ink, 1, 0.5);
            pull(now);
            brush.dot(noisy, 3.5, palette.text(), 1);
            brush.diamond(estimate, 6, ink, 1);
        }
    }

    private void trail(List<Marks.Step> steps, Color colour, double width, double opacity) {
        Spot before = null;
        int at = 0;
        for (Marks.Step step : steps) {
            Spot here = place.apply(step.noisy());
            double share = ++at / (double) steps.size();
            if (here != null && before != null) {
                brush.line(before, here, colour, width, opacity * (0.25 + 0.65 * share));
            }
            if (here != null) {
                brush.speck(here, width + 0.2, colour, opacity * (0.35 + 0.65 * share));
            }
            before = here;
        }
    }

    // Those that would cover the one before are left out.
    private void estimates(List<Marks.Step> steps, double opacity) {
        Spot before = Spot.NOWHERE;
        int at = 0;
        for (Marks.Step step : steps) {
            Spot here = place.apply(step.estimate());
            double share = ++at / (double) steps.size();
            if (here != null && !(here.distance(before) < APART)) {
                brush.diamond(here, 3.2, ink, opacity * (0.3 + 0.5 * share));
                before = here;
            }
        }
    }

    private void pull(Marks.Step step) {
        Spot from = place.apply(step.without());
        Spot to = place.apply(step.with());
        if (from != null && to != null && from.distance(to) > 1.5) {
            brush.arrow(from, to, brush.palette().good(), 1.75);
            brush.ring(from, 2.5, brush.palette().good(), 1.25, 1);
        }
    }

    /// Strength of the noise at a level: sigma = sin(level pi / 2).
    static double sigma(double level) {
        return Math.sin(Math.clamp(level, 0.0, 1.0) * Math.PI / 2);
    }

    /// How many pixels noise of strength 1 spans along x and y. Noise of strength sigma in each of D directions is sigma sqrt(D)
    /// long; of that, a plane of two axes shows sigma sqrt(2) times the axes' length on average (root mean square).
    ///
    /// @return zeros where the layout has no axes
    static Spot reach(@Nullable Projection projection, double scale) {
        if (projection == null) {
            return new Spot(0, 0);
        }
        double[] length = new double[2];
        for (int i = 0; i < 2; i++) {
            float[] axis = projection.axes()[i];
            length[i] = Math.sqrt(2 * Axes.dot(axis, axis)) * scale;
        }
        return new Spot(length[0], length[1]);
    }
}
