package noema.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generate",
                "verify",
                "encode",
                "decode",
                "nearest",
                "between",
                "compare",
                "grid",
                "map",
                "train",
                "evaluate",
                "bench",
                "samples",
                "info"
            })
    void everyCommandExplainsItself(String command) {
        Shell.Result help = Shell.atHome().run(command, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .startsWith("Usage: noema " + command)
                .contains("--help")
                .doesNotContain("\u001b", "${");
        assertThat(Shell.atHome().run("--help").out()).contains("\n  " + command);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void noemaAloneWithoutADisplayNamesTheCommandLine() {
        Shell.Result alone;
        // The tests' JVM is told to paint without a screen, so only the machine's environment
        // decides here.
        String platform = System.getProperty("glass.platform", "");
        System.clearProperty("glass.platform");
        try {
            alone = Shell.atHome().run();
        } finally {
            System.setProperty("glass.platform", platform);
        }
        assertThat(alone.code()).isEqualTo(1);
        assertThat(alone.out()).isEmpty();
        assertThat(alone.err())
                .isEqualTo(
                        "noema: There is no display to open a window on; use the command line instead, for example: noema generate --watch \"Tom had a red ball.\""
                                + System.lineSeparator());
    }

    @Test
    void helpSaysHowToStart() {
        assertThat(Shell.atHome().run("--help").out())
                .startsWith("Usage: noema")
                .contains("noema generate", "--session", "--screenshot");
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(Shell.atHome().run("--version").out()).matches("noema \\d+\\.\\d+\\.\\d+\\R");
    }

    @Test
    void everyOptionOfGenerateIsThere() {
        String help = Shell.atHome().run("generate", "--help").out();
        assertThat(help)
                .contains("--sentences", "--seed", "--silent", "--watch", "--speed", "--json")
                .contains(
                        "--trace",
                        "--edit",
                        "--recipe",
                        "--concept-steps",
                        "--concept-guidance",
                        "--handover")
                .contains("--token-steps", "--token-guidance", "--temperature", "--order")
                .contains("--best-of", "--model", "--precision", "--threads");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    generat        | There is no use for 'generat'. Did you mean generate? Try noema --help.
                    generate --temprature | There is no option '--temprature'. Did you mean --temperature? Try noema generate --help.
                    info extra     | There is no use for 'extra'. Try noema info --help.
                    encode         | Missing required parameter: 'FILE'. Try noema encode --help.
                    train          | Missing required options: '--corpus=PATH', '--out=DIR'. Try noema train --help.
                    """)
    void mistakesInTypingGetOneSentence(String line, String sentence) {
        Shell.Result result = Shell.atHome().run(line.split(" "));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("noema: " + sentence + System.lineSeparator());
    }
}
