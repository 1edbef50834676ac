package noema.app.terminal;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.terminal.Size;

/// A terminal that understands as much as the live view uses, to see what a user would see.
final class Screen {

    private static final Pattern CODE = Pattern.compile("\u001b\\[([?0-9;]*)([A-Za-z])");

    private final int columns;
    private final int rows;
    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;
    private boolean cursorHidden;
    private boolean coloured;

    Screen(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    Terminal terminal(Colours colours) {
        return new Terminal(true, true, colours, () -> new Size(columns, rows));
    }

    /// An output whose every write is a whole picture.
    Output output() {
        return new Output(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public void write(byte[] bytes) {
                        show(new String(bytes, StandardCharsets.UTF_8));
                    }
                },
                StandardCharsets.UTF_8);
    }

    private void show(String text) {
        int i = 0;
        Matcher code = CODE.matcher(text);
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\u001b') {
                if (!code.find(i) || code.start() != i) {
                    throw new IllegalStateException("unknown code at " + text.substring(i));
                }
                obey(code.group(1), code.group(2).charAt(0));
                i = code.end();
                continue;
            }
            switch (c) {
                case '\r' -> column = 0;
                case '\n' -> newLine();
                default -> put(c);
            }
            i++;
        }
    }

    private void put(char c) {
        if (column == columns) {
            column = 0;
            newLine();
        }
        StringBuilder line = lines.get(row);
        while (line.length() <= column) {
            line.append(' ');
        }
        line.setCharAt(column++, c);
    }

    private void newLine() {
        row++;
        if (row == lines.size()) {
            lines.add(new StringBuilder());
        }
    }

    private void obey(String argument, char code) {
        switch (code) {
            case 'A' -> {
                row -= Integer.parseInt(argument);
                // What has scrolled out of the window cannot be reached any more.
                if (row < Math.max(0, lines.size() - rows)) {
                    throw new IllegalStateException("the cursor left the window");
                }
            }
            case 'K' -> lines.get(row).setLength(Math.min(column, lines.get(row).length()));
            case 'J' -> {
                lines.get(row).setLength(Math.min(column, lines.get(row).length()));
                while (lines.size() > row + 1) {
                    lines.removeLast();
                }
            }
            case 'l' -> cursorHidden = true;
            case 'h' -> cursorHidden = false;
            case 'm' -> coloured = true;
            default -> throw new IllegalStateException("unknown code " + code);
        }
    }

    /// Everything that was printed and not erased, without the spaces behind lines.
    List<String> lines() {
        return lines.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    boolean isCursorHidden() {
        return cursorHidden;
    }

    boolean isColoured() {
        return coloured;
    }
}
