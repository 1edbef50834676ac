package noema.model.trace;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import noema.model.tensor.AtomicFile;
import noema.model.tensor.NoemaException;
import noema.model.tensor.StrictJson;
import org.jspecify.annotations.Nullable;

/// A trace in a file: one JSON object, gzipped when the name ends in `.gz`.
///
/// The object is `{"format": "noema-trace", "version": 7, "recipe": ..., "model": ..., "device": ..., "events": [...]}` with every
/// event as its record, told apart by `type`. Numbers come back exactly as they were. Before version 7 nothing
/// was remembered; before version 6 there was one thought in a breath; before version 5 a thought had one wording; before
/// version 4 a recipe had no way, which shows in the events; before version 3 there were only sentences.
public final class TraceFile {

    private static final int OLDEST = 2;
    private static final int NEWEST = 7;

    private static final StrictJson.Kind KIND =
            new StrictJson.Kind(
                    "noema-trace", OLDEST, NEWEST, "a trace", "use the Noema that wrote it");
    private static final long MOST_BYTES = 1L << 30;
    private static final int BUFFER_BYTES = 1 << 16;

    private static final ObjectMapper JSON = StrictJson.builder(MOST_BYTES).build();

    private TraceFile() {}

    private record Document(
            String format,
            int version,
            Recipe recipe,
            String model,
            String device,
            List<TraceEvent> events)
            implements StrictJson.Document {

        /// Here a null among the events is found while the file is read, and counts as damage of it.
        Document {
            events = List.copyOf(events);
        }
    }

    /// Saves a trace; the file appears whole or not at all.
    ///
    /// @throws NoemaException if the file cannot be written; an older one is then unchanged
    public static void write(Path file, Trace trace) {
        var document =
                new Document(
                        KIND.format(),
                        KIND.version(),
                        trace.recipe(),
                        trace.model(),
                        trace.device(),
                        trace.events());
        AtomicFile.write(
                file,
                out -> {
                    if (isZipped(file)) {
                        var zipped = new GZIPOutputStream(out, BUFFER_BYTES);
                        write(document, zipped);
                        zipped.finish();
                    } else {
                        write(document, out);
                    }
                });
    }

    private static boolean hasLevels(Trace trace) {
        return trace.events(TraceEvent.LevelStarted.class).findAny().isPresent();
    }

    private static void write(Document document, OutputStream out) throws IOException {
        JSON.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, document);
    }

    private static boolean isZipped(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /// Reads a trace, gzipped or not, and checks that its events fit together.
    ///
    /// @throws NoemaException if the file is missing, damaged or something else
    public static Trace read(Path file) {
        Trace trace;
        try (InputStream in = open(file)) {
            Document document =
                    KIND.require(
                            file, JSON.readValue(in, Document.class), () -> foreign(file, null));
            trace = new Trace(document.recipe, document.model, document.device, document.events);
            if (hasLevels(trace)) {
                Recipe recipe = trace.recipe().withWay(Way.PARAGRAPH);
                trace = new Trace(recipe, trace.model(), trace.device(), trace.events());
            }
        } catch (NoSuchFileException e) {
            throw new NoemaException(
                    "There is no file %s; check the path of the trace.".formatted(file), e);
        } catch (JacksonException e) {
            throw foreign(file, e);
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
        Optional<String> problem = TraceCheck.problem(trace);
        if (problem.isPresent()) {
            throw damaged(file, problem.get(), null);
        }
        return trace;
    }

    /// Names the first thing that keeps the events of a trace from fitting together, as a clause, or nothing: for traces that
    /// come in files of other kinds.
    public static Optional<String> problem(Trace trace) {
        return TraceCheck.problem(trace);
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        try {
            in.mark(2);
            boolean zipped = in.read() == 0x1F && in.read() == 0x8B;
            in.reset();
            return zipped ? new GZIPInputStream(in, BUFFER_BYTES) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static NoemaException foreign(Path file, @Nullable Exception cause) {
        String message =
                "%s is not a complete trace; give a file that noema generate --trace wrote."
                        .formatted(file);
        return cause == null ? new NoemaException(message) : new NoemaException(message, cause);
    }

    private static NoemaException damaged(Path file, String why, @Nullable Exception cause) {
        String message =
                "%s is a damaged trace (%s); copy or generate it again.".formatted(file, why);
        return cause == null ? new NoemaException(message) : new NoemaException(message, cause);
    }
}
