package noema.model.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import noema.model.concept.ModelConfig;
import noema.model.concept.Normaliser;
import noema.model.reason.ConceptReasoner;
import noema.model.render.TextRenderer;
import noema.model.tensor.AtomicFile;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Parameter;
import noema.model.tensor.StrictJson;
import noema.model.tensor.WeightFile;
import noema.model.tensor.WeightFormat;
import noema.model.text.Tokenizer;

/// A checkpoint on disk: `config.json`, `tokenizer.json` and `weights.safetensors`, beside them `metrics.json` and
/// `card.md`. Nothing in it can execute.
public final class ModelFolder {

    /// Sizes of the network.
    public static final String CONFIG = "config.json";

    /// The tokenizer.
    public static final String TOKENIZER = "tokenizer.json";

    /// The weights.
    public static final String WEIGHTS = "weights.safetensors";

    /// Figures of the evaluation.
    public static final String METRICS = "metrics.json";

    static final String KIND = "kind";
    private static final String CONCEPT_MODEL = "concept";
    private static final String TOKENIZER_HASH = "tokenizer";
    private static final String SPACE = "space";
    private static final long MOST_JSON_BYTES = 1 << 20;
    static final ObjectMapper JSON =
            StrictJson.builder(MOST_JSON_BYTES).enable(SerializationFeature.INDENT_OUTPUT).build();

    private ModelFolder() {}

    /// What a folder holds, checked against each other.
    ///
    /// @param hash  SHA-256 over configuration, tokenizer and weights, hexadecimal
    /// @param space [identity][ConceptModel#identity] of the encoder whose concepts it keeps; empty for its own
    public record Contents(
            ModelConfig config,
            Tokenizer tokenizer,
            SequencedMap<String, FloatTensor> weights,
            String hash,
            String space) {}

    /// What tells models apart.
    ///
    /// @param hash as in [Contents]
    public record Identity(ModelConfig config, String hash) {}

    /// Reads only what tells a model from others, without its weights.
    ///
    /// @throws NoemaException when a file is missing or the configuration cannot be read
    public static Identity identify(Path folder) {
        requireFiles(folder, List.of(CONFIG, TOKENIZER, WEIGHTS));
        return new Identity(config(folder.resolve(CONFIG)), hash(folder));
    }

    /// Reads a concept model.
    ///
    /// @throws NoemaException when anything is missing, damaged or does not fit together
    public static Contents read(Path folder) {
        requireFiles(folder, List.of(CONFIG, TOKENIZER, WEIGHTS));
        ModelConfig config = config(folder.resolve(CONFIG));
        Tokenizer tokenizer = Tokenizer.load(folder.resolve(TOKENIZER));
        if (tokenizer.size() != config.vocabulary()) {
            throw new NoemaException(
                    "The tokenizer in "
                            + folder
                            + " has "
                            + tokenizer.size()
                            + " entries but the model wants "
                            + config.vocabulary()
                            + "; take both files from the same model.");
        }
        Path file = folder.resolve(WEIGHTS);
        SequencedMap<String, FloatTensor> weights =
                ConceptReasoner.current(
                        config, TextRenderer.current(config, WeightFile.read(file)));
        requireShapes(folder, ConceptNetwork.parameters(config), weights);
        Map<String, String> metadata = WeightFile.metadata(file);
        String learnedWith = metadata.getOrDefault(TOKENIZER_HASH, "");
        if (!learnedWith.isEmpty() && !learnedWith.equals(tokenizer.vocabulary().sha256())) {
            throw new NoemaException(
                    "The weights in "
                            + folder
                            + " were learned with another tokenizer; take both files from the same model.");
        }
        requirePositive(folder, weights, Normaliser.SCALE);
        return new Contents(
                config, tokenizer, weights, hash(folder), metadata.getOrDefault(SPACE, ""));
    }

    /// Refuses a folder that lacks files.
    public static void requireFiles(Path folder, List<String> names) {
        if (!Files.isDirectory(folder)) {
            throw new NoemaException(
                    "There is no model folder "
                            + folder
                            + "; give the folder of a trained model with --model.");
        }
        for (String name : names) {
            if (!Files.isRegularFile(folder.resolve(name))) {
                throw new NoemaException(
                        "The model folder "
                                + folder
                                + " lacks "
                                + name
                                + "; copy the whole folder again.");
            }
        }
    }

