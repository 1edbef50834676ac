package noema.ui.map;

import java.util.BitSet;
import java.util.Set;
import javafx.scene.paint.Color;
import noema.model.atlas.Atlas;
import noema.ui.look.Palette;
import org.jspecify.annotations.Nullable;

/// The colours of the points of a grid.
///
/// @param each `0xAARRGGBB` of each point in the grid's order, with the strength of its colour as alpha; null when all are alike
record Ink(int @Nullable [] each) {

    /// All points alike.
    static final Ink QUIET = new Ink(null);

    private static final int MUTED = 0x26;
    private static final int PARTLY_MUTED = 0x80;
    private static final int FULL = 0xFF;
    private static final int STEPS = 256;

    /// What decides the colours.
    ///
    /// @param ground    the points
    /// @param colouring what colours mean
    /// @param range     ends of the colour scale
    /// @param known     selected entries
    /// @param elsewhere whether something is selected that is not an entry
    /// @param found     entries that a search found; null when nothing is searched for
    /// @param palette   colours of the theme
    record Key(
            Ground ground,
            Colouring colouring,
            Range range,
            Set<Integer> known,
            boolean elsewhere,
            @Nullable BitSet found,
            Palette palette) {}

    /// Mixes the colours; takes about 20 ns a point.
    static Ink of(Key key) {
        Atlas atlas = key.ground.atlas();
        boolean chosen = !key.known.isEmpty() || key.elsewhere || key.found != null;
        if (atlas == null || key.colouring == Colouring.NONE && !chosen) {
            return QUIET;
        }
        var scale = new int[STEPS];
        for (int i = 0; i < STEPS; i++) {
            scale[i] = rgb(key.palette.scale(i / (STEPS - 1.0)));
        }
        int plain = rgb(quiet(key.palette));
        int lit = rgb(key.palette.accent());
        int[] order = key.ground.grid().order();
        var each = new int[order.length];
        for (int i = 0; i < each.length; i++) {
            Atlas.Entry entry = atlas.entries().get(order[i]);
            int colour =
                    switch (key.colouring) {
                        case NONE -> plain;
                        case CLUSTER -> rgb(key.palette.kind(entry.cluster()));
                        default ->
                                scale[
                                        (int)
                                                (key.range.share(key.colouring.value(entry))
                                                        * (STEPS - 1))];
                    };
            int strength = FULL;
            if (chosen) {
                boolean found = key.found != null && key.found.get(order[i]);
                boolean known = key.known.contains(order[i]);
                colour = (found || known) && key.colouring == Colouring.NONE ? lit : colour;
                strength = found || known ? FULL : muted(key);
            }
            each[i] = strength << 24 | colour;
        }
        return new Ink(each);
    }

    private static int muted(Key key) {
        return key.known.isEmpty() && key.found == null ? PARTLY_MUTED : MUTED;
    }

    /// The colour of known sentences when colours mean nothing.
    static Color quiet(Palette palette) {
        return palette.dark() ? Color.web("#5b93dd") : Color.web("#5b7394");
    }

    static int rgb(Color colour) {
        return (int) Math.round(colour.getRed() * 255) << 16
                | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }
}
