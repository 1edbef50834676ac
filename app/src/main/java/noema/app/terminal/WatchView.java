package noema.app.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import noema.model.trace.TraceEvent;
import noema.model.trace.TraceListener;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// The live view of a generation in the terminal: the noise falling, the thought settling, the words appearing.
///
/// Everything happens on the compute thread, which is held up so that every picture can be seen.
public final class WatchView implements TraceListener, AutoCloseable {

    private static final int FEWEST_COLUMNS = 20;
    private static final int LONGEST_BAR = 32;
    private static final int NOISE = 0x7A7A7A;
    private static final String THINKING = "thinking  ";
    private static final String SPEAKING = "speaking  ";
    private static final String REMINDED = "reminded of  ";
    private static final int MOST_CONCEPT_LINES = 4;
    private static final String INDENT = "  ";

    private final Terminal terminal;
    private final IntFunction<String> piece;
    private final int slots;
    private final Pace pace;
    private final LiveBlock block;
    private final StoryPrinter story;
    private final SortedMap<Integer, AttributedString> canvases = new TreeMap<>();
    private AttributedString head = AttributedString.EMPTY;
    private float[] concept = new float[0];
    private int sentence = -1;
    private int candidate;

    /// A view of runs of one model.
    ///
    /// @param piece text of a token, with its leading space
    /// @param slots slots of a concept
    /// @param pace  how long a picture stays
    public WatchView(
            Output out, Terminal terminal, IntFunction<String> piece, int slots, Pace pace) {
        this.terminal = terminal;
        this.piece = piece;
        this.slots = slots;
        this.pace = pace;
        this.block = new LiveBlock(out);
        this.story = new StoryPrinter(out, terminal);
    }

    @Override
    public void happened(TraceEvent event) {
        switch (event) {
            case TraceEvent.RunStarted e -> start(e);
            case TraceEvent.ThoughtStep e when isShown(e) -> {
                concept = e.noisy();
                head = thinking(e);
                draw();
            }
            case TraceEvent.ThoughtRecalled e -> {
                head = reminded(e);
                draw();
            }
            case TraceEvent.ThoughtSettled e -> concept = e.concept();
            case TraceEvent.LengthChosen e -> {
                canvases.put(e.sentence(), CanvasPicture.open(e.tokens()));
                draw();
            }
            case TraceEvent.TokenFrame e -> {
                canvases.put(e.sentence(), CanvasPicture.draw(e, piece));
                head = speaking(e);
                if (e.sentence() == canvases.lastKey()) {
                    draw();
                }
            }
            case TraceEvent.SentenceSettled e -> {
                canvases.remove(e.sentence());
                block.print(story.paragraph(e.text(), AttributedStyle.DEFAULT), lines());
            }
            case TraceEvent.RunEnded _ -> close();
            default -> {}
        }
    }

    private void start(TraceEvent.RunStarted e) {
        if (!e.prompt().isEmpty()) {
            String prompt = String.join(" ", e.prompt());
            block.print(story.paragraph(prompt, AttributedStyle.DEFAULT.faint()), List.of());
        }
    }

    /// Of thoughts side by side the first one is shown, whatever its number.
    private boolean isShown(TraceEvent.ThoughtStep e) {
        if (e.sentence() != sentence) {
            sentence = e.sentence();
            candidate = e.candidate();
        }
        return e.candidate() == candidate;
    }

    private AttributedString thinking(TraceEvent.ThoughtStep e) {
        String figures =
                String.format(
                        Locale.ROOT, "%s  noise %.2f  ", count(e.step(), e.steps()), e.level());
        int bar = Math.clamp(columns() - THINKING.length() - figures.length(), 0, LONGEST_BAR);
        int filled = (int) Math.round(e.level() * bar);
        return new AttributedStringBuilder()
                .append(THINKING, AttributedStyle.BOLD)
                .append(figures)
                .append("█".repeat(filled), AttributedStyle.DEFAULT.foregroundRgb(NOISE))
                .append("░".repeat(bar - filled), AttributedStyle.DEFAULT.faint())
                .toAttributedString();
    }

    private static AttributedString reminded(TraceEvent.ThoughtRecalled e) {
        return new AttributedStringBuilder()
                .append(REMINDED, AttributedStyle.BOLD)
                .append(e.text(), AttributedStyle.DEFAULT.faint())
                .toAttributedString();
    }

    private static AttributedString speaking(TraceEvent.TokenFrame e) {
        return new AttributedStringBuilder()
                .append(SPEAKING, AttributedStyle.BOLD)
                .append(count(e.step(), e.steps()))
                .toAttributedString();
    }

    /// Of one width for all steps, so that nothing behind it moves.
    private static String count(int step, int steps) {
        String most = Integer.toString(steps);
        return " ".repeat(most.length() - Integer.toString(step).length()) + step + "/" + most;
    }

    private void draw() {
        block.show(lines());
        pace.hold();
    }

    private List<String> lines() {
        return picture().stream().map(terminal.colours()::render).toList();
    }

    /// The picture as it is now, narrower than the terminal and lower than it is high.
    List<AttributedString> picture() {
        int columns = columns();
        int room = Math.max(2, terminal.rows() - 2);
        var lines = new ArrayList<AttributedString>();
        lines.add(fit(head, columns));
        int conceptLines = Math.min(MOST_CONCEPT_LINES, room / 3);
        if (concept.length > 0 && conceptLines > 0) {
            int across = columns - INDENT.length();
            ConceptPicture.draw(concept, slots, across, conceptLines, terminal.colours())
                    .forEach(line -> lines.add(indented(line)));
        }
        for (AttributedString canvas : canvases.values()) {
            for (AttributedString line :
                    CanvasPicture.wrap(canvas, columns - INDENT.length(), room)) {
                if (lines.size() < room) {
                    lines.add(indented(line));
                }
            }
        }
        return lines;
    }

    private int columns() {
        return Math.max(FEWEST_COLUMNS, terminal.columns()) - 1;
    }

    private static AttributedString fit(AttributedString line, int columns) {
        return line.columnLength() <= columns ? line : line.columnSubSequence(0, columns);
    }

    private static AttributedString indented(AttributedString line) {
        return new AttributedStringBuilder().append(INDENT).append(line).toAttributedString();
    }

    @Override
    public void close() {
        block.close();
    }
}
