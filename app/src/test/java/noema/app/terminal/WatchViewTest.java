package noema.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import noema.model.trace.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchViewTest {

    private static final int SLOTS = 4;
    private static final float[] CONCEPT = new float[SLOTS * 16];

    private static WatchView view(Screen screen, Colours colours) {
        return new WatchView(
                screen.output(),
                screen.terminal(colours),
                id -> " w" + id,
                SLOTS,
                new Pace(0, () -> false));
    }

    private static TraceEvent step(int sentence, int step, double level) {
        return step(sentence, 0, step, level);
    }

    private static TraceEvent step(int sentence, int candidate, int step, double level) {
        return new TraceEvent.ThoughtStep(
                sentence, candidate, step, 4, level, CONCEPT, CONCEPT, CONCEPT, CONCEPT);
    }

    private static TraceEvent thought(int sentence) {
        return new TraceEvent.ThoughtSettled(
                sentence, CONCEPT, CONCEPT, 0.1, 0, 0, new int[0], new double[0], 0.01);
    }

    private static TraceEvent frame(int sentence, int... ids) {
        int n = ids.length;
        return new TraceEvent.TokenFrame(
                sentence,
                1,
                6,
                ids,
                new int[n],
                new float[n],
                new float[n],
                new int[n][0],
                new float[n][0]);
    }

    private static TraceEvent settled(int sentence, String text) {
        return new TraceEvent.SentenceSettled(sentence, text, new int[] {9}, CONCEPT, 1, 0.01);
    }

    @Test
    void aSentenceGoesFromNoiseToWords() {
        var screen = new Screen(60, 24);
        WatchView view = view(screen, Colours.TRUE);
        view.happened(new TraceEvent.RunStarted(List.of("Hi there."), List.of(CONCEPT)));
        assertThat(screen.lines()).containsExactly("Hi there.", "");

        view.happened(step(0, 1, 0.5));
        assertThat(screen.lines().get(1)).startsWith("thinking  1/4  noise 0.50  ████");
        assertThat(screen.lines().get(1)).contains("░░░░");
        assertThat(screen.lines().subList(2, 4)).allMatch(line -> line.contains("▀".repeat(16)));
        assertThat(screen.isCursorHidden()).isTrue();
        assertThat(screen.isColoured()).isTrue();

        view.happened(thought(0));
        view.happened(new TraceEvent.LengthChosen(0, 3, 0.9));
        assertThat(screen.lines().get(4)).isEqualTo("   · · ·");

        view.happened(frame(0, 7, 1, 8));
        assertThat(screen.lines().get(1)).isEqualTo("speaking  1/6");
        assertThat(screen.lines().get(4)).isEqualTo("   w7 · w8");

        view.happened(settled(0, "w7 w9 w8"));
        assertThat(screen.lines().subList(0, 2)).containsExactly("Hi there.", "w7 w9 w8");

        view.happened(new TraceEvent.RunEnded(TraceEvent.End.COMPLETE, 1, 4, 1));
        assertThat(screen.lines()).containsExactly("Hi there.", "w7 w9 w8", "");
        assertThat(screen.isCursorHidden()).isFalse();
    }

    @Test
    void silentThoughtsAreSpokenTogether() {
        var screen = new Screen(60, 24);
        WatchView view = view(screen, Colours.INDEXED);
        view.happened(new TraceEvent.RunStarted(List.of(), List.of()));
        for (int i = 0; i < 3; i++) {
            view.happened(step(i, 4, 0.1));
            view.happened(thought(i));
        }
        for (int i = 0; i < 3; i++) {
            view.happened(new TraceEvent.LengthChosen(i, 2, 0.9));
        }
        for (int i = 0; i < 3; i++) {
            view.happened(frame(i, 10 + i, 1));
        }
        assertThat(screen.lines()).contains("   w10 ·", "   w11 ·", "   w12 ·");
        for (int i = 0; i < 3; i++) {
            view.happened(settled(i, "sentence " + i));
        }
        view.happened(new TraceEvent.RunEnded(TraceEvent.End.COMPLETE, 1, 12, 1));
        assertThat(screen.lines()).containsExactly("sentence 0", "sentence 1", "sentence 2", "");
    }

    @Test
    void ofSeveralThoughtsTheFirstIsShownWhateverItsNumber() {
        var screen = new Screen(60, 24);
        WatchView view = view(screen, Colours.NONE);
        view.happened(new TraceEvent.RunStarted(List.of(), List.of()));
        view.happened(step(0, 0, 1, 0.5));
        view.happened(step(0, 1, 1, 0.7));
        assertThat(screen.lines().getFirst()).contains("noise 0.50");
        view.happened(thought(0));
        view.happened(settled(0, "one"));
        view.happened(step(1, 7, 2, 0.3));
        assertThat(screen.lines()).anyMatch(line -> line.contains("2/4  noise 0.30"));
    }

    @ParameterizedTest
    @CsvSource({"20, 6", "30, 10", "5, 4", "200, 60"})
    void anyWindowWillDo(int columns, int rows) {
        var screen = new Screen(Math.max(20, columns), rows);
        WatchView view = view(screen, Colours.NONE);
        String sentence = "a sentence of some words that has to be broken in most of the windows";
        view.happened(new TraceEvent.RunStarted(List.of(sentence), List.of(CONCEPT)));
        for (int i = 0; i < 4; i++) {
            view.happened(step(i, 1, 1));
            view.happened(thought(i));
            view.happened(new TraceEvent.LengthChosen(i, 40, 0.9));
            view.happened(frame(i, new int[40]));
            assertThat(view.picture()).hasSizeLessThan(Math.max(3, rows));
            view.happened(settled(i, sentence));
        }
        view.close();
        assertThat(screen.isColoured()).isFalse();
        assertThat(screen.isCursorHidden()).isFalse();
        assertThat(String.join(" ", screen.lines()).strip().replaceAll(" +", " "))
                .isEqualTo(String.join(" ", java.util.Collections.nCopies(5, sentence)));
    }

    @Test
    void closingWithoutAPictureLeavesTheTerminalAlone() {
        var screen = new Screen(60, 24);
        view(screen, Colours.TRUE).close();
        assertThat(screen.lines()).containsExactly("");
    }
}
