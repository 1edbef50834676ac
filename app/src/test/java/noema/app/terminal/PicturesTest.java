package noema.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import noema.model.trace.TraceEvent;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    -, -, -, INDEXED
                    -, truecolor, -, TRUE
                    -, 24bit, xterm-256color, TRUE
                    1, truecolor, xterm, NONE
                    '', truecolor, xterm, TRUE
                    -, truecolor, dumb, NONE
                    """)
    void theEnvironmentDecidesOnColours(
            String noColor, String colorTerm, String term, Colours expected) {
        var environment = new java.util.HashMap<String, String>();
        putIfGiven(environment, "NO_COLOR", noColor);
        putIfGiven(environment, "COLORTERM", colorTerm);
        putIfGiven(environment, "TERM", term);
        assertThat(Colours.of(environment)).isEqualTo(expected);
    }

    private static void putIfGiven(
            Map<String, String> environment,
            String name,
            @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            environment.put(name, value);
        }
    }

    @Test
    void everyNumberOfAConceptIsACell() {
        float[] values = {-3, 0, 3, 0, 0, 0, 3, 3, 3, -3, -3, -3};
        List<AttributedString> lines = ConceptPicture.draw(values, 4, 80, 4, Colours.TRUE);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().toString()).isEqualTo("▀▀▀");
        assertThat(Colours.TRUE.render(lines.getFirst()))
                .contains("38;2;38;104;214", "38;2;226;118;26", "48;2;138;138;138");
        assertThat(Colours.INDEXED.render(lines.getFirst()))
                .contains("38;5;")
                .doesNotContain("38;2");
    }

    @Test
    void withoutColoursShadesAreDrawn() {
        float[] values = {-3, 0, 3, -3, 0, 3};
        assertThat(ConceptPicture.draw(values, 2, 80, 4, Colours.NONE).getFirst())
                .hasToString(" ▒█");
    }

    @Test
    void averagesKeepTheStrengthOfNoise() {
        assertThat(ConceptPicture.shrink(new float[] {2, 2, 2, 2}, 2, 1, 1)[0][0]).isEqualTo(4);
    }

    @Test
    void openPlacesAreDotsAndTokensColoured() {
        var frame =
                new TraceEvent.TokenFrame(
                        0,
                        1,
                        2,
                        new int[] {5, 1, 6},
                        new int[] {1, 0, 1},
                        new float[] {0, 0.5f, 1},
                        new float[3],
                        new int[3][0],
                        new float[3][0]);
        AttributedString line = CanvasPicture.draw(frame, id -> id == 5 ? " cat" : "\u001b");
        assertThat(line).hasToString(" cat ·\uFFFD");
        assertThat(Colours.TRUE.render(line)).contains("38;2;196;98;16", "38;2;24;132;72");
        assertThat(CanvasPicture.open(3)).hasToString(" · · ·");
        assertThat(CanvasPicture.wrap(CanvasPicture.open(9), 4, 3)).hasSize(3);
    }

    @Test
    void controlCharactersAreNotPrinted() {
        assertThat(Words.printable("a\u001b[31m\nb\u0000\u2028\uD800c"))
                .isEqualTo("a\uFFFD[31m\uFFFDb\uFFFD\uFFFD\uFFFDc");
        assertThat(Words.printable("ñ 日本 🐈")).isEqualTo("ñ 日本 🐈");
    }
}
