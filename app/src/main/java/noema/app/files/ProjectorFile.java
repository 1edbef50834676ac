package noema.app.files;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import noema.model.atlas.Atlas;
import noema.model.tensor.AtomicFile;
import noema.model.tensor.NoemaException;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import org.jspecify.annotations.Nullable;

/// Concepts as TensorBoard's embedding projector loads them (<https://projector.tensorflow.org>): `vectors.tsv`, a line of numbers for
/// each concept, and `metadata.tsv`, a line about it, below a header.
public final class ProjectorFile {

    /// Name of the file of numbers.
    public static final String VECTORS = "vectors.tsv";

    /// Name of the file about them.
    public static final String METADATA = "metadata.tsv";

    private static final String HEADER = "text\tsource\tnumber\ttokens\tcluster";

    private record Row(float[] concept, String text, String source, int number, String rest) {
        String numbers() {
            var line = new StringBuilder();
            for (float value : concept) {
                line.append(line.isEmpty() ? "" : "\t").append(value);
            }
            return line.toString();
        }

        String description() {
            // The projector knows no quotes: a tab or a line break would be one.
            String plain = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
            return "%s\t%s\t%d\t%s".formatted(plain, source, number, rest);
        }
    }

    private ProjectorFile() {}

    /// Saves the concepts of a story, prompt included, in a folder that exists.
    ///
    /// @param atlas known sentences to go with them, or none
    /// @throws NoemaException if the two are of models of different size, or a file cannot be written
    public static void write(Path folder, Trace trace, @Nullable Atlas atlas) {
        List<Row> rows = story(trace);
        if (atlas != null) {
            rows.addAll(known(atlas));
        }
        if (rows.stream().mapToInt(row -> row.concept.length).distinct().count() > 1) {
            throw new NoemaException(
                    "The concepts of the run and of the map are of different models; open the map of the run's model.");
        }
        Path metadata = folder.resolve(METADATA);
        boolean isNew = !Files.exists(metadata);
        write(metadata, HEADER, rows, Row::description);
        try {
            write(folder.resolve(VECTORS), null, rows, Row::numbers);
        } catch (NoemaException e) {
            if (isNew) {
                delete(metadata, e);
            }
            throw e;
        }
    }

    private static List<Row> story(Trace trace) {
        var rows = new ArrayList<Row>();
        trace.events(TraceEvent.RunStarted.class)
                .forEach(start -> {
                    for (int i = 0; i < start.prompt().size(); i++) {
                        rows.add(
                                new Row(
                                        start.concepts().get(i),
                                        start.prompt().get(i),
                                        "prompt",
                                        i,
                                        "\t"));
                    }
                });
        Map<Integer, Row> sentences = new HashMap<>();
        trace.events(TraceEvent.ThoughtSettled.class)
                .forEach(e -> sentences.put(e.sentence(), row(e.estimate(), "", e.sentence(), "")));
        trace.events(TraceEvent.SentenceSettled.class)
                .forEach(e ->
                        sentences.put(
                                e.sentence(),
                                row(
                                        e.concept(),
                                        e.text(),
                                        e.sentence(),
                                        Integer.toString(e.ids().length))));
        sentences.keySet().stream().sorted().map(sentences::get).forEach(rows::add);
        return rows;
    }

    private static Row row(float[] concept, String text, int number, String tokens) {
        return new Row(concept, text, "story", number, tokens + "\t");
    }

    private static List<Row> known(Atlas atlas) {
        var rows = new ArrayList<Row>();
        for (Atlas.Entry entry : atlas.entries()) {
            rows.add(
                    new Row(
                            entry.concept(),
                            entry.text(),
                            "map",
                            rows.size(),
                            entry.tokens() + "\t" + entry.cluster()));
        }
        return rows;
    }

    private static void write(
            Path file, @Nullable String header, List<Row> rows, Function<Row, String> line) {
        AtomicFile.write(
                file,
                out -> {
                    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    if (header != null) {
                        writer.append(header).append('\n');
                    }
                    for (Row row : rows) {
                        writer.append(line.apply(row)).append('\n');
                    }
                    writer.flush();
                });
    }

    private static void delete(Path file, NoemaException why) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }
}
