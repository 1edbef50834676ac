package noema.app.terminal;

import noema.model.trace.TraceEvent;
import noema.model.trace.TraceListener;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/// Prints a story while it is told, each sentence as soon as it is settled.
///
/// On a terminal it is a paragraph after the faint prompt, broken between words. Elsewhere every sentence is a line,
/// without the prompt.
public final class StoryPrinter implements TraceListener {

    private static final int WIDEST = 100;

    private final Output out;
    private final Terminal terminal;
    private final int width;
    private int column;

    /// A printer to standard output.
    public StoryPrinter(Output out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
        this.width = Math.min(WIDEST, terminal.columns() - 1);
    }

    @Override
    public void happened(TraceEvent event) {
        switch (event) {
            case TraceEvent.RunStarted e when terminal.out() ->
                    e.prompt().forEach(s -> flow(s, AttributedStyle.DEFAULT.faint()));
            case TraceEvent.SentenceSettled e when terminal.out() ->
                    flow(e.text(), AttributedStyle.DEFAULT);
            case TraceEvent.SentenceSettled e -> out.println(Words.printable(e.text()));
            case TraceEvent.RunEnded _ when column > 0 -> {
                out.println("");
                column = 0;
            }
            default -> {}
        }
    }

    private void flow(String sentence, AttributedStyle style) {
        out.print(flowing(sentence, style));
    }

    /// Lays out a text as lines of their own, without the last line's end.
    String paragraph(String text, AttributedStyle style) {
        column = 0;
        String paragraph = flowing(text, style);
        column = 0;
        return paragraph;
    }

    private String flowing(String sentence, AttributedStyle style) {
        var text = new StringBuilder();
        for (String word : Words.printable(sentence).split(" ")) {
            if (word.isEmpty()) {
                continue;
            }
            int columns = Words.columns(word);
            if (column > 0 && column + 1 + columns > width) {
                text.append("\r\n");
                column = 0;
            } else if (column > 0) {
                text.append(' ');
                column++;
            }
            text.append(terminal.colours().render(new AttributedString(word, style)));
            column += columns;
        }
        return text.toString();
    }
}
