package noema.model.generate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import noema.model.concept.Normaliser;
import noema.model.level.GroupEncoder;
import noema.model.level.GroupRenderer;
import noema.model.level.LevelConfig;
import noema.model.reason.ConceptReasoner;
import noema.model.reason.DiffusionHead;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.Parameter;
import noema.model.tensor.Precision;
import noema.model.tensor.TorchModule;

/// The module in native memory that holds every weight of one level: its encoder, its renderer, and a reasoner of the very
/// same class as that over sentences.
public final class LevelNetwork {

    private LevelNetwork() {}

    /// All weights of a level with their shapes.
    public static List<Parameter> parameters(LevelConfig config) {
        var all = new ArrayList<Parameter>();
        all.addAll(GroupEncoder.parameters(config));
        all.addAll(GroupRenderer.parameters(config));
        all.addAll(ConceptReasoner.parameters(config));
        return all;
    }

    /// Number of weights.
    public static long count(LevelConfig config) {
        return parameters(config).stream().mapToLong(Parameter::count).sum();
    }

    /// First values for training from scratch.
    public static SequencedMap<String, FloatTensor> initialise(LevelConfig config, long seed) {
        var weights = new LinkedHashMap<String, FloatTensor>();
        parameters(config).forEach(p -> weights.put(p.name(), p.initialise(seed)));
        return weights;
    }

    /// A module with these weights.
    ///
    /// @param more TorchScript sources beyond those of generation, such as training steps
    public static TorchModule load(
            LevelConfig config,
            Map<String, FloatTensor> weights,
            Precision precision,
            String... more) {
        var sources =
                new ArrayList<>(
                        List.of(
                                Normaliser.SOURCE,
                                DiffusionHead.SOURCE,
                                ConceptReasoner.SOURCE,
                                GroupRenderer.SOURCE));
        sources.addAll(List.of(more));
        var module = new TorchModule(sources, config.constants(), precision);
        weights.forEach((name, value) -> module.put("w", name, value));
        return module;
    }

    /// What tells encoders apart: SHA-256 over names, shapes and numbers of their weights, hexadecimal. A level belongs to
    /// the encoder below it, whatever becomes of the renderer and the reasoner there.
    static String identity(TorchModule module, List<Parameter> encoder) {
        MessageDigest digest = sha256();
        for (Parameter parameter : encoder) {
            FloatTensor weight = module.get("w", parameter.name());
            digest.update(parameter.name().getBytes(StandardCharsets.UTF_8));
            digest.update(Arrays.toString(weight.shape()).getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.allocate(weight.values().length * Float.BYTES);
            bytes.asFloatBuffer().put(weight.values());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
