package noema.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import noema.app.recipe.CommandText;
import noema.app.recipe.CommandText.Shell;
import noema.app.terminal.Output;
import noema.app.terminal.Terminal;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSettings;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.TraceFile;
import noema.model.trace.Way;
import noema.model.trace.WordSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// A copied command makes the recipe it was copied from.
class CommandTextTest {

    private static final ConceptSettings CONCEPT = ConceptSettings.DEFAULT;
    private static final TokenSettings TOKENS = TokenSettings.DEFAULT;

    @TempDir Path folder;

    private static CommandText of(Recipe recipe, Shell shell) {
        return CommandText.of(recipe, shell, edit -> Optional.empty());
    }

    @Provide
    Arbitrary<String> prompts() {
        Arbitrary<String> signs =
                Arbitraries.strings()
                        .withChars(" abZ09-@'\"\\$`!%^&|<>();*?#~=\n\t{}[]")
                        .ofMaxLength(12);
        Arbitrary<String> whole =
                Arbitraries.of(
                        "",
                        "-",
                        "--",
                        "--seed",
                        "-h",
                        "--help 1",
                        "@file",
                        "@@file",
                        "it's",
                        "\"said\"",
                        "a\\",
                        "a\\\\\"",
                        "100% of %PATH%",
                        "🐈 ñ",
                        "a\r\nb",
                        "''",
                        "generate");
        return Arbitraries.oneOf(signs, whole, Arbitraries.strings().ofMaxLength(8));
    }

    @Provide
    Arbitrary<Recipe> recipes() {
        var concept =
                Combinators.combine(
                                Arbitraries.integers().between(1, 200),
                                doubles(0, 20),
                                doubles(0, 1),
                                doubles(0.1, 2),
                                doubles(0, 1),
                                doubles(0, 0.9),
                                Arbitraries.integers().between(1, 64),
                                Arbitraries.integers().between(1, 200))
                        .as(ConceptSettings::new);
        var tokens =
                Combinators.combine(
                                Arbitraries.integers().between(1, 200),
                                doubles(0, 10),
                                doubles(0, 3),
                                Arbitraries.of(TokenOrder.class),
                                doubles(0.01, 1),
                                Arbitraries.integers().between(0, 20),
                                Arbitraries.integers().between(1, 32))
                        .as(TokenSettings::new);
        var words =
                Combinators.combine(
                                doubles(0, 3),
                                doubles(0.01, 1),
                                Arbitraries.integers().between(1, 512),
                                doubles(1, 64),
                                Arbitraries.of(TokenOrder.class),
                                doubles(0, 3),
                                doubles(0, 10))
                        .as((temperature, topP, block, pace, order, canvas, guidance) ->
                                new WordSettings(
                                        new WordSettings.Sequential(temperature, topP),
                                        new WordSettings.Canvas(
                                                block, pace, order, canvas, guidance)));
        var plain =
                Combinators.combine(
                                prompts(),
                                Arbitraries.integers().between(1, 200),
                                Arbitraries.longs(),
                                Arbitraries.of(true, false),
                                Arbitraries.oneOf(Arbitraries.just(CONCEPT), concept),
                                Arbitraries.oneOf(Arbitraries.just(TOKENS), tokens))
                        .as((prompt, sentences, seed, aloud, thinking, speaking) ->
                                new Recipe(prompt, sentences, seed, aloud, thinking, speaking));
        return Combinators.combine(
                        plain,
                        Arbitraries.of(Way.class),
                        Arbitraries.oneOf(Arbitraries.just(WordSettings.DEFAULT), words))
                .as((recipe, way, writing) -> recipe.withWay(way).with(writing));
    }

    private static Arbitrary<Double> doubles(double low, double high) {
        return Arbitraries.doubles().between(low, high).ofScale(6);
    }

    @Property(tries = 300)
    void forPosixShells(@ForAll("recipes") Recipe recipe) {
        CommandText text = of(recipe, Shell.POSIX);
        Recipe read = parse(posix(text.line()));
        assertThat(text.complete()).isEqualTo(read.equals(recipe));
        assertThat(of(read, Shell.POSIX).complete() || recipe.prompt().contains("-")).isTrue();
        assertThat(read.concept()).isEqualTo(recipe.concept());
        assertThat(read.tokens()).isEqualTo(recipe.tokens());
        assertThat(read.words()).isEqualTo(recipe.words());
        assertThat(read.way()).isEqualTo(recipe.way());
        assertThat(read.seed()).isEqualTo(recipe.seed());
    }

