package noema.app.files;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import noema.model.tensor.AtomicFile;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Safetensors;
import noema.model.tensor.StrictJson;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.TraceFile;
import noema.ui.run.Cursor;
import org.jspecify.annotations.Nullable;

/// A session in a file, `.noema`: a ZIP archive of three open files.
///
/// - `session.json`: `{"format": "noema-session", "version": 5, ...}`, the recipe and everything a list of sessions shows
/// - `trace.json`: the events of the run, with `"LENGTH:ROW"` wherever one has an array of floats
/// - `arrays.safetensors`: these arrays, those of one length as the rows of one tensor, `floats.LENGTH`
///
/// Before version 5 nothing was remembered, before version 4 there was one thought in a breath, before version 3 a thought had one wording, before version 2 a recipe had no
/// way to write. All numbers come back bit for bit, and the same session always makes the same bytes.
public final class SessionFile {

    /// How names of sessions end.
    public static final String SUFFIX = ".noema";

    private static final StrictJson.Kind KIND =
            new StrictJson.Kind("noema-session", 1, 5, "a session", "use the Noema that wrote it");

    private static final String SESSION = "session.json";
    private static final String TRACE = "trace.json";
    private static final String ARRAYS = "arrays.safetensors";
    private static final int MOST_SESSION_BYTES = 1 << 24;
    private static final int MOST_TRACE_BYTES = 1 << 28;
    private static final long MOST_ARRAY_BYTES = 1L << 31;
    // The earliest that a ZIP archive can hold: the time of writing is no part of a session.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final ObjectMapper JSON =
            StrictJson.builder(MOST_SESSION_BYTES)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();
    private static final ObjectMapper TRACE_JSON =
            StrictJson.builder(MOST_TRACE_BYTES).addModule(ArrayRows.module()).build();

    private SessionFile() {}

    /// What every version has.
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Head(String format, int version) implements StrictJson.Document {}

    private record Place(int sentence, int step, int frame) {}

    private record Document(
            String format,
            int version,
            String title,
            String notes,
            String when,
            Recipe recipe,
            String model,
            String device,
            String story,
            Place playhead,
            List<Integer> selected,
            Map<String, String> view) {
        Document {
            selected = List.copyOf(selected);
            view = Map.copyOf(view);
        }
    }

    private record Events(List<TraceEvent> events) {
        Events {
            events = List.copyOf(events);
        }
    }

    /// Saves a session; the file appears whole or not at all.
    ///
    /// @throws NoemaException if the run is too large or the file cannot be written; an older one is then unchanged
    public static void write(Path file, Session session) {
        AtomicFile.write(
                file,
                out -> {
                    var zip = new ZipOutputStream(out);
                    var rows = new ArrayRows();
                    begin(zip, SESSION);
                    write(JSON, rows, zip, document(session));
                    begin(zip, TRACE);
                    write(TRACE_JSON, rows, zip, new Events(session.trace().events()));
                    begin(zip, ARRAYS);
                    Safetensors.write(zip, rows.tensors(), Map.of());
                    zip.finish();
                });
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }

    private static void write(ObjectMapper json, ArrayRows rows, OutputStream out, Object value)
            throws IOException {
        json.writer()
                .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .withAttribute(ArrayRows.class, rows)
                .writeValue(out, value);
    }

    private static Document document(Session session) {
        Trace trace = session.trace();
        Cursor at = session.playhead();
        return new Document(
                KIND.format(),
                KIND.version(),
                session.title(),
                session.notes(),
                session.when().toString(),
                trace.recipe(),
                trace.model(),
                trace.device(),
                trace.text(),
                new Place(at.sentence(), at.step(), at.frame()),
                session.selected().stream().sorted().toList(),
                session.view());
    }

    /// Reads a session and checks that the events of its run fit together.
    ///
    /// @throws NoemaException if the file is missing, damaged, of another version or something else
    public static Session read(Path file) {
        return reading(
                file,
                zip -> {
                    Document head = head(file, zip);
                    Trace trace = trace(file, zip, head);
                    Place at = head.playhead;
                    return new Session(
                            trace,
                            Instant.parse(head.when),
                            new Cursor(at.sentence, at.step, at.frame),
                            Set.copyOf(head.selected),
                            head.view,
                            head.title,
                            head.notes);
                });
    }

    /// Reads what a session says about itself, which takes no more than a millisecond or two.
    ///
    /// @throws NoemaException as [#read]
    public static SessionSummary summary(Path file) {
        return reading(
                file,
                zip -> {
                    Document head = head(file, zip);
                    return new SessionSummary(
                            head.title,
                            head.notes,
                            Instant.parse(head.when),
                            head.recipe,
                            head.model,
                            head.device,
                            head.story);
                });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(SessionZip zip) throws IOException;
    }

    private static <T> T reading(Path file, Reading<T> reading) {
        try (SessionZip zip = SessionZip.open(file, Set.of(SESSION, TRACE, ARRAYS))) {
            return reading.from(zip);
        } catch (JacksonException | DateTimeException e) {
            throw damaged(file, "its description of the run is incomplete", e);
        } catch (ZipException | EOFException e) {
            throw damaged(file, "its compressed data is broken or cut short", e);
        } catch (IOException e) {
            throw new NoemaException(
                    "%s cannot be read; check that it is a file and its permissions."
                            .formatted(file),
                    e);
        } catch (OutOfMemoryError e) {
            throw new NoemaException(
                    "%s is too large for Java's memory; allow it more.".formatted(file), e);
        }
    }

    private static Document head(Path file, SessionZip zip) throws IOException {
        byte[] json = zip.bytes(SESSION, MOST_SESSION_BYTES);
        KIND.require(file, JSON.readValue(json, Head.class), () -> SessionZip.foreign(file));
        return JSON.readValue(json, Document.class);
    }

    private static Trace trace(Path file, SessionZip zip, Document head) throws IOException {
        ArrayRows rows;
        long size = zip.size(ARRAYS, MOST_ARRAY_BYTES);
        try (InputStream in = zip.stream(ARRAYS)) {
            rows = ArrayRows.of(Safetensors.read(file, in, size));
        } catch (IllegalArgumentException e) {
            throw damaged(file, "its arrays are of another kind", e);
        }
        @Nullable Events events =
                TRACE_JSON
                        .readerFor(Events.class)
                        .withAttribute(ArrayRows.class, rows)
                        .readValue(zip.bytes(TRACE, MOST_TRACE_BYTES));
        if (events == null) {
            throw SessionZip.foreign(file);
        }
        var trace = new Trace(head.recipe, head.model, head.device, events.events);
        Optional<String> problem = TraceFile.problem(trace);
        if (problem.isPresent()) {
            throw damaged(file, problem.get(), null);
        }
        return trace;
    }

    private static NoemaException damaged(Path file, String why, @Nullable Exception cause) {
        return new NoemaException(
                "%s is a damaged session (%s); copy or save it again.".formatted(file, why), cause);
    }
}
