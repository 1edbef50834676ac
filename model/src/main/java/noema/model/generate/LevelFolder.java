package noema.model.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import noema.model.concept.Normaliser;
import noema.model.level.GroupRenderer;
import noema.model.level.LevelConfig;
import noema.model.reason.ConceptReasoner;
import noema.model.tensor.AtomicFile;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.WeightFile;
import noema.model.tensor.WeightFormat;

/// A level on disk: `config.json` and `weights.safetensors`, beside them `metrics.json` and `card.md`. Which encoder it stands
/// on is written in both, so that it cannot be put on another by mistake.
public final class LevelFolder {

    private static final String LEVEL = "level";
    private static final String BELOW = "below";
    private static final Pattern IDENTITY = Pattern.compile("[0-9a-f]{64}");

    private LevelFolder() {}

    /// What a folder holds, checked against each other.
    ///
    /// @param below   identity of the encoder it stands on
    /// @param weights all of them
    /// @param hash    SHA-256 over configuration and weights, hexadecimal
    public record Contents(
            LevelConfig config,
            String below,
            SequencedMap<String, FloatTensor> weights,
            String hash) {}

    /// What tells levels apart.
    ///
    /// @param hash as in [Contents]
    public record Identity(LevelConfig config, String hash) {}

    /// Reads only what tells a level from others, without its weights.
    ///
    /// @throws NoemaException when a file is missing or the configuration cannot be read
    public static Identity identify(Path folder) {
        Described described = describe(folder);
        return new Identity(described.config(), hash(folder));
    }

    /// What `config.json` says.
    private record Described(LevelConfig config, String below) {}

    /// Reads a level.
    ///
    /// @throws NoemaException when anything is missing, damaged or does not fit together
    public static Contents read(Path folder) {
        Described described = describe(folder);
        LevelConfig config = described.config();
        Path weightFile = folder.resolve(ModelFolder.WEIGHTS);
        SequencedMap<String, FloatTensor> weights =
                GroupRenderer.current(
                        config, ConceptReasoner.current(config, WeightFile.read(weightFile)));
        ModelFolder.requireShapes(folder, LevelNetwork.parameters(config), weights);
        ModelFolder.requirePositive(folder, weights, Normaliser.SCALE);
        if (!described.below().equals(WeightFile.metadata(weightFile).get(BELOW))) {
            throw new NoemaException(
                    "The weights in %s were learned on another model than its configuration says; take both files from the same level."
                            .formatted(folder));
        }
        return new Contents(config, described.below(), weights, hash(folder));
    }

    private static Described describe(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new NoemaException(
                    "There is no folder %s; give the folder of a trained level.".formatted(folder));
        }
        ModelFolder.requireFiles(folder, List.of(ModelFolder.CONFIG, ModelFolder.WEIGHTS));
        Path file = folder.resolve(ModelFolder.CONFIG);
        ObjectNode node = ModelFolder.json(file);
        JsonNode kind = node.remove(ModelFolder.KIND);
        if (kind == null || !LEVEL.equals(kind.textValue())) {
            throw new NoemaException(
                    "%s does not describe a level above sentences; give the folder of one."
                            .formatted(file));
        }
        JsonNode below = node.remove(BELOW);
        if (below == null || !below.isTextual() || !IDENTITY.matcher(below.textValue()).matches()) {
            throw new NoemaException(
                    "%s does not say which model it stands on; copy the folder again."
                            .formatted(file));
        }
        return new Described(config(file, node), below.textValue());
    }

    private static LevelConfig config(Path file, ObjectNode node) {
        try {
            return ModelFolder.JSON.treeToValue(node, LevelConfig.class);
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof NoemaException cause) {
                throw new NoemaException(file + ": " + cause.getMessage(), e);
            }
            throw new NoemaException(
                    "%s is not a complete configuration of a level; copy the folder again."
                            .formatted(file),
                    e);
        }
    }

    /// Writes a level; each file appears whole or not at all.
    ///
    /// @param below identity of the encoder it stands on
    /// @throws NoemaException when the folder cannot be written
    public static void write(
            Path folder,
            LevelConfig config,
            String below,
            Map<String, FloatTensor> weights,
            WeightFormat format) {
        ObjectNode node =
                ModelFolder.JSON.createObjectNode().put(ModelFolder.KIND, LEVEL).put(BELOW, below);
        node.setAll((ObjectNode) ModelFolder.JSON.valueToTree(config));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new NoemaException(
                    "The folder %s cannot be written; check its permissions and the free space."
                            .formatted(folder),
                    e);
        }
        WeightFile.write(
                folder.resolve(ModelFolder.WEIGHTS),
                new TreeMap<>(weights),
                format,
                Map.of(ModelFolder.KIND, LEVEL, BELOW, below));
        AtomicFile.write(
                folder.resolve(ModelFolder.CONFIG),
                out -> out.write(ModelFolder.JSON.writeValueAsBytes(node)));
    }

    private static String hash(Path folder) {
        try {
            MessageDigest digest = LevelNetwork.sha256();
            for (String name : List.of(ModelFolder.CONFIG, ModelFolder.WEIGHTS)) {
                digest.update(Files.readAllBytes(folder.resolve(name)));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new NoemaException(
                    "The folder %s cannot be read; check its permissions.".formatted(folder), e);
        }
    }
}
