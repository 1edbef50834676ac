package noema.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import javafx.scene.paint.Color;
import noema.ui.look.Palette;
import org.jspecify.annotations.Nullable;

/// Draws the way of a story over the map: arcs from thought to thought, and a numbered dot for each.
final class PathPainter {

    private static final double FAINT = 0.3;
    private static final double AHEAD = 6;

    private final Brush brush;
    private final Function<float[], @Nullable Spot> place;
    private final Color ink;

    /// @param ink of thoughts
    PathPainter(Brush brush, Function<float[], @Nullable Spot> place, Color ink) {
        this.brush = brush;
        this.place = place;
        this.ink = ink;
    }

    private record Placed(Marks.Dot dot, Spot at) {}

    /// The whole path.
    ///
    /// @param lit      which places of the story are not muted
    /// @param selected which places are selected
    void paint(Marks marks, IntPredicate lit, Set<Integer> selected) {
        List<Placed> placed = placed(marks.dots());
        ahead(placed(marks.ahead()), lit);
        double size = size(placed);
        Palette palette = brush.palette();
        for (int i = 1; i < placed.size(); i++) {
            Placed from = placed.get(i - 1);
            Placed to = placed.get(i);
            boolean bright = from.dot.isLit(lit) && to.dot.isLit(lit);
            Color colour = to.dot.isPrompt() ? palette.prompt() : ink;
            double opacity = bright ? 0.95 : FAINT;
            brush.arc(from.at, to.at, colour, to.dot.isPrompt() ? 1.25 : 2, opacity, false);
            double back = (to.dot.isPrompt() ? 5 : size) + 2;
            brush.arcHead(from.at, to.at, colour, 5, back, opacity);
        }
        for (Placed p : placed) {
            dot(p, size, p.dot.isLit(lit));
            if (p.dot.isSelected(selected)) {
                ring(p, size, palette.accent());
            } else if (p.dot.places().contains(marks.present())) {
                ring(p, size, ink);
            }
        }
    }

    private List<Placed> placed(List<Marks.Dot> dots) {
        var placed = new ArrayList<Placed>();
        for (Marks.Dot dot : dots) {
            Spot at = place.apply(dot.concept());
            if (at != null) {
                placed.add(new Placed(dot, at));
            }
        }
        return placed;
    }

    // Empty rings, without the way there: they have not been thought yet.
    private void ahead(List<Placed> placed, IntPredicate lit) {
        for (Placed p : placed) {
            double opacity = p.dot.isLit(lit) ? 1 : FAINT;
            brush.speck(p.at, AHEAD + 2.5, brush.palette().background(), 0.85 * opacity);
            brush.ring(p.at, AHEAD, ink, 2, opacity);
        }
    }

    private void dot(Placed p, double size, boolean lit) {
        Palette palette = brush.palette();
        double opacity = lit ? 1 : FAINT;
        if (p.dot.isPrompt()) {
            brush.dot(p.at, 4.5, palette.prompt(), opacity);
            brush.speck(p.at, 2, palette.background(), opacity);
        } else {
            brush.dot(p.at, size, ink, opacity);
            brush.number(String.valueOf(p.dot.number()), p.at, size * 1.25, opacity);
        }
    }

    private void ring(Placed p, double size, Color colour) {
        double radius = p.dot.isPrompt() ? 7.5 : size + 4;
        brush.ring(p.at, radius, brush.palette().background(), 4, 0.8);
        brush.ring(p.at, radius, colour, 2, 1);
    }

    // Smaller dots where many would hide each other.
    private static double size(List<Placed> placed) {
        long close = 0;
        for (int i = 1; i < placed.size(); i++) {
            close += placed.get(i - 1).at.distance(placed.get(i).at) < 20 ? 1 : 0;
        }
        return 2 * close > placed.size() ? 7 : 9;
    }
}
