package noema.app.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import noema.model.concept.Concept;
import noema.model.concept.ModelConfig;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.StrictJson;
import noema.model.tensor.WeightFile;
import noema.model.tensor.WeightFormat;
import org.jspecify.annotations.Nullable;

/// Sentences with their concepts in a file: JSON lines, or safetensors when its name ends in `.safetensors`.
///
/// A line is `{"sentence": ..., "concept": [...]}`. A safetensors file holds `concepts` [N, S, C] in fp32, the sentences
/// as a JSON array in its metadata, and the hash of the model they belong to.
final class ConceptFile {

    private static final String SUFFIX = ".safetensors";
    private static final String TENSOR = "concepts";
    private static final String SENTENCES = "noema.sentences";
    private static final String MODEL = "noema.model";

    private static final int LONGEST_LINE = 1 << 26;
    private static final ObjectMapper JSON = StrictJson.builder(LONGEST_LINE).build();

    private ConceptFile() {}

    /// A sentence and its concept, as a line of JSON.
    record Line(String sentence, float[] concept) {}

    /// Whether a file of this name is safetensors.
    static boolean isSafetensors(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX);
    }

    /// Writes safetensors.
    ///
    /// @throws NoemaException if the file cannot be written
    static void writeSafetensors(Path file, List<Line> lines, ModelConfig config, String model) {
        var values = new float[lines.size() * config.conceptSize()];
        for (int i = 0; i < lines.size(); i++) {
            float[] concept = lines.get(i).concept;
            System.arraycopy(concept, 0, values, i * config.conceptSize(), concept.length);
        }
        FloatTensor tensor =
                FloatTensor.of(values, lines.size(), config.slots(), config.slotSize());
        WeightFile.write(
                file,
                Map.of(TENSOR, tensor),
                WeightFormat.FP32,
                Map.of(
                        SENTENCES,
                        Json.line(lines.stream().map(Line::sentence).toList()),
                        MODEL,
                        model));
    }

    /// Reads the concepts of a file of either kind, told apart by its content.
    ///
    /// @param model hash of the model that will decode them
    /// @throws NoemaException if the file is missing, damaged, empty or of another model
    static List<Concept> read(Path file, ModelConfig config, String model) {
        List<Concept> concepts =
                isJson(file) ? readLines(file, config) : readSafetensors(file, config, model);
        if (concepts.isEmpty()) {
            throw new NoemaException(
                    "%s holds no concept; give a file that noema encode wrote.".formatted(file));
        }
        return concepts;
    }

    private static boolean isJson(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new NoemaException(
                    "There is no file %s; check the path of the concepts.".formatted(file));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(64);
            return new String(head, StandardCharsets.ISO_8859_1).stripLeading().startsWith("{");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static List<Concept> readLines(Path file, ModelConfig config) {
        var concepts = new ArrayList<Concept>();
        int number = 0;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                if (!text.isBlank()) {
                    @Nullable Line line = JSON.readValue(text, Line.class);
                    if (line == null) {
                        throw noLine(file, number, null);
                    }
                    concepts.add(concept(file, line.concept, config));
                }
            }
        } catch (JacksonException | CharacterCodingException e) {
            throw noLine(file, Math.max(1, number), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return concepts;
    }

    private static NoemaException noLine(Path file, int number, @Nullable Exception cause) {
        String message =
                "Line %d of %s is not a sentence with its concept; give a file that noema encode wrote."
                        .formatted(number, file);
        return cause == null ? new NoemaException(message) : new NoemaException(message, cause);
    }

    private static List<Concept> readSafetensors(Path file, ModelConfig config, String model) {
        FloatTensor tensor = WeightFile.read(file).get(TENSOR);
        String owner = WeightFile.metadata(file).getOrDefault(MODEL, model);
        if (tensor == null || tensor.shape().length != 3) {
            throw new NoemaException(
                    "%s holds no concepts; give a file that noema encode wrote.".formatted(file));
        }
        if (!owner.equals(model)) {
            throw new NoemaException(
                    "The concepts in %s are those of another model; encode the text with this one."
                            .formatted(file));
        }
        var concepts = new ArrayList<Concept>();
        for (int i = 0; i < tensor.shape()[0]; i++) {
            concepts.add(concept(file, tensor.row(i), config));
        }
        return concepts;
    }

    private static Concept concept(Path file, float[] values, ModelConfig config) {
        if (values.length != config.conceptSize()) {
            throw new NoemaException(
                    "A concept in %s has %d numbers and those of the model have %d; encode the text with this model."
                            .formatted(file, values.length, config.conceptSize()));
        }
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new NoemaException(
                        "A concept in %s holds %s; encode the text again.".formatted(file, value));
            }
        }
        return new Concept(Arrays.copyOf(values, values.length));
    }

    private static NoemaException unreadable(Path file, IOException cause) {
        return new NoemaException(
                "%s cannot be read; check its permissions.".formatted(file), cause);
    }
}