    @Property(tries = 300)
    void forWindows(@ForAll("recipes") Recipe recipe) {
        CommandText text = of(recipe, Shell.WINDOWS);
        assertThat(text.line()).doesNotContain("\n", "\r", "\0");
        assertThat(outsideQuotes(text.line())).doesNotContainPattern("[&|<>^()%!@]");
        Recipe read = parse(windows(text.line()));
        if (text.complete()) {
            assertThat(read).isEqualTo(recipe);
        }
        assertThat(read.withEdits(List.of()).concept()).isEqualTo(recipe.concept());
        assertThat(read.tokens()).isEqualTo(recipe.tokens());
        assertThat(read.seed()).isEqualTo(recipe.seed());
    }

    /// What picocli makes of the line's arguments.
    private static Recipe parse(List<String> words) {
        assertThat(words.subList(0, 2)).containsExactly("noema", "generate");
        var surroundings =
                new Surroundings(
                        new ByteArrayInputStream(new byte[0]),
                        new Output(new ByteArrayOutputStream(), StandardCharsets.UTF_8),
                        new Output(new ByteArrayOutputStream(), StandardCharsets.UTF_8),
                        Terminal.none(),
                        Map.of(),
                        Path.of(""),
                        Path.of("log"),
                        () -> false);
        CommandLine line =
                new CommandLine(new GenerateCommand(surroundings))
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExpandAtFiles(false);
        line.parseArgs(words.subList(2, words.size()).toArray(String[]::new));
        CommandSpec spec = line.getCommandSpec();
        List<String> prompt = spec.positionalParameters().getFirst().getValue();
        assertThat(prompt).hasSize(1).isNotEqualTo(List.of("-"));
        return new Recipe(
                prompt.getFirst(),
                value(spec, "--sentences"),
                CommandTextTest.<Long>value(spec, "--seed"),
                value(spec, "--level"),
                !CommandTextTest.<Boolean>value(spec, "--silent"),
                new ConceptSettings(
                        value(spec, "--concept-steps"),
                        value(spec, "--concept-guidance"),
                        value(spec, "--rescale"),
                        value(spec, "--initial-noise"),
                        value(spec, "--eta"),
                        value(spec, "--handover"),
                        value(spec, "--best-of"),
                        value(spec, "--breath"),
                        value(spec, "--memory")),
                new TokenSettings(
                        value(spec, "--token-steps"),
                        value(spec, "--token-guidance"),
                        value(spec, "--temperature"),
                        value(spec, "--order"),
                        value(spec, "--threshold"),
                        value(spec, "--remask"),
                        value(spec, "--wordings")),
                new WordSettings(
                        new WordSettings.Sequential(
                                value(spec, "--ar-temperature"), value(spec, "--top-p")),
                        new WordSettings.Canvas(
                                value(spec, "--block"),
                                value(spec, "--tokens-per-step"),
                                value(spec, "--canvas-order"),
                                value(spec, "--canvas-temperature"),
                                value(spec, "--prompt-guidance"))),
                List.of());
    }

    private static <T> T value(CommandSpec spec, String option) {
        return spec.findOption(option).getValue();
    }

