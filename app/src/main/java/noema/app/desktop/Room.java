package noema.app.desktop;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the middle of the window is for.
enum Room {
    /// One run, with all its panes.
    EXPLORE("Explore", "fth-compass", "Look into one run."),
    /// Several ways to tell one story.
    COMPARE("Compare", "fth-columns", "Tell one story in several ways, side by side."),
    /// Every combination of some settings.
    GRID("Grid", "fth-grid", "Tell one story with every combination of some settings.");

    private final String title;
    private final String icon;
    private final String meaning;

    Room(String title, String icon, String meaning) {
        this.title = title;
        this.icon = icon;
        this.meaning = meaning;
    }

    /// Its name in options.
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The room with a name.
    static Optional<Room> of(String id) {
        return Arrays.stream(values()).filter(room -> room.id().equals(id)).findFirst();
    }

    /// Its name, for people.
    String title() {
        return title;
    }

    /// Name of its icon.
    String icon() {
        return icon;
    }

    /// One sentence that explains it.
    String meaning() {
        return meaning;
    }

    /// Its keys: a number in the order of the rooms.
    String keys() {
        return "Shortcut+" + (ordinal() + 1);
    }
}
