package noema.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import noema.app.recipe.SamplePrompts;
import noema.app.terminal.Colours;
import noema.app.terminal.Terminal;
import noema.model.trace.Edit;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.TraceFile;
import org.jline.terminal.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateCommandTest {

    private static final String PROMPT = "Tom had a red ball. He threw it.";
    private static final Terminal WINDOW =
            new Terminal(true, true, Colours.TRUE, () -> new Size(60, 24));

    @TempDir Path folder;

    private static Shell.Result generate(String... more) {
        return generate(Shell.atHome(), more);
    }

    private static Shell.Result generate(Shell shell, String... more) {
        var args = new ArrayList<>(List.of("generate", "--model", TinyModel.path()));
        args.addAll(List.of("--concept-steps", "2", "--precision", "fp32"));
        args.addAll(List.of(more));
        return shell.run(args.toArray(String[]::new));
    }

    @Test
    void everySentenceIsALineInAPipe() {
        Shell.Result story = generate(PROMPT, "--sentences", "3", "--seed", "5");
        assertThat(story.code()).isZero();
        assertThat(story.out().lines()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
        assertThat(story.out()).doesNotContain("\u001b", "Tom had");
        assertThat(story.err()).isEqualTo("seed 5" + System.lineSeparator());
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        String first = generate(PROMPT, "--sentences", "3", "--seed", "5").out();
        assertThat(generate(PROMPT, "--sentences", "3", "--seed", "5").out()).isEqualTo(first);
        assertThat(generate(PROMPT, "--sentences", "3", "--seed", "6").out()).isNotEqualTo(first);
    }

    @Test
    void withoutASeedEveryStoryIsAnotherAndItsSeedIsTold() {
        Shell.Result story = generate(PROMPT, "--sentences", "2");
        String seed = story.err().strip().replace("seed ", "");
        assertThat(seed).matches("\\d+");
        assertThat(generate(PROMPT, "--sentences", "2", "--seed", seed).out())
                .isEqualTo(story.out());
    }

    @Test
    void jsonHasExactlyThePromisedKeys() throws IOException {
        Shell.Result result =
                generate(
                        PROMPT,
                        "--json",
                        "--seed",
                        "7",
                        "--sentences",
                        "2",
                        "--temperature",
                        "1",
                        "--memory",
                        "0.5");
        JsonNode json = new ObjectMapper().readTree(result.out());
        assertThat(result.err()).isEmpty();
        assertThat(keys(json))
                .containsExactly(
                        "text",
                        "sentences",
                        "prompt",
                        "seed",
                        "settings",
                        "concept_evaluations",
                        "token_evaluations",
                        "seconds",
                        "end",
                        "model",
                        "device");
        JsonNode sentence = json.get("sentences").get(0);
        assertThat(keys(sentence))
                .containsExactly(
                        "text",
                        "seconds",
                        "thought_seconds",
                        "words_seconds",
                        "tokens",
                        "stop",
                        "recalled",
                        "round_trip_cosine");
        assertThat(sentence.get("seconds").asDouble())
                .isEqualTo(
                        sentence.get("thought_seconds").asDouble()
                                + sentence.get("words_seconds").asDouble());
        assertThat(sentence.get("recalled").asText()).endsWith(".");
        assertThat(json.at("/settings/concept/memory").asDouble()).isEqualTo(0.5);
        assertThat(json.get("prompt").asText()).isEqualTo(PROMPT);
        assertThat(json.get("seed").asLong()).isEqualTo(7);
        assertThat(json.at("/settings/concept/steps").asInt()).isEqualTo(2);
        assertThat(json.at("/settings/tokens/temperature").asDouble()).isEqualTo(1);
        assertThat(json.get("model").asText()).matches("[0-9a-f]{64}");
        assertThat(json.get("device").asText()).endsWith(" fp32");
        assertThat(json.get("end").asText()).isIn("complete", "story_over");
        assertThat(json.get("concept_evaluations").asInt()).isPositive();
        assertThat(json.get("token_evaluations").asInt()).isPositive();
    }

    private static List<String> keys(JsonNode node) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.json", "run.json.gz"})
    void aTraceComesBackAsItWas(String name) throws IOException {
        Path file = folder.resolve(name);
        Shell.Result story =
                generate(PROMPT, "--seed", "5", "--sentences", "2", "--trace", file.toString());
        Trace trace = TraceFile.read(file);
        assertThat(trace.sentences().stream().map(s -> s.replaceAll("\\p{Cntrl}", "\uFFFD")))
                .containsExactlyElementsOf(story.out().lines().toList());
        assertThat(trace.recipe().seed()).isEqualTo(5);
        assertThat(trace.recipe().prompt()).isEqualTo(PROMPT);
        boolean zipped = (Files.readAllBytes(file)[0] & 0xFF) == 0x1F;
        assertThat(zipped).isEqualTo(name.endsWith(".gz"));
    }

    @Test
    void allSettingsReachTheRun() {
        Path file = folder.resolve("run.json");
        generate(
                PROMPT,
                "--silent",
                "--best-of",
                "2",
                "--concept-guidance",
                "1.5",
                "--handover",
                "0.3",
                "--token-steps",
                "3",
                "--token-guidance",
                "0.5",
                "--order",
                "entropy",
                "--sentences",
                "2",
                "--trace",
                file.toString());
        var recipe = TraceFile.read(file).recipe();
        assertThat(recipe.aloud()).isFalse();
        assertThat(recipe.sentences()).isEqualTo(2);
        assertThat(recipe.concept().candidates()).isEqualTo(2);
        assertThat(recipe.concept().guidance()).isEqualTo(1.5);
        assertThat(recipe.concept().handover()).isEqualTo(0.3);
        assertThat(recipe.tokens().steps()).isEqualTo(3);
        assertThat(recipe.tokens().guidance()).isEqualTo(0.5);
        assertThat(recipe.tokens().order().name()).isEqualTo("ENTROPY");
    }

    @Test
    void editsReachTheRunAndItsFigures() throws IOException {
        Path file = folder.resolve("run.json");
        Shell.Result story =
                generate(
                        PROMPT,
                        "--json",
                        "--sentences",
                        "2",
                        "--seed",
                        "5",
                        "--edit",
                        "candidate:1:4",
                        "--edit",
                        "word:2:1:the",
                        "--trace",
                        file.toString());
        assertThat(story.err()).isEmpty();
        JsonNode edits = new ObjectMapper().readTree(story.out()).at("/settings/edits");
        assertThat(edits).hasSize(2);
        assertThat(edits.get(0).get("type").asText()).isEqualTo("candidate");
        Trace trace = TraceFile.read(file);
        assertThat(trace.recipe().edits().getFirst()).isEqualTo(new Edit.Candidate(0, 3));
        assertThat(trace.events(TraceEvent.ThoughtSettled.class).findFirst().orElseThrow())
                .matches(thought -> thought.candidate() == 3);
        assertThat(trace.sentences().get(1)).startsWith("the");
    }

    @Test
    void aRecipeTellsItsStoryAgain() {
        Path file = folder.resolve("run.json");
        String trace = file.toString();
        Shell.Result first =
                generate(
                        PROMPT,
                        "--sentences",
                        "2",
                        "--temperature",
                        "1",
                        "--edit",
                        "candidate:2:4",
                        "--trace",
                        trace);
        Shell.Result again =
                Shell.atHome()
                        .run(
                                "generate",
                                "--recipe",
                                trace,
                                "--model",
                                TinyModel.path(),
                                "--precision",
                                "fp32");
        assertThat(again.code()).isZero();
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(again.err()).isEqualTo(first.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@pom.xml",
                "no end",
                "日本語の物語。",
                "🐈🐕 🎈!",
                "\u0000\u001b[31m",
                "\"'`$(x)"
            })
    void anyPromptWorks(String prompt) throws IOException {
        Shell.Result story = generate("--sentences", "1", "--json", prompt);
        assertThat(story.code()).isZero();
        assertThat(story.err()).isEmpty();
        JsonNode json = new ObjectMapper().readTree(story.out());
        assertThat(json.get("prompt").asText()).isEqualTo(prompt);
    }

    @Test
    void aHugePromptFromStandardInputWorks() {
        String huge = PROMPT.concat(" ").repeat(200_000 / (PROMPT.length() + 1));
        Shell.Result story =
                generate(Shell.atHome().with(huge.getBytes(UTF_8)), "--sentences", "1", "-");
        assertThat(story.code()).isZero();
        assertThat(story.out().lines()).hasSize(1);
    }

    @Test
    void withoutAPromptASampleIsTaken() throws IOException {
        Shell.Result story = generate("--sentences", "1", "--seed", "3", "--json");
        String prompt = new ObjectMapper().readTree(story.out()).get("prompt").asText();
        assertThat(SamplePrompts.NAMES.stream().map(SamplePrompts::text)).contains(prompt);
        assertThat(generate("--sentences", "1", "--seed", "3").err()).contains("prompt " + prompt);
    }

    @Test
    void theSamplesAreThoseOfTheProject() throws IOException {
        try (var files = Files.list(TinyModel.projectRoot().resolve("samples/prompts"))) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".txt")))
                    .containsExactlyInAnyOrderElementsOf(
                            SamplePrompts.NAMES.stream().map(name -> name + ".txt").toList());
        }
    }

    @Test
    void theModelMayComeFromTheEnvironment() {
        Shell shell = Shell.atHome().with(Map.of("NOEMA_MODEL", TinyModel.path()));
        assertThat(shell.run("generate", "Hi.", "--sentences", "1", "--concept-steps", "1").code())
                .isZero();
    }

    @Test
    void watchingWithoutATerminalStreamsPlainly() {
        Shell.Result watched = generate(PROMPT, "--watch", "--seed", "5", "--sentences", "2");
        assertThat(watched.out())
                .isEqualTo(generate(PROMPT, "--seed", "5", "--sentences", "2").out())
                .doesNotContain("\u001b");
    }

    @Test
    void watchingOnATerminalShowsThoughtsAndLeavesTheStory() {
        Shell.Result watched =
                generate(
                        Shell.atHome().on(WINDOW),
                        PROMPT,
                        "--watch",
                        "--speed",
                        "1000",
                        "--seed",
                        "5",
                        "--sentences",
                        "2");
        assertThat(watched.out())
                .contains("thinking", "noise", "▀", "\u001b[38;2;", "speaking", " ·")
                .endsWith("\u001b[?25h");
    }

    @Test
    void aTerminalShowsThePromptAndAParagraph() {
        Shell.Result story =
                generate(Shell.atHome().on(WINDOW), PROMPT, "--seed", "5", "--sentences", "2");
        String plain = story.out().replaceAll("\u001b\\[[0-9;]*m", "");
        assertThat(plain).startsWith("Tom had a red ball. He threw it. ");
        assertThat(plain.lines()).allMatch(line -> line.length() < 60);
    }

    @Test
    void aCancelledStoryKeepsWhatIsFinished() throws IOException {
        var asked = new AtomicInteger();
        Shell shell = Shell.atHome().interruptedWhen(() -> asked.incrementAndGet() > 20);
        Shell.Result story =
                generate(
                        shell,
                        PROMPT,
                        "--json",
                        "--sentences",
                        "200",
                        "--breath",
                        "1",
                        "--seed",
                        "5");
        JsonNode json = new ObjectMapper().readTree(story.out());
        assertThat(json.get("end").asText()).isEqualTo("cancelled");
        assertThat(json.get("sentences").size()).isBetween(1, 100);
    }

    @Test
    void aReaderThatHasEnoughEndsTheStoryQuietly() {
        Path trace = folder.resolve("run.json");
        var args = new ArrayList<>(List.of("generate", PROMPT, "--model", TinyModel.path()));
        args.addAll(List.of("--sentences", "200", "--concept-steps", "1", "--seed", "5"));
        args.addAll(List.of("--trace", trace.toString()));
        Shell.Result result =
                Shell.atHome().run(failing("Broken pipe"), "", args.toArray(String[]::new));
        assertThat(result.code()).isZero();
        assertThat(result.err()).doesNotContain("noema:");
        assertThat(TraceFile.read(trace).end().reason()).isEqualTo(TraceEvent.End.CANCELLED);
    }

    @Test
    void aFullDiskIsToldInOneSentence() {
        Shell.Result result =
                Shell.atHome().run(failing("No space left on device"), "", "--version");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err().strip())
                .isEqualTo("noema: The output cannot be written (No space left on device).");
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
