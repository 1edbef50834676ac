package noema.app.terminal;

import java.util.Locale;
import java.util.Map;
import org.jline.utils.AttributedCharSequence.ForceMode;
import org.jline.utils.AttributedString;

/// How many colours may be used.
public enum Colours {
    /// None, and no other escape codes either.
    NONE(0),
    /// The palette of 256.
    INDEXED(256),
    /// All 24-bit colours.
    TRUE(1 << 24);

    private final int count;

    Colours(int count) {
        this.count = count;
    }

    /// What a terminal may show.
    ///
    /// `NO_COLOR` (any text, <https://no-color.org>) and `TERM=dumb` mean none; `COLORTERM` tells 24-bit colours.
    public static Colours of(Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb")) {
            return NONE;
        }
        String depth = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
        return depth.equals("truecolor") || depth.equals("24bit") ? TRUE : INDEXED;
    }

    /// A styled line as text with escape codes, colours rounded to what there is.
    public String render(AttributedString line) {
        return this == NONE ? line.toString() : line.toAnsi(count, ForceMode.None);
    }
}
