package noema.ui.map;

/// A view of the map that somebody gave a name. It holds for windows of any size.
///
/// @param name      as the user typed it
/// @param layout    name of the layout
/// @param colouring what colours mean
/// @param density   whether density is shown
/// @param x         of the map in the middle
/// @param y         of the map in the middle
/// @param span      units of the map along the shorter side of the window
public record Bookmark(
        String name,
        String layout,
        Colouring colouring,
        boolean density,
        double x,
        double y,
        double span) {

    /// The view in a window of the size of another view.
    View in(View window) {
        double shorter = Math.max(1, Math.min(window.width(), window.height()));
        return new View(x, y, shorter / Math.max(span, 1e-9), window.width(), window.height());
    }

    /// How much of the map a view shows along its shorter side.
    static double span(View view) {
        return Math.max(1, Math.min(view.width(), view.height())) / view.scale();
    }
}
