package noema.model.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The weights of a model in one safetensors file, or in several parts of a bounded size.
///
/// [WeightFormat#INT8] stores a matrix `NAME` as `NAME.q8` (I8, same shape) and `NAME.scale` (F16, one per row); vectors
/// and tensors of fewer than 4096 numbers become halves. A tensor that its format cannot hold stays in floats.
/// Writing what was read, with the same format and metadata, gives the same bytes again.
public final class WeightFile {
    private static final String Q8 = ".q8";
    private static final String SCALE = ".scale";
    private static final String PARTS = "noema.parts";
    private static final int FEWEST_QUANTIZED = 4096;
    private static final float LARGEST_HALF = 65504;

    private WeightFile() {}

    /// Writes all weights into one file, atomically, and removes parts of an older model of that name.
    ///
    /// @param metadata free text; keys that Noema keeps itself are replaced
    /// @throws NoemaException if a weight is not finite, two names collide or the file cannot be written
    public static void write(
            Path file,
            Map<String, FloatTensor> weights,
            WeightFormat format,
            Map<String, String> metadata) {
        Safetensors.write(file, encode(weights, format), own(metadata));
        delete(Shards.existing(file));
    }

    /// Writes the weights into several files, for hosts that refuse large ones.
    ///
    /// They are named `NAME-00001-of-00003.safetensors` and so on. Each is replaced atomically but not all together: a
    /// crash in between leaves files that [#read(Path)] refuses.
    ///
    /// @param file the name the parts are derived from, to be given to [#read(Path)] later
    /// @param partBytes the most bytes of numbers in a part, unless a single weight is larger
    /// @throws IllegalArgumentException if `partBytes` is not positive
    /// @throws NoemaException as [#write(Path, Map, WeightFormat, Map)]
    public static void writeParts(
            Path file,
            Map<String, FloatTensor> weights,
            WeightFormat format,
            Map<String, String> metadata,
            long partBytes) {
        if (partBytes <= 0) {
            throw new IllegalArgumentException("a part of " + partBytes + " bytes holds nothing");
        }
        List<SequencedMap<String, HostTensor>> contents = split(encode(weights, format), partBytes);
        if (contents.size() > Shards.MOST) {
            throw new NoemaException(
                    "%s would have %d parts; allow more bytes in each."
                            .formatted(file, contents.size()));
        }
        Map<String, String> text = own(metadata);
        text.put(PARTS, identity(contents));
        List<Path> parts = Shards.parts(file, contents.size());
        for (int i = 0; i < parts.size(); i++) {
            Safetensors.write(parts.get(i), contents.get(i), text);
        }
        List<Path> stale = new ArrayList<>(Shards.existing(file));
        stale.removeAll(parts);
        stale.add(file);
        delete(stale);
    }

    /// Reads all weights as floats, sorted by name, in an unmodifiable map; looks for parts if `file` does not exist.
    ///
    /// @throws NoemaException if a file or part is missing or damaged, or a weight is NaN or infinite
    public static SequencedMap<String, FloatTensor> read(Path file) {
        SequencedMap<String, HostTensor> stored = new TreeMap<>();
        for (Path part : files(file)) {
            for (Map.Entry<String, HostTensor> named : Safetensors.read(part).entrySet()) {
                if (stored.putIfAbsent(named.getKey(), named.getValue()) != null) {
                    throw FileProblem.damaged(
                            part,
                            "another part holds weight "
                                    + FileProblem.quote(named.getKey())
                                    + " too");
                }
            }
        }
        SequencedMap<String, FloatTensor> weights = new TreeMap<>();
        for (String name : stored.keySet()) {
            String weight = name.endsWith(Q8) ? withoutSuffix(name, Q8) : name;
            boolean scaleOfAnother =
                    name.endsWith(SCALE) && stored.containsKey(withoutSuffix(name, SCALE) + Q8);
            if (scaleOfAnother) {
                continue;
            }
            FloatTensor tensor = decode(file, stored, name, weight);
            findNotFinite(tensor)
                    .ifPresent(value -> {
                        throw FileProblem.damaged(
                                file,
                                "weight %s holds %s".formatted(FileProblem.quote(weight), value));
                    });
            if (weights.putIfAbsent(weight, tensor) != null) {
                throw FileProblem.damaged(
                        file, "it holds weight " + FileProblem.quote(weight) + " twice");
            }
        }
        return Collections.unmodifiableSequencedMap(weights);
    }

    /// Reads the free text of a weight file, sorted by key, from its first part if it has parts.
    ///
    /// @throws NoemaException if the file is missing or its header is damaged
    public static SequencedMap<String, String> metadata(Path file) {
        return Safetensors.metadata(files(file).getFirst());
    }

