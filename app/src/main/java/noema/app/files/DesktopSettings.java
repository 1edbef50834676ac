package noema.app.files;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import noema.ui.map.Bookmark;
import org.jspecify.annotations.Nullable;

/// What the desktop remembers from one start to the next. Values that make no sense become the nearest that do: settings must never
/// keep the program from starting.
///
/// @param theme     `LIGHT`, `DARK` or `SYSTEM`
/// @param fontSize  in pixels, 8 to 32
/// @param model     folder of the model; empty for the usual one
/// @param device    `auto`, `cpu`, or a GPU by its name, such as `cuda:0`
/// @param precision `auto`, `fp32` or `bf16`
/// @param window    where the window was; null for the first time
/// @param dividers  places of the dividers between panes, 0 to 1, by their names
/// @param tourSeen  whether the guided tour was seen or skipped
/// @param live      whether a changed setting runs again at once
/// @param bookmarks views of the map that were given names
public record DesktopSettings(
        String theme,
        double fontSize,
        String model,
        String device,
        String precision,
        @Nullable Bounds window,
        Map<String, Double> dividers,
        boolean tourSeen,
        boolean live,
        List<Bookmark> bookmarks) {

    private static final Set<String> THEMES = Set.of("LIGHT", "DARK", "SYSTEM");
    private static final Pattern DEVICES = Pattern.compile("auto|cpu|cuda:\\d{1,3}");
    private static final Set<String> PRECISIONS = Set.of("auto", "fp32", "bf16");
    private static final double SMALLEST_FONT = 8;
    private static final double LARGEST_FONT = 32;

    /// What a first start has.
    public static final DesktopSettings DEFAULT =
            new DesktopSettings(
                    "SYSTEM", 14, "", "auto", "auto", null, Map.of(), false, true, List.of());

    /// A window on the screen, in pixels.
    ///
    /// @param maximised whether it fills the screen; the numbers are then those it returns to
    public record Bounds(double x, double y, double width, double height, boolean maximised) {}

    /// Puts right what is out of range and keeps copies.
    public DesktopSettings {
        theme = THEMES.contains(theme) ? theme : "SYSTEM";
        fontSize =
                Double.isFinite(fontSize) ? Math.clamp(fontSize, SMALLEST_FONT, LARGEST_FONT) : 14;
        device = DEVICES.matcher(device).matches() ? device : "auto";
        precision = PRECISIONS.contains(precision) ? precision : "auto";
        dividers = Map.copyOf(dividers);
        bookmarks = List.copyOf(bookmarks);
    }

    /// The same with another theme.
    public DesktopSettings withTheme(String other) {
        return new DesktopSettings(
                other, fontSize, model, device, precision, window, dividers, tourSeen, live,
                bookmarks);
    }

    /// The same with text of another size, in points.
    public DesktopSettings withFontSize(double other) {
        return new DesktopSettings(
                theme, other, model, device, precision, window, dividers, tourSeen, live,
                bookmarks);
    }

    /// The same with a model in another folder; empty for the usual one.
    public DesktopSettings withModel(String other) {
        return new DesktopSettings(
                theme, fontSize, other, device, precision, window, dividers, tourSeen, live,
                bookmarks);
    }

    /// The same with another device.
    public DesktopSettings withDevice(String other) {
        return new DesktopSettings(
                theme, fontSize, model, other, precision, window, dividers, tourSeen, live,
                bookmarks);
    }

    /// The same with another precision.
    public DesktopSettings withPrecision(String other) {
        return new DesktopSettings(
                theme, fontSize, model, device, other, window, dividers, tourSeen, live, bookmarks);
    }

    /// The same with the window and its dividers elsewhere.
    public DesktopSettings withWindow(Bounds other, Map<String, Double> places) {
        return new DesktopSettings(
                theme, fontSize, model, device, precision, other, places, tourSeen, live,
                bookmarks);
    }

    /// The same with the tour seen, or still to be seen.
    public DesktopSettings withTourSeen(boolean seen) {
        return new DesktopSettings(
                theme, fontSize, model, device, precision, window, dividers, seen, live, bookmarks);
    }

    /// The same with changed settings running at once, or not.
    public DesktopSettings withLive(boolean other) {
        return new DesktopSettings(
                theme, fontSize, model, device, precision, window, dividers, tourSeen, other,
                bookmarks);
    }

    /// The same with other views of the map.
    public DesktopSettings withBookmarks(List<Bookmark> others) {
        return new DesktopSettings(
                theme, fontSize, model, device, precision, window, dividers, tourSeen, live,
                others);
    }
}
