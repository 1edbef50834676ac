package noema.model.words;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import noema.model.generate.ModelFolder;
import noema.model.tensor.AtomicFile;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Parameter;
import noema.model.tensor.StrictJson;
import noema.model.tensor.WeightFile;
import noema.model.tensor.WeightFormat;
import noema.model.text.Tokenizer;

/// The folder of a model that goes from words to words: `config.json`, `tokenizer.json`, `weights.safetensors`, and for its
/// readers `metrics.json` and `card.md`.
public final class WordFiles {

    private static final String KIND = "kind";

    private static final long MOST_CONFIG_BYTES = 1 << 16;
    private static final ObjectMapper JSON = StrictJson.builder(MOST_CONFIG_BYTES).build();

    private WordFiles() {}

    /// Everything a model is made of.
    ///
    /// @param hash SHA-256 over configuration, tokenizer and weights, hexadecimal
    record Content(
            WordConfig config,
            Tokenizer tokenizer,
            Map<String, FloatTensor> weights,
            String hash) {}

    /// Reads and checks a folder.
    ///
    /// @param kind what it must hold
    /// @throws NoemaException if a file is missing, damaged or of another model
    static Content read(Path folder, WordKind kind) {
        ModelFolder.requireFiles(
                folder, List.of(ModelFolder.CONFIG, ModelFolder.TOKENIZER, ModelFolder.WEIGHTS));
        WordConfig config = readConfig(folder.resolve(ModelFolder.CONFIG), kind);
        Tokenizer tokenizer = Tokenizer.load(folder.resolve(ModelFolder.TOKENIZER));
        Map<String, FloatTensor> weights = WeightFile.read(folder.resolve(ModelFolder.WEIGHTS));
        try {
            check(config, tokenizer, weights);
        } catch (NoemaException e) {
            throw new NoemaException(
                    "The model in %s is not usable: %s".formatted(folder, e.getMessage()), e);
        }
        return new Content(config, tokenizer, weights, ModelFolder.hash(folder));
    }

    /// Writes a model's folder, making it where there is none; each file is replaced as a whole.
    ///
    /// @param metrics figures for `metrics.json`, anything that Jackson can write
    /// @param card    what people should know about the model, in Markdown
    /// @throws NoemaException if a weight is not finite or does not fit the sizes, or a file cannot be written
    public static void write(
            Path folder,
            WordKind kind,
            WordConfig config,
            Tokenizer tokenizer,
            Map<String, FloatTensor> weights,
            WeightFormat format,
            Map<String, ?> metrics,
            String card) {
        check(config, tokenizer, weights);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new NoemaException(
                    "The folder %s cannot be made; choose another place for the model."
                            .formatted(folder),
                    e);
        }
        ObjectNode sizes = JSON.createObjectNode().put(KIND, kind.id());
        sizes.setAll(JSON.<ObjectNode>valueToTree(config));
        tokenizer.vocabulary().save(folder.resolve(ModelFolder.TOKENIZER));
        WeightFile.write(
                folder.resolve(ModelFolder.WEIGHTS), weights, format, Map.of(KIND, kind.id()));
        write(folder.resolve(ModelFolder.CONFIG), json(sizes));
        write(folder.resolve(ModelFolder.METRICS), json(metrics));
        write(folder.resolve("card.md"), card);
    }

    /// Checks that tokenizer, sizes and weights belong together.
    static void check(WordConfig config, Tokenizer tokenizer, Map<String, FloatTensor> weights) {
        if (tokenizer.size() != config.vocabulary()) {
            throw new NoemaException(
                    "Its tokenizer has %d entries and its configuration says %d; copy or download it again."
                            .formatted(tokenizer.size(), config.vocabulary()));
        }
        Set<String> unknown = new HashSet<>(weights.keySet());
        for (Parameter parameter : ArNetwork.parameters(config)) {
            FloatTensor weight = weights.get(parameter.name());
            if (weight == null) {
                throw new NoemaException(
                        "Its weight %s is missing; copy or download it again."
                                .formatted(parameter.name()));
            }
            if (!Arrays.equals(weight.shape(), parameter.shape())) {
                throw new NoemaException(
                        "Its weight %s has the shape %s and its configuration asks for %s; copy or download it again."
                                .formatted(
                                        parameter.name(),
                                        Arrays.toString(weight.shape()),
                                        Arrays.toString(parameter.shape())));
            }
            unknown.remove(parameter.name());
        }
        if (!unknown.isEmpty()) {
            throw new NoemaException(
                    "Its file of weights holds %d that its configuration does not ask for; copy or download it again."
                            .formatted(unknown.size()));
        }
    }

    private static WordConfig readConfig(Path file, WordKind kind) {
        try {
            if (Files.size(file) > MOST_CONFIG_BYTES) {
                throw new NoemaException(damage(file, "it is far too large"));
            }
            return parse(file, Files.readAllBytes(file), kind);
        } catch (IOException e) {
            throw new NoemaException(
                    "%s cannot be read; check that the folder holds a complete model."
                            .formatted(file),
                    e);
        }
    }

    /// Reads the sizes out of a `config.json`.
    ///
    /// @param file named in messages
    static WordConfig parse(Path file, byte[] content, WordKind kind) throws IOException {
        try {
            if (!(JSON.readTree(content) instanceof ObjectNode sizes)) {
                throw new NoemaException(damage(file, "it is not a JSON object"));
            }
            JsonNode found = sizes.remove(KIND);
            if (found == null || !kind.id().equals(found.textValue())) {
                throw new NoemaException(
                        "%s does not describe %s; give the folder of one."
                                .formatted(file, kind.noun()));
            }
            return JSON.treeToValue(sizes, WordConfig.class);
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof NoemaException absurd) {
                throw new NoemaException(file + ": " + absurd.getMessage(), e);
            }
            throw new NoemaException(damage(file, "its sizes cannot be read"), e);
        }
    }

    private static String damage(Path file, String why) {
        return "%s cannot be used because %s; copy or download it again.".formatted(file, why);
    }

    private static String json(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a value for JSON", e);
        }
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
