package noema.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import noema.model.tensor.HostTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Safetensors;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.TraceFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionFileTest {

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("run.noema");
    }

    /// The files of an archive by name.
    static Map<String, byte[]> unzip(Path file) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return files;
    }

    static void zip(Path file, Map<String, byte[]> files) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
    }

    private void change(String name, UnaryOperator<String> change) throws IOException {
        SessionFile.write(file, Runs.session(Runs.trace(2)));
        Map<String, byte[]> files = unzip(file);
        String text = new String(files.get(name), StandardCharsets.UTF_8);
        String changed = change.apply(text);
        assertThat(changed).isNotEqualTo(text);
        files.put(name, changed.getBytes(StandardCharsets.UTF_8));
        zip(file, files);
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> SessionFile.read(file))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(file.toString())
                .message()
                .hasLineCount(1)
                .endsWith(".");
    }

    /// The events as text with every bit; the recipe's prompt holds half a surrogate pair, which such a file cannot.
    private String events(Trace trace) throws IOException {
        Path plain = folder.resolve("events.json");
        Recipe recipe = Recipe.of("", 1).withEdits(trace.recipe().edits());
        TraceFile.write(plain, new Trace(recipe, trace.model(), trace.device(), trace.events()));
        return Files.readString(plain);
    }

    @Test
    void everythingComesBackBitForBit() throws IOException {
        Session session = Runs.session(Runs.trace(new Random(5), 20));
        SessionFile.write(file, session);
        Session read = SessionFile.read(file);
        assertThat(read).usingRecursiveComparison().withStrictTypeChecking().isEqualTo(session);
        assertThat(events(read.trace())).isEqualTo(events(session.trace()));
        assertThat(read.trace().recipe()).isEqualTo(session.trace().recipe());
    }

    @Test
    void aStoppedRunWithoutASentenceComesBackToo() {
        Trace stopped =
                new Trace(
                        Runs.recipe(),
                        "",
                        "",
                        List.of(
                                new TraceEvent.RunStarted(List.of(), List.of()),
                                new TraceEvent.RunEnded(TraceEvent.End.CANCELLED, 0, 0, 0)));
        SessionFile.write(file, Session.of(stopped, Runs.WHEN));
        assertThat(SessionFile.read(file)).isEqualTo(Session.of(stopped, Runs.WHEN));
    }

    @Test
    void aSessionAlwaysMakesTheSameBytes() throws IOException {
        SessionFile.write(file, Runs.session(Runs.trace(3)));
        byte[] first = Files.readAllBytes(file);
        SessionFile.write(file, SessionFile.read(file));
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    @Test
    void equalArraysAreKeptOnce() throws IOException {
        SessionFile.write(file, Runs.session(Runs.trace(2)));
        Map<String, byte[]> files = unzip(file);
        assertThat(files).containsOnlyKeys("session.json", "trace.json", "arrays.safetensors");
        String header = new String(files.get("arrays.safetensors"), StandardCharsets.ISO_8859_1);
        // Prompt 2, and for each sentence a thought, 4 noisy and 4 conditional concepts, and one
        // read back.
        assertThat(header).contains("\"floats.6\":{\"dtype\":\"F32\",\"shape\":[22,6]");
        assertThat(new String(files.get("trace.json"), StandardCharsets.UTF_8))
                .contains("\"concepts\":[\"6:0\",\"6:1\"]")
                .contains("\"chances\":[\"0:0\",\"2:");
    }

    @Test
    void theSummaryIsReadWithoutTheRun() throws IOException {
        change("trace.json", text -> "broken");
        SessionSummary summary = SessionFile.summary(file);
        assertThat(summary.title()).isEqualTo("Mia \"the cat\"");
        assertThat(summary.when()).isEqualTo(Runs.WHEN);
        assertThat(summary.recipe()).isEqualTo(Runs.recipe());
        assertThat(summary.story()).isEqualTo(Runs.trace(2).text());
        assertRefused("its description of the run is incomplete");
    }

    @Test
    void anArchiveMadeByAnotherToolInAnotherOrderIsRead() throws IOException {
        Session session = Runs.session(Runs.trace(1));
        SessionFile.write(file, session);
        Map<String, byte[]> files = unzip(file);
        var reversed = new LinkedHashMap<String, byte[]>();
        List.of("trace.json", "arrays.safetensors", "session.json")
                .forEach(name -> reversed.put(name, files.get(name)));
        zip(file, reversed);
        assertThat(SessionFile.read(file)).usingRecursiveComparison().isEqualTo(session);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    session.json | noema-session         | noema-trace          | is not a Noema session
                    session.json | "version":5           | "version":7          | is a session of version 7
                    session.json | "version":5           | "version":"5"        | is incomplete
                    session.json | "version":5,          | ~~                   | is incomplete
                    session.json | "sentences":200       | "sentences":0        | is incomplete
                    session.json | "seed":-7             | "seed":1.5           | is incomplete
                    session.json | "model"               | "modell"             | is incomplete
                    session.json | "model":"ab12"        | "model":null         | is incomplete
                    session.json | 2026-03-01T           | 2026-13-01T          | is incomplete
                    session.json | [0,2,3]               | [0,null,3]           | is incomplete
                    session.json | "map.zoom":"1.5"      | "map.zoom":null      | is incomplete
                    session.json | "frame":1             | "frame":{}           | is incomplete
                    trace.json   | "6:1"                 | "6:99"               | is incomplete
                    trace.json   | "6:1"                 | "6:-1"               | is incomplete
                    trace.json   | "6:1"                 | "7:1"                | is incomplete
                    trace.json   | "6:1"                 | "6"                  | is incomplete
                    trace.json   | "6:1"                 | "99999999999:1"      | is incomplete
                    trace.json   | "6:1"                 | [1,2]                | is incomplete
                    trace.json   | "6:1"                 | null                 | event 1 makes no sense
                    trace.json   | "6:1"                 | "2:0"                | event 1 makes no sense
                    trace.json   | {"events":[           | {"events":[null,     | is incomplete
                    trace.json   | "run-started"         | "run-stopped"        | is incomplete
                    trace.json   | "sentence":0          | "sentence":999       | makes no sense
                    """)
    void whatMakesNoSenseIsRefused(String name, String from, String to, String message)
            throws IOException {
        change(name, text -> text.replaceFirst(Pattern.quote(from), to));
        assertRefused(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"session.json", "trace.json"})
    void nothingAtAllIsRefused(String name) throws IOException {
        for (String text : List.of("", "null", "[]", "7", "[".repeat(100_000))) {
            change(name, old -> text);
            assertThatThrownBy(() -> SessionFile.read(file)).isInstanceOf(NoemaException.class);
        }
    }

    @Test
    void arraysOfAnotherKindAreRefused() throws IOException {
        SessionFile.write(file, Runs.session(Runs.trace(1)));
        Map<String, byte[]> files = unzip(file);
        Path weights = folder.resolve("weights");
        Safetensors.write(weights, Map.of("a", HostTensor.ofBytes(new byte[4], 4)), Map.of());
        files.put("arrays.safetensors", Files.readAllBytes(weights));
        zip(file, files);
        assertRefused("its arrays are of another kind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil", "/etc/evil", "..\\evil", "session.json/", "C:evil", "more.json"})
    void anArchiveWithSomethingElseInItIsRefusedAndNeverUnpacked(String name) throws IOException {
        SessionFile.write(file, Runs.session(Runs.trace(1)));
        Map<String, byte[]> files = unzip(file);
        files.put(name, new byte[] {1});
        zip(file, files);
        assertRefused("is not a Noema session");
        files.remove("trace.json");
        zip(file, files);
        assertRefused("is not a Noema session");
        assertThat(folder.toFile().list()).containsExactly("run.noema");
    }

    @Test
    void aBombIsRefusedBeforeItGrows() throws IOException {
        SessionFile.write(file, Runs.session(Runs.trace(1)));
        Map<String, byte[]> files = unzip(file);
        var spaces = new byte[32 << 20];
        Arrays.fill(spaces, (byte) ' ');
        files.put("session.json", spaces);
        zip(file, files);
        assertThat(Files.size(file)).isLessThan(1 << 20);
        assertRefused("session.json in it is larger than any session's");

        var many = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < 20_000; i++) {
            many.put("entry" + i, new byte[0]);
        }
        zip(file, many);
        assertRefused("is not a Noema session");
    }

    @Test
    void anArchiveThatLiesAboutItsSizesIsRefused() throws IOException {
        SessionFile.write(file, Runs.session(Runs.trace(1)));
        byte[] bytes = Files.readAllBytes(file);
        // The central directory's header of session.json: its length without compression is at 24.
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2") + 24;
        bytes[at]--;
        Files.write(file, bytes);
        assertRefused("its compressed data is broken or cut short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "PK", "{\"format\":\"noema-session\"}", "no session"})
    void somethingElseIsNoSession(String content) throws IOException {
        Files.writeString(file, content);
        assertThatThrownBy(() -> SessionFile.read(file))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void missingFilesFoldersAndDevicesAreRefused() {
        assertRefused("There is no file");
        file = folder;
        assertRefused("There is no file");
        file = Path.of("/dev/zero");
        assertRefused("There is no file");
    }

    @Test
    void aFolderThatIsNotThereLeavesNothingBehind() {
        Path nowhere = folder.resolve("none/run.noema");
        assertThatThrownBy(() -> SessionFile.write(nowhere, Runs.session(Runs.trace(1))))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("cannot be written");
        assertThat(folder).isEmptyDirectory();
    }
}
