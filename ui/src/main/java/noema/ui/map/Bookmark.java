package noema.ui.map;

import org.jspecify.annotations.Nullable;

/// A view of the map that somebody gave a name. It holds for windows of any size.
///
/// @param name      as the user typed it
/// @param level     whose concepts are shown
/// @param layout    name of the layout
/// @param ends      the sentences that the layout lies between; null for other layouts
/// @param colouring what colours mean
/// @param density   whether density is shown
/// @param x         of the map in the middle
/// @param y         of the map in the middle
/// @param span      units of the map along the shorter side of the window
public record Bookmark(
        String name,
        MapLevel level,
        String layout,
        AxisLayout.@Nullable Ends ends,
        Colouring colouring,
        boolean density,
        double x,
        double y,
        double span) {

    /// A view under a name.
    ///
    /// @param layout what is seen; null for nothing yet
    static Bookmark of(
            String name,
            MapLevel level,
            @Nullable Layout layout,
            Colouring colouring,
            boolean density,
            View view) {
        return new Bookmark(
                name,
                level,
                layout == null ? "" : layout.name(),
                layout instanceof AxisLayout axis ? axis.ends() : null,
                colouring,
                density,
                view.x(),
                view.y(),
                Math.max(1, Math.min(view.width(), view.height())) / view.scale());
    }

    /// Whether it is a view of a layout. One that names no sentences is a view of every line between two.
    boolean isOf(Layout other) {
        return other.name().equals(layout)
                && (ends == null || other instanceof AxisLayout axis && axis.ends().equals(ends));
    }

    /// The view in a window of the size of another view.
    View in(View window) {
        double shorter = Math.max(1, Math.min(window.width(), window.height()));
        return new View(x, y, shorter / Math.max(span, 1e-9), window.width(), window.height());
    }
}
