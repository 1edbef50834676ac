package noema.ui.map;

/// Which part of the map a window shows. Both axes have the same scale; y points upwards on the map and downwards in the window.
///
/// @param x      of the map at the middle of the window
/// @param y      of the map at the middle of the window
/// @param scale  pixels per unit of the map, above 0
/// @param width  of the window in pixels
/// @param height of the window in pixels
public record View(double x, double y, double scale, double width, double height) {

    private static final double MARGIN = 0.07;
    private static final double STRIP = 40;

    /// Refuses what cannot be shown.
    public View {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !(scale > 0) || scale > 1e12) {
            throw new IllegalArgumentException(
                    "no view at %s, %s with scale %s".formatted(x, y, scale));
        }
    }

    /// Pixels from the left.
    public double screenX(double mapX) {
        return width / 2 + (mapX - x) * scale;
    }

    /// Pixels from the top.
    public double screenY(double mapY) {
        return height / 2 - (mapY - y) * scale;
    }

    /// A point of the map as a point of the window.
    public Spot toScreen(Spot onMap) {
        return new Spot(screenX(onMap.x()), screenY(onMap.y()));
    }

    /// A point of the window as a point of the map.
    public Spot toMap(double screenX, double screenY) {
        return new Spot(x + (screenX - width / 2) / scale, y - (screenY - height / 2) / scale);
    }

    /// Zoomed so that what is under a point of the window stays there.
    ///
    /// @param factor above 1 zooms in
    public View zoomed(double factor, double screenX, double screenY) {
        Spot fixed = toMap(screenX, screenY);
        double next = Math.clamp(scale * factor, 1e-9, 1e9);
        return new View(
                fixed.x() - (screenX - width / 2) / next,
                fixed.y() + (screenY - height / 2) / next,
                next,
                width,
                height);
    }

    /// Moved along with a pointer that went this many pixels.
    public View panned(double right, double down) {
        return new View(x - right / scale, y + down / scale, scale, width, height);
    }

    /// The same middle and scale in a window of another size.
    public View sized(double newWidth, double newHeight) {
        return new View(x, y, scale, newWidth, newHeight);
    }

    /// The same scale around another point of the map.
    public View centred(Spot middle) {
        return new View(middle.x(), middle.y(), scale, width, height);
    }

    /// All of a rectangle of the map, with a margin; the right edge, where the buttons are, stays free.
    View fitting(Bounds bounds) {
        double strip = Math.min(STRIP, width / 6);
        double free = width - strip;
        double across = Math.max(bounds.width(), 1e-6) / Math.max(1, free * (1 - 2 * MARGIN));
        double up = Math.max(bounds.height(), 1e-6) / Math.max(1, height * (1 - 2 * MARGIN));
        return new View(
                (bounds.minX() + bounds.maxX()) / 2 + strip / 2 * Math.max(across, up),
                (bounds.minY() + bounds.maxY()) / 2,
                1 / Math.max(across, up),
                width,
                height);
    }

    /// A view on the way to another one; the scale changes evenly to the eye, that is by its logarithm.
    View towards(View other, double share) {
        double ratio = Math.pow(other.scale / scale, share);
        return new View(
                x + share * (other.x - x),
                y + share * (other.y - y),
                scale * ratio,
                other.width,
                other.height);
    }

    /// What part of the map is seen.
    Bounds bounds() {
        Spot low = toMap(0, height);
        Spot high = toMap(width, 0);
        return new Bounds(low.x(), low.y(), high.x(), high.y());
    }
}
