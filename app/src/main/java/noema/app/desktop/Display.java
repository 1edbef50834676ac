package noema.app.desktop;

import java.util.Locale;
import java.util.Map;

/// Whether there is a screen to open a window on.
public final class Display {

    private Display() {}

    /// On Linux and its kin a display server names itself in the environment; elsewhere there always is one. JavaFX can also be
    /// told to paint without any.
    public static boolean isThere(Map<String, String> environment) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.contains("win")
                || system.contains("mac")
                || !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank()
                || "Headless".equalsIgnoreCase(System.getProperty("glass.platform"));
    }
}
