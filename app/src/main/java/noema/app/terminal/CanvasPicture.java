package noema.app.terminal;

import java.util.List;
import java.util.function.IntFunction;
import noema.model.text.Tokenizer;
import noema.model.trace.TraceEvent;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// A sentence whose tokens are being settled: open places as faint dots, tokens coloured by how certain they are.
///
/// From orange (a guess) to green (certain), of the one brightness that is legible on light and dark backgrounds.
final class CanvasPicture {

    private static final int[] GUESS = {196, 98, 16};
    private static final int[] CERTAIN = {24, 132, 72};
    private static final String OPEN = " ·";

    private CanvasPicture() {}

    /// Draws a canvas that nothing is known of yet.
    static AttributedString open(int tokens) {
        return new AttributedString(OPEN.repeat(tokens), AttributedStyle.DEFAULT.faint());
    }

    /// Draws a canvas after a step.
    ///
    /// @param piece text of a token, with its leading space
    static AttributedString draw(TraceEvent.TokenFrame frame, IntFunction<String> piece) {
        var line = new AttributedStringBuilder();
        for (int i = 0; i < frame.ids().length; i++) {
            if (frame.ids()[i] == Tokenizer.MASK) {
                line.append(OPEN, AttributedStyle.DEFAULT.faint());
            } else {
                line.append(
                        Words.printable(piece.apply(frame.ids()[i])),
                        AttributedStyle.DEFAULT.foregroundRgb(colour(frame.confidence()[i])));
            }
        }
        return line.toAttributedString();
    }

    /// Cuts a canvas into lines of at most `columns` columns, and keeps the first `lines` of them.
    static List<AttributedString> wrap(AttributedString canvas, int columns, int lines) {
        return canvas.columnSplitLength(columns).stream().limit(lines).toList();
    }

    private static int colour(double confidence) {
        double share = Math.clamp(confidence, 0.0, 1.0);
        int colour = 0;
        for (int i = 0; i < 3; i++) {
            colour = colour << 8 | (int) Math.round(GUESS[i] + share * (CERTAIN[i] - GUESS[i]));
        }
        return colour;
    }
}
