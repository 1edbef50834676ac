package noema.model.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import noema.model.tensor.NoemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceFileTest {

    @TempDir Path folder;

    /// One sentence of a run with numbers that are hard to write down.
    static Trace trace() {
        float[] a = {0.1f, -3.4028235e38f, 1.4e-45f, 1 / 3f};
        float[] b = {1, 0, -0.0f, 2.5e-10f};
        return new Trace(
                Recipe.of("A cat.\n\"Hi,\" 🐈 \u0000said\u2028", -7)
                        .withEdits(
                                List.of(
                                        new Edit.Candidate(0, 12),
                                        new Edit.Thought(1, b),
                                        new Edit.Word(1, 4, 77))),
                "ab12",
                "cpu fp32",
                List.of(
                        new TraceEvent.RunStarted(List.of("A cat."), List.of(a)),
                        new TraceEvent.ThoughtStep(0, 12, 1, 2, 0.1 + 0.2, a, b, a, b),
                        new TraceEvent.ThoughtSettled(
                                0,
                                a,
                                b,
                                0.1,
                                0.25,
                                1,
                                new int[] {1, 0},
                                new double[] {1.5, -2e-300},
                                0.01),
                        new TraceEvent.LengthChosen(0, 2, 1),
                        new TraceEvent.TokenFrame(
                                0,
                                1,
                                6,
                                new int[] {5, 1},
                                new int[] {1, 0},
                                new float[] {0.9f, 0.1f},
                                new float[] {0, 2},
                                new int[][] {{}, {7, 8}},
                                new float[][] {{}, {0.5f, 0.25f}}),
                        new TraceEvent.SentenceSettled(
                                0, "ñ 🐈", new int[] {5, 6}, b, 0.99999999, 1e-9),
                        new TraceEvent.ThoughtExamined(
                                0,
                                new float[] {0.25f, 0.75f},
                                0.5,
                                List.of("One.", "Ñ."),
                                new float[] {0.5f, 0.99f}),
                        new TraceEvent.RunEnded(TraceEvent.End.STORY_OVER, 1.5, 32, 7)));
    }

    /// Everything in a trace as text, since arrays are equal only to themselves.
    private static String all(Trace trace) {
        Path file = temporary("all.json");
        TraceFile.write(file, trace);
        return text(file);
    }

    static Path temporary(String name) {
        try {
            Path parent = Files.createTempDirectory("trace");
            parent.toFile().deleteOnExit();
            Path file = parent.resolve(name);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.json", "run.json.gz", "RUN.GZ"})
    void everythingComesBackExactly(String name) {
        Path file = folder.resolve(name);
        TraceFile.write(file, trace());
        Trace read = TraceFile.read(file);
        assertThat(read).usingRecursiveComparison().withStrictTypeChecking().isEqualTo(trace());
        assertThat(all(read)).isEqualTo(all(trace()));
    }

    @Test
    void theNameDecidesOnCompressionAndTheContentOnReading() throws IOException {
        Path zipped = folder.resolve("run.json.gz");
        Path renamed = folder.resolve("run.json");
        TraceFile.write(zipped, trace());
        Files.move(zipped, renamed);
        assertThat(Files.readAllBytes(renamed)).startsWith(0x1F, 0x8B);
        assertThat(TraceFile.read(renamed).text()).isEqualTo("ñ 🐈");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0,"candidate":12,"step" | 8,"candidate":12,"step" | event 2 makes no sense
                    0,"candidate":12,"step" | -1,"candidate":12,"step" | event 2 makes no sense
                    "sentence":0      | "sentence":9999   | is not a complete trace
                    "sentence":0      | "sentence":-1     | is not a complete trace
                    "step":1,         | "step":3,         | event 2 makes no sense
                    "level":0.1,      | "level":7,        | event 3 makes no sense
                    "tokens":2        | "tokens":0        | event 4 makes no sense
                    "settledAt":[1,0] | "settledAt":[1]   | event 5 makes no sense
                    [[],[7,8]]        | [[],[7,8,9]]      | event 5 makes no sense
                    [[],[7,8]]        | [null,[7,8]]      | event 5 makes no sense
                    "ids":[5,6]       | "ids":[-5,6]      | event 6 makes no sense
                    "roundTrip":      | "roundTrip":5     | event 6 makes no sense
                    "seconds":1.5     | "seconds":-1.5    | event 8 makes no sense
                    "candidate":12,"step" | "candidate":64,"step" | event 2 makes no sense
                    "candidate":12,"step" | "candidate":-1,"step" | event 2 makes no sense
                    "candidate":1,    | "candidate":-2,   | event 3 makes no sense
                    "candidate":1,    | "candidate":0,    | event 3 makes no sense
                    "ranking":[1,0]   | "ranking":[1,1]   | event 3 makes no sense
                    "ranking":[1,0]   | "ranking":[1,64]  | event 3 makes no sense
                    "ranking":[1,0]   | "ranking":[1]     | event 3 makes no sense
                    [0.25,0.75]       | [0.25,0.5]        | event 7 makes no sense
                    [0.25,0.75]       | [0.25,0.5,0.25]   | event 7 makes no sense
                    [0.25,0.75]       | [-0.25,1.25]      | event 7 makes no sense
                    "surprise":0.5    | "surprise":-1     | event 7 makes no sense
                    ["One.",          | [null,            | event 7 makes no sense
                    ["One.",          | [                 | event 7 makes no sense
                    "token":77        | "token":1         | edit 3 makes no sense
                    "token":77        | "token":-1        | is not a complete trace
                    "type":"word"     | "type":"letter"   | is not a complete trace
                    "concept":[1.0,   | "concept":[       | edit 2 makes no sense
                    "edits":[         | "edits":[null,    | is not a complete trace
                    "events":[        | "events":[null,   | is not a complete trace
                    "noema-trace"     | "other-trace"     | is not a complete trace
                    "version":7       | "version":1       | of version 1 and this Noema reads versions 2 to 7
                    "version":7       | "version":8       | of version 8
                    "version":7       | "version":"7"     | is not a complete trace
                    "way":"SENTENCE"  | "way":"LETTER"    | is not a complete trace
                    "way":"SENTENCE"  | "way":null        | is not a complete trace
                    "run-ended"       | "run-over"        | is not a complete trace
                    "device"          | "machine"         | is not a complete trace
                    "model":"ab12"    | "model":null      | is not a complete trace
                    0.33333334        | "NaN"             | event 1 makes no sense
                    0.33333334        | null              | is not a complete trace
                    0.33333334        | 1e99              | event 1 makes no sense
                    "sentences":8     | "sentences":0     | is not a complete trace
                    "sentences":8     | "sentences":1.5   | is not a complete trace
                    "aloud":true      | "aloud":true,"aloud":false | is not a complete trace
                    "aloud":true      | "aloud":true,"more":1 | is not a complete trace
                    """)
    void whatMakesNoSenseIsRefused(String from, String to, String message) throws IOException {
        Path file = folder.resolve("run.json");
        TraceFile.write(file, trace());
        String json = Files.readString(file);
        assertThat(json).contains(from);
        Files.writeString(file, json.replaceFirst(Pattern.quote(from), to));
        assertRefused(file, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{}", "[]", "null", "7", "\"text\"", "{\"events\":[]}", "no json"})
    void somethingElseIsNoTrace(String content) throws IOException {
        Path file = folder.resolve("run.json");
        Files.writeString(file, content);
        assertRefused(file, "is not a complete trace");
    }

    @Test
    void eventsOutOfPlaceAreRefused() {
        Trace whole = trace();
        var file = folder.resolve("run.json");
        TraceFile.write(file, new Trace(whole.recipe(), "m", "cpu", whole.events().subList(0, 7)));
        assertRefused(file, "does not go from a start to an end");
        TraceFile.write(file, new Trace(whole.recipe(), "m", "cpu", List.of()));
        assertRefused(file, "does not go from a start to an end");
        var twice = new ArrayList<>(whole.events());
        twice.addAll(whole.events());
        TraceFile.write(file, new Trace(whole.recipe(), "m", "cpu", twice));
        assertRefused(file, "its event 8 makes no sense");
    }

    @Test
    void aMissingFileAndAFolderAreToldApart() {
        assertRefused(folder.resolve("none.json"), "There is no file");
        assertRefused(folder, "cannot be read");
    }

    @Test
    void nestingAndCompressionCannotHarm() throws IOException {
        Path deep = folder.resolve("deep.json");
        Files.writeString(deep, "[".repeat(100_000));
        assertRefused(deep, "is not a complete trace");

        Path bomb = folder.resolve("bomb.json.gz");
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write("{\"format\":\"".getBytes(StandardCharsets.UTF_8));
            byte[] block = new byte[1 << 20];
            Arrays.fill(block, (byte) 'a');
            for (int i = 0; i < 64; i++) {
                zip.write(block);
            }
        }
        Files.write(bomb, bytes.toByteArray());
        assertRefused(bomb, "is not a complete trace");
    }

    @Test
    void aFolderThatIsNotThereLeavesNothingBehind() {
        Path file = folder.resolve("none/run.json");
        assertThatThrownBy(() -> TraceFile.write(file, trace()))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("cannot be written");
        assertThat(folder).isEmptyDirectory();
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> TraceFile.read(file))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(file.toString());
    }

    @Test
    void recollectionsComeBackAndAbsurdOnesAreRefused() throws IOException {
        Path file = folder.resolve("run.json");
        var events = new ArrayList<>(trace().events());
        events.add(1, new TraceEvent.ThoughtRecalled(0, "A \"cat\" 🐈.", -0.25));
        TraceFile.write(file, new Trace(trace().recipe(), "ab12", "cpu fp32", events));
        assertThat(TraceFile.read(file).events().get(1)).isEqualTo(events.get(1));

        String sound = Files.readString(file);
        Files.writeString(file, sound.replace("\"cosine\":-0.25", "\"cosine\":-2"));
        assertThatThrownBy(() -> TraceFile.read(file))
                .hasMessageContaining("event 2 makes no sense");
        Files.writeString(file, sound.replace("\"cosine\":-0.25", "\"cosine\":null"));
        assertThatThrownBy(() -> TraceFile.read(file)).hasMessageContaining("not a complete trace");
    }

    /// Before version 4 recipes had no way; those of runs with levels were of paragraphs, all others of sentences.
    @Test
    void recipesFromBeforeThereWereWaysAreRead() throws IOException {
        Path file = folder.resolve("old.json");
        TraceFile.write(file, trace());
        String old =
                Files.readString(file)
                        .replace("\"version\":7", "\"version\":2")
                        .replace("\"way\":\"SENTENCE\",", "")
                        .replace(",\"wordings\":" + trace().recipe().tokens().wordings(), "")
                        .replace(",\"breath\":" + trace().recipe().concept().breath(), "")
                        .replace(",\"memory\":" + trace().recipe().concept().memory(), "")
                        .replaceAll("\"words\":\\{.*?\\}\\},", "");
        assertThat(old).doesNotContain("\"way\"", "canvas", "breath", "memory", "wordings");
        Files.writeString(file, old);

        Recipe now = trace().recipe();
        assertThat(TraceFile.read(file).recipe())
                .isEqualTo(
                        now.with(now.concept().withBreath(1).withMemory(0))
                                .with(now.tokens().withWordings(1)));
        String start = "{\"type\":\"level-started\",\"height\":2,\"name\":\"paragraph\",";
        Files.writeString(
                file,
                old.replace("\"version\":2", "\"version\":3")
                        .replace(
                                "{\"type\":\"thought-step\"",
                                start
                                        + "\"model\":\"ab\",\"sizes\":[],\"concepts\":[]},{\"type\":\"thought-step\""));
        assertThat(TraceFile.read(file).recipe().way()).isEqualTo(Way.PARAGRAPH);
        // Half of the new is neither.
        Files.writeString(file, old.replace("\"aloud\"", "\"way\":\"AR\",\"aloud\""));
        assertThatThrownBy(() -> TraceFile.read(file)).hasMessageContaining("not a complete trace");
    }
}
