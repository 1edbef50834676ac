package noema.app.desktop;

import java.util.Map;
import java.util.function.Function;
import javafx.util.StringConverter;
import noema.app.files.DesktopSettings;

/// Small helpers of the settings: names for choices, and settings with one value changed.
final class Choices {

    private Choices() {}

    /// Shows values by a name; there is nothing to type, so names are never read back.
    static <T> StringConverter<T> named(Function<T, String> name, T fallback) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                return fallback;
            }
        };
    }

    static DesktopSettings withFontSize(DesktopSettings s, double size) {
        return new DesktopSettings(
                s.theme(), size, s.model(), s.device(), s.precision(), s.window(), s.dividers(),
                s.tourSeen(), s.live(), s.bookmarks());
    }

    static DesktopSettings withModel(DesktopSettings s, String folder) {
        return new DesktopSettings(
                s.theme(), s.fontSize(), folder, s.device(), s.precision(), s.window(),
                s.dividers(), s.tourSeen(), s.live(), s.bookmarks());
    }

    static DesktopSettings withPrecision(DesktopSettings s, String precision) {
        return new DesktopSettings(
                s.theme(), s.fontSize(), s.model(), s.device(), precision, s.window(), s.dividers(),
                s.tourSeen(), s.live(), s.bookmarks());
    }

    static DesktopSettings withTour(DesktopSettings s) {
        return new DesktopSettings(
                s.theme(), s.fontSize(), s.model(), s.device(), s.precision(), s.window(),
                s.dividers(), true, s.live(), s.bookmarks());
    }

    static DesktopSettings withPlaces(
            DesktopSettings s,
            String theme,
            DesktopSettings.Bounds window,
            Map<String, Double> dividers,
            boolean live,
            java.util.List<noema.ui.map.Bookmark> bookmarks) {
        return new DesktopSettings(
                theme, s.fontSize(), s.model(), s.device(), s.precision(), window, dividers,
                s.tourSeen(), live, bookmarks);
    }
}