    /// Words of a line as POSIX has them (XCU 2.2), for what stands in single quotes, after a backslash or plain.
    private static List<String> posix(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (quoted) {
                word.append(c);
            } else if (c == '\\') {
                word.append(line.charAt(++i));
            } else if (c == ' ') {
                words.add(word.toString());
                word.setLength(0);
            } else {
                assertThat(String.valueOf(c)).matches("[A-Za-z0-9_./:+,=-]");
                word.append(c);
            }
        }
        assertThat(quoted).isFalse();
        words.add(word.toString());
        return words;
    }

    /// Words of a line as the launcher of Java on Windows has them: backslashes count before a quote only, and two quotes are one
    /// inside a quotation.
    private static List<String> windows(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean quoted = false;
        int slashes = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                slashes++;
                continue;
            }
            word.repeat('\\', c == '"' ? slashes / 2 : slashes);
            boolean escaped = c == '"' && slashes % 2 == 1;
            slashes = 0;
            if (escaped) {
                word.append(c);
            } else if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                word.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ' ' && !quoted) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        assertThat(quoted).isFalse();
        words.add(word.repeat('\\', slashes).toString());
        return words;
    }

    /// What cmd.exe takes for its own: every quote switches, whatever stands before it.
    private static String outsideQuotes(String line) {
        var outside = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            quoted ^= c == '"';
            if (!quoted) {
                outside.append(c);
            }
        }
        return outside.toString();
    }

    @Test
    void onlyWhatDiffersIsSaid() {
        assertThat(of(Recipe.of("Tom had a ball.", 42), Shell.POSIX))
                .isEqualTo(new CommandText("noema generate --seed 42 'Tom had a ball.'", true));
        var recipe =
                new Recipe(
                        "-5% \"off\"",
                        2,
                        -7,
                        false,
                        new ConceptSettings(
                                CONCEPT.steps(),
                                2,
                                CONCEPT.rescale(),
                                CONCEPT.initialNoise(),
                                CONCEPT.eta(),
                                CONCEPT.handover(),
                                CONCEPT.candidates(),
                                CONCEPT.breath(),
                                CONCEPT.memory()),
                        TokenSettings.DEFAULT.withTemperature(0.5).withOrder(TokenOrder.RANDOM));
        String options =
                "noema generate --sentences 2 --seed -7 --silent --concept-guidance 2.0 --temperature 0.5 --order random -- ";
        assertThat(of(recipe, Shell.POSIX).line()).isEqualTo(options + "'-5% \"off\"'");
        assertThat(of(recipe, Shell.WINDOWS))
                .isEqualTo(new CommandText(options + "\"-5% \"\"off\"\"\"", true));
    }

    @Test
    void editsAreSaidWhereTheyCanBe() {
        Recipe recipe =
                Recipe.of("Hi", 1)
                        .withEdits(List.of(new Edit.Candidate(0, 3), new Edit.Word(1, 2, 9)));
        CommandText said =
                CommandText.of(recipe, Shell.POSIX, edit -> Optional.of(edit.sentence() + " x"));
        assertThat(said)
                .isEqualTo(
                        new CommandText(
                                "noema generate --seed 1 --edit '0 x' --edit '1 x' Hi", true));
        CommandText half =
                CommandText.of(
                        recipe.withEdits(
                                List.of(
                                        new Edit.Candidate(0, 3),
                                        new Edit.Thought(1, new float[4]))),
                        Shell.POSIX,
                        edit -> edit instanceof Edit.Thought ? Optional.empty() : Optional.of("y"));
        assertThat(half).isEqualTo(new CommandText("noema generate --seed 1 --edit y Hi", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "a\0b", "a\ud800"})
    void whatNoCommandCanCarryIsNotPromised(String prompt) {
        assertThat(of(Recipe.of(prompt, 1), Shell.POSIX).complete()).isFalse();
        assertThat(of(Recipe.of(prompt, 1), Shell.WINDOWS).complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "%PATH%", "ñ"})
    void whatWindowsMayChangeIsNotPromisedThere(String prompt) {
        assertThat(of(Recipe.of(prompt, 1), Shell.POSIX).complete()).isTrue();
        assertThat(of(Recipe.of(prompt, 1), Shell.WINDOWS).complete()).isFalse();
    }

    @Test
    void aRealShellReadsItTheSame() throws IOException, InterruptedException {
        Path sh = Path.of("/bin/sh");
        assumeThat(Files.isExecutable(sh)).isTrue();
        String prompt = "It's \"$HOME\" `id` $(id) \\ \\\\' 🐈 !1 *? ~\n\tend\\";
        CommandText text = of(Recipe.of(prompt, 3), Shell.POSIX);
        Process process = new ProcessBuilder(sh.toString()).redirectErrorStream(true).start();
        try (var out = process.getOutputStream()) {
            String script = "noema() { printf '%s\\0' \"$@\"; }\n" + text.line() + "\n";
            out.write(script.getBytes(StandardCharsets.UTF_8));
        }
        String read = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(read.split("\0")).containsExactly("generate", "--seed", "3", prompt);
    }

    @Test
    void theCommandItselfMakesTheRecipe() {
        var recipe =
                new Recipe(
                        "- \"Ann's\" dog\nran.",
                        1,
                        -99,
                        false,
                        new ConceptSettings(2, 1, 0.25, 0.9, 0.5, 0.2, 2),
                        new TokenSettings(2, 0.5, 0.7, TokenOrder.ENTROPY, 1, 0));
        Path trace = folder.resolve("run.json");
        var words = new ArrayList<>(posix(of(recipe, Shell.POSIX).line()));
        words.addAll(2, List.of("--model", TinyModel.path(), "--trace", trace.toString()));
        noema.app.cli.Shell.Result result =
                noema.app.cli.Shell.atHome()
                        .run(words.subList(1, words.size()).toArray(String[]::new));
        assertThat(result.err()).contains("seed -99");
        assertThat(TraceFile.read(trace).recipe()).isEqualTo(recipe);
    }
}