    /// Refuses weights that are not exactly those of the configuration.
    static void requireShapes(
            Path folder, List<Parameter> parameters, Map<String, FloatTensor> weights) {
        for (Parameter parameter : parameters) {
            FloatTensor found = weights.get(parameter.name());
            if (found == null || !Arrays.equals(found.shape(), parameter.shape())) {
                throw new NoemaException(
                        "The weights in "
                                + folder
                                + " do not fit its configuration: "
                                + parameter.name()
                                + (found == null
                                        ? " is missing"
                                        : " has the shape "
                                                + Arrays.toString(found.shape())
                                                + ", not "
                                                + Arrays.toString(parameter.shape()))
                                + "; take all files from the same model.");
            }
        }
        if (weights.size() != parameters.size()) {
            throw new NoemaException(
                    "The weights in "
                            + folder
                            + " hold "
                            + (weights.size() - parameters.size())
                            + " tensors that its configuration does not know; take all files from the same model.");
        }
    }

    /// Refuses a spread that concepts cannot be divided by.
    static void requirePositive(Path folder, Map<String, FloatTensor> weights, String name) {
        for (float value : Objects.requireNonNull(weights.get(name)).values()) {
            if (!(value > 0)) {
                throw new NoemaException(
                        "The weights in "
                                + folder
                                + " cannot be used because "
                                + name
                                + " holds "
                                + value
                                + ", which is no spread; copy the whole folder again.");
            }
        }
    }

    /// Reads the sizes.
    private static ModelConfig config(Path file) {
        ObjectNode node = json(file);
        JsonNode kind = node.remove(KIND);
        if (kind == null || !kind.asText().equals(CONCEPT_MODEL)) {
            throw new NoemaException(
                    file
                            + " does not describe a concept model; give the folder of one with --model.");
        }
        // Models from before renderers saw words.
        node.putIfAbsent("words", IntNode.valueOf(0));
        try {
            return JSON.treeToValue(node, ModelConfig.class);
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof NoemaException cause) {
                throw new NoemaException(file + ": " + cause.getMessage(), e);
            }
            throw new NoemaException(
                    file + " is not a complete model configuration; copy the model folder again.",
                    e);
        }
    }

    /// Reads a JSON object.
    static ObjectNode json(Path file) {
        try {
            if (Files.size(file) < MOST_JSON_BYTES
                    && JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode node) {
                return node;
            }
            throw new NoemaException(file + " is not a JSON object; copy the model folder again.");
        } catch (IOException e) {
            throw new NoemaException(
                    file + " cannot be read as JSON; copy the model folder again.", e);
        }
    }

    /// Writes a concept model with concepts of its own.
    ///
    /// @throws NoemaException when the folder cannot be written
    public static void write(
            Path folder,
            ModelConfig config,
            Tokenizer tokenizer,
            Map<String, FloatTensor> weights,
            WeightFormat format) {
        write(folder, config, tokenizer, weights, format, "");
    }

    /// Writes a concept model; each file appears whole or not at all.
    ///
    /// @param space as in [Contents]
    /// @throws NoemaException when the folder cannot be written
    public static void write(
            Path folder,
            ModelConfig config,
            Tokenizer tokenizer,
            Map<String, FloatTensor> weights,
            WeightFormat format,
            String space) {
        ObjectNode node = JSON.createObjectNode().put(KIND, CONCEPT_MODEL);
        node.setAll((ObjectNode) JSON.valueToTree(config));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new NoemaException(
                    "The model folder "
                            + folder
                            + " cannot be written; check its permissions and the free space.",
                    e);
        }
        var metadata = new TreeMap<String, String>();
        metadata.put(KIND, CONCEPT_MODEL);
        metadata.put(TOKENIZER_HASH, tokenizer.vocabulary().sha256());
        if (!space.isEmpty()) {
            metadata.put(SPACE, space);
        }
        // The weights first: they are what may not be saved or not find room.
        WeightFile.write(folder.resolve(WEIGHTS), new TreeMap<>(weights), format, metadata);
        tokenizer.vocabulary().save(folder.resolve(TOKENIZER));
        AtomicFile.write(folder.resolve(CONFIG), out -> out.write(JSON.writeValueAsBytes(node)));
    }

    /// SHA-256 over the three files that decide what a model says.
    public static String hash(Path folder) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : List.of(CONFIG, TOKENIZER, WEIGHTS)) {
                digest.update(Files.readAllBytes(folder.resolve(name)));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new NoemaException("The model folder " + folder + " cannot be read.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
