package noema.model.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import noema.model.tensor.AtomicFile;

/// Reports as JSON that people can read too.
public final class ReportJson {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(SerializationFeature.INDENT_OUTPUT);

    private ReportJson() {}

    /// A report as text, with a line end at its end.
    public static String text(Record report) {
        try {
            return JSON.writeValueAsString(report) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a report", e);
        }
    }

    /// Writes a report into a file, replacing it as a whole.
    ///
    /// @throws noema.model.tensor.NoemaException if it cannot be written
    public static void write(Path file, Record report) {
        AtomicFile.write(file, out -> out.write(text(report).getBytes(StandardCharsets.UTF_8)));
    }
}
