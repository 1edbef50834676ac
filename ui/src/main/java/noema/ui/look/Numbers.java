package noema.ui.look;

import java.util.Locale;

/// How numbers are written, everywhere alike.
public final class Numbers {

    private Numbers() {}

    /// A share from 0 to 1 as a percentage without decimals.
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /// Two decimals.
    public static String plain(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /// A duration: milliseconds below a second, seconds with one decimal below a minute, then minutes and seconds.
    public static String duration(double seconds) {
        if (seconds < 1) {
            return String.format(Locale.ROOT, "%.0f ms", 1000 * seconds);
        }
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return String.format(
                Locale.ROOT, "%d min %02d s", (long) seconds / 60, (long) seconds % 60);
    }
}
