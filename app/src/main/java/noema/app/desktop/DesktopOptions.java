package noema.app.desktop;

import java.nio.file.Path;
import noema.ui.look.Theme;
import org.jspecify.annotations.Nullable;

/// What the window starts with.
///
/// @param named   folder of the model that the user asked for just now; null to take the one of the settings
/// @param shipped folder of the model when neither the user nor the settings name one
/// @param sample  session that is shown when nobody named another; need not exist
/// @param session session to open, or null
/// @param theme   light or dark; null for what was used last
/// @param home    folder of settings and runs
/// @param version of the program, for exported files
/// @param log     file that unexpected errors are written to
public record DesktopOptions(
        @Nullable Path named,
        Path shipped,
        Path sample,
        @Nullable Path session,
        @Nullable Theme theme,
        Path home,
        String version,
        Path log) {}
