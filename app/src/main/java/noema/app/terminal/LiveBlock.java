package noema.app.terminal;

import java.util.List;

/// Lines at the bottom of the terminal that are drawn anew again and again, with text that stays above them.
///
/// The cursor rests below the block. The lines of a picture must be narrower than the terminal and fewer than its rows.
final class LiveBlock {

    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String ERASE_BELOW = "\u001b[J";
    private static final String ERASE_TO_END = "\u001b[K";

    private final Output out;
    private int height;
    private boolean hidden;

    LiveBlock(Output out) {
        this.out = out;
    }

    /// Replaces the picture, in one write so that nothing flickers.
    void show(List<String> lines) {
        show("", lines);
    }

    /// Prints lines that stay, without the last one's end, and the picture below them.
    void print(String text, List<String> lines) {
        show(text.replace("\r\n", ERASE_TO_END + "\r\n") + ERASE_TO_END + "\r\n", lines);
    }

    private void show(String above, List<String> lines) {
        var text = new StringBuilder();
        if (!hidden) {
            text.append(HIDE_CURSOR);
            hidden = true;
        }
        text.append(home()).append(above);
        lines.forEach(line -> text.append(line).append(ERASE_TO_END).append("\r\n"));
        out.print(text.append(ERASE_BELOW).toString());
        height = lines.size();
    }

    /// Takes the picture away for good and gives the cursor back.
    void close() {
        if (hidden) {
            out.print(home() + ERASE_BELOW + SHOW_CURSOR);
            height = 0;
            hidden = false;
        }
    }

    private String home() {
        return height == 0 ? "\r" : "\r\u001b[" + height + "A";
    }
}