    private static SequencedMap<String, HostTensor> encode(
            Map<String, FloatTensor> weights, WeightFormat format) {
        SequencedMap<String, HostTensor> stored = new TreeMap<>();
        for (Map.Entry<String, FloatTensor> named : new TreeMap<>(weights).entrySet()) {
            String name = named.getKey();
            FloatTensor tensor = named.getValue();
            findNotFinite(tensor)
                    .ifPresent(value -> {
                        throw new NoemaException(
                                "Weight %s holds %s and is not saved; go back to the last checkpoint and train more gently."
                                        .formatted(FileProblem.quote(name), value));
                    });
            if (name.endsWith(Q8)) {
                throw collision(name);
            }
            if (format == WeightFormat.INT8
                    && tensor.values().length >= FEWEST_QUANTIZED
                    && Quantized.canHold(tensor)) {
                Quantized quantized = Quantized.of(tensor);
                putOnce(stored, name + Q8, quantized.q8());
                putOnce(stored, name + SCALE, quantized.scale());
            } else {
                putOnce(stored, name, unquantized(tensor, format));
            }
        }
        return stored;
    }

    private static HostTensor unquantized(FloatTensor tensor, WeightFormat format) {
        float[] values = tensor.values();
        if (format == WeightFormat.FP32) {
            return HostTensor.ofFloats(values, tensor.shape());
        }
        for (float value : values) {
            if (Math.abs(value) > LARGEST_HALF) {
                return HostTensor.ofFloats(values, tensor.shape());
            }
        }
        return HostTensor.ofHalf(values, tensor.shape());
    }

    private static FloatTensor decode(
            Path file, Map<String, HostTensor> stored, String name, String weight) {
        HostTensor tensor = Objects.requireNonNull(stored.get(name));
        if (name.equals(weight)) {
            return new FloatTensor(tensor.shape(), tensor.toFloats());
        }
        HostTensor scale = stored.get(weight + SCALE);
        if (scale == null) {
            throw FileProblem.damaged(
                    file, "the scales of weight " + FileProblem.quote(weight) + " are missing");
        }
        try {
            return Quantized.of(tensor, scale).toTensor();
        } catch (IllegalArgumentException e) {
            throw FileProblem.damaged(
                    file,
                    "weight %s is not quantised properly: %s"
                            .formatted(FileProblem.quote(weight), e.getMessage()),
                    e);
        }
    }

    private static Optional<Float> findNotFinite(FloatTensor tensor) {
        for (float value : tensor.values()) {
            if (!Float.isFinite(value)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static void putOnce(Map<String, HostTensor> stored, String name, HostTensor tensor) {
        if (stored.putIfAbsent(name, tensor) != null) {
            throw collision(name);
        }
    }

    private static NoemaException collision(String name) {
        return new NoemaException(
                "The weight name %s is reserved for quantised weights; rename the weight."
                        .formatted(FileProblem.quote(name)));
    }

    /// Returns the metadata without what earlier files said about themselves.
    private static Map<String, String> own(Map<String, String> metadata) {
        Map<String, String> text = new TreeMap<>(metadata);
        text.remove(PARTS);
        return text;
    }

    private static List<SequencedMap<String, HostTensor>> split(
            Map<String, HostTensor> stored, long partBytes) {
        List<SequencedMap<String, HostTensor>> parts = new ArrayList<>(List.of(new TreeMap<>()));
        long bytes = 0;
        for (Map.Entry<String, HostTensor> named : stored.entrySet()) {
            int next = named.getValue().byteCount();
            if (bytes > 0 && bytes + next > partBytes) {
                parts.add(new TreeMap<>());
                bytes = 0;
            }
            parts.getLast().put(named.getKey(), named.getValue());
            bytes += next;
        }
        return parts;
    }

    /// Names a set of parts by all its content, so that parts of different models are never mixed.
    private static String identity(List<SequencedMap<String, HostTensor>> parts) {
        MessageDigest digest = Safetensors.sha256();
        parts.forEach(part -> part.values().forEach(tensor -> tensor.digestInto(digest)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> files(Path file) {
        List<Path> found = Files.exists(file) ? List.of() : Shards.existing(file);
        if (found.isEmpty()) {
            return List.of(file);
        }
        List<Path> parts = Shards.parts(file, found.size());
        boolean oneModel =
                found.equals(parts)
                        && parts.stream()
                                        .map(part ->
                                                Safetensors.metadata(part).getOrDefault(PARTS, ""))
                                        .distinct()
                                        .count()
                                == 1;
        if (!oneModel) {
            throw FileProblem.damaged(
                    file, "some of its parts are missing or belong to another model");
        }
        return parts;
    }

    private static void delete(List<Path> files) {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new NoemaException(
                        "The older file %s is in the way and cannot be deleted; delete it by hand."
                                .formatted(file),
                        e);
            }
        }
    }

    private static String withoutSuffix(String name, String suffix) {
        return name.substring(0, name.length() - suffix.length());
    }
}
