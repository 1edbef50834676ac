package noema.ui.compare;

import noema.model.trace.Way;

/// A sign for each way to write.
final class WayIcons {

    private WayIcons() {}

    /// Name of the icon.
    static String of(Way way) {
        return switch (way) {
            case PARAGRAPH -> "fth-layers";
            case SENTENCE -> "fth-message-circle";
            case DIFFUSION -> "fth-grid";
            case AR -> "fth-type";
        };
    }

    /// Name as a heading.
    static String title(Way way) {
        return Character.toUpperCase(way.title().charAt(0)) + way.title().substring(1);
    }
}
