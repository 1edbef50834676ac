package noema.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import javafx.scene.paint.Color;
import noema.ui.look.Palette;
import org.jspecify.annotations.Nullable;

/// Draws the way of a story over the map: arcs from thought to thought, and a numbered dot for each.
final class PathPainter {

    private static final double FAINT = 0.3;

    private final Brush brush;
    private final Function<float[], @Nullable Spot> place;

    PathPainter(Brush brush, Function<float[], @Nullable Spot> place) {
        this.brush = brush;
        this.place = place;
    }

    private record Placed(Marks.Dot dot, Spot at) {}

    /// The whole path.
    ///
    /// @param lit      which places of the story are not muted
    /// @param selected which places are selected
    void paint(List<Marks.Dot> dots, IntPredicate lit, IntPredicate selected) {
        var placed = new ArrayList<Placed>();
        for (Marks.Dot dot : dots) {
            Spot at = place.apply(dot.concept());
            if (at != null) {
                placed.add(new Placed(dot, at));
            }
        }
        double size = size(placed);
        Palette palette = brush.palette();
        for (int i = 1; i < placed.size(); i++) {
            Placed from = placed.get(i - 1);
            Placed to = placed.get(i);
            boolean bright = lit.test(from.dot.place()) && lit.test(to.dot.place());
            Color colour = to.dot.isPrompt() ? palette.prompt() : palette.thought();
            double opacity = bright ? 0.95 : FAINT;
            brush.arc(from.at, to.at, colour, to.dot.isPrompt() ? 1.25 : 2, opacity, false);
            double back = (to.dot.isPrompt() ? 5 : size) + 2;
            brush.arcHead(from.at, to.at, colour, 5, back, opacity);
        }
        for (Placed p : placed) {
            dot(p, size, lit.test(p.dot.place()), selected.test(p.dot.place()));
        }
    }

    private void dot(Placed p, double size, boolean lit, boolean selected) {
        Palette palette = brush.palette();
        double opacity = lit ? 1 : FAINT;
        if (p.dot.isPrompt()) {
            brush.dot(p.at, 4.5, palette.prompt(), opacity);
            brush.speck(p.at, 2, palette.background(), opacity);
        } else {
            brush.dot(p.at, size, palette.thought(), opacity);
            brush.number(String.valueOf(p.dot.number()), p.at, size * 1.25, opacity);
        }
        if (selected) {
            double radius = p.dot.isPrompt() ? 7.5 : size + 4;
            brush.ring(p.at, radius, palette.background(), 4, 0.8);
            brush.ring(p.at, radius, palette.accent(), 2, 1);
        }
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
