package noema.ui.map;

import noema.ui.look.Palette;
import org.jspecify.annotations.Nullable;

/// A picture of the background to be painted.
///
/// @param grid    the points
/// @param view    which part of the map
/// @param from    where the points come from while a new layout moves in; null at rest
/// @param ink     their colours
/// @param density whether to show how many there are instead of each
/// @param pixels  of the picture for one of the window
/// @param palette colours of the theme
record Frame(
        PointGrid grid,
        View view,
        @Nullable Origin from,
        Ink ink,
        boolean density,
        double pixels,
        Palette palette) {

    /// Where points come from.
    ///
    /// @param x     in the order of entries
    /// @param y     in the order of entries
    /// @param view  in which they were seen
    /// @param share of the way that is done, 0 to 1
    record Origin(float[] x, float[] y, View view, double share) {}

    /// Pixels of the picture.
    int width() {
        return Math.max(1, (int) Math.round(view.width() * pixels));
    }

    /// Pixels of the picture.
    int height() {
        return Math.max(1, (int) Math.round(view.height() * pixels));
    }
}
