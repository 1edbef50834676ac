package noema.app.files;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the desktop remembers from one start to the next. Values that make no sense become the nearest that do: settings must never
/// keep the program from starting.
///
/// @param theme     `LIGHT`, `DARK` or `SYSTEM`
/// @param fontSize  in pixels, 8 to 32
/// @param model     folder of the model; empty for the usual one
/// @param device    `auto`, `cpu` or `gpu`
/// @param precision `auto`, `fp32` or `bf16`
/// @param window    where the window was; null for the first time
/// @param dividers  places of the dividers between panes, 0 to 1, by their names
/// @param tourSeen  whether the guided tour was seen or skipped
/// @param live      whether a changed setting runs again at once
/// @param bookmarks places on the map
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
    private static final Set<String> DEVICES = Set.of("auto", "cpu", "gpu");
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

    /// A place on the map.
    ///
    /// @param name for people
    /// @param x    centre of the view along the first axis of the projection
    /// @param y    along the second
    /// @param zoom of the view, above 0
    public record Bookmark(String name, double x, double y, double zoom) {}

    /// Puts right what is out of range and keeps copies.
    public DesktopSettings {
        theme = THEMES.contains(theme) ? theme : "SYSTEM";
        fontSize =
                Double.isFinite(fontSize) ? Math.clamp(fontSize, SMALLEST_FONT, LARGEST_FONT) : 14;
        device = DEVICES.contains(device) ? device : "auto";
        precision = PRECISIONS.contains(precision) ? precision : "auto";
        dividers = Map.copyOf(dividers);
        bookmarks = List.copyOf(bookmarks);
    }
}
