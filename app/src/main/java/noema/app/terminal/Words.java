package noema.app.terminal;

import java.util.regex.Pattern;
import org.jline.utils.AttributedString;

/// Text as it may be printed: on one line, without codes that a terminal would obey, broken between words.
public final class Words {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cs}\u2028\u2029]");

    private Words() {}

    /// Replaces control characters, which a model may make of bytes.
    public static String printable(String text) {
        return CONTROL.matcher(text).replaceAll("\uFFFD");
    }

    /// Columns that a text takes on a terminal.
    static int columns(String text) {
        return new AttributedString(text).columnLength();
    }
}
