package noema.app.cli;

/// Times as people say them.
final class Durations {

    private Durations() {}

    /// For example `2 h 05 min`, `4 min 10 s` or `12 s`; `?` when unknown.
    static String text(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "?";
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? "%d min %02d s".formatted(whole / 60, whole % 60)
                : "%d h %02d min".formatted(whole / 3600, whole % 3600 / 60);
    }
}
