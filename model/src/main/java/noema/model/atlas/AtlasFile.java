package noema.model.atlas;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import noema.model.tensor.AtomicFile;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.HostTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Quantized;
import noema.model.tensor.Safetensors;
import noema.model.tensor.StrictJson;
import org.jspecify.annotations.Nullable;

/// An atlas in a folder: its numbers in `map.safetensors` (concepts as int8 rows with half-precision scales, the projection,
/// one vector for each column) and its words in `map.json.gz`.
///
/// The second file names the checksum of the first, so that files of two maps are never mixed. A concept comes back rounded by
/// at most half of a 127th of its largest number; everything else comes back as it was.
public final class AtlasFile {

    /// The numbers.
    public static final String NUMBERS = "map.safetensors";

    /// The words.
    public static final String WORDS = "map.json.gz";

    private static final StrictJson.Kind KIND =
            new StrictJson.Kind("noema-map", 1, "a map", "build it again with noema map");
    private static final long MOST_BYTES = 1L << 28;
    private static final int BUFFER_BYTES = 1 << 16;

    private static final String Q8 = "concepts.q8";
    private static final String SCALE = "concepts.scale";
    private static final String CENTRE = "projection.centre";
    private static final String AXES = "projection.axes";
    private static final String STORY = "story";
    private static final String POSITION = "position";
    private static final String TOKENS = "tokens";
    private static final String CONFIDENCE = "confidence";
    private static final String CLUSTER = "cluster";
    private static final String HONESTY = "honesty";

    private static final ObjectMapper JSON = StrictJson.builder(MOST_BYTES).build();

    private AtlasFile() {}

    /// @param numbers SHA-256 of the tensors in the file beside it
    private record Words(
            String format,
            int version,
            String model,
            String numbers,
            List<String> labels,
            List<String> sentences)
            implements StrictJson.Document {}

    /// Whether a folder looks as if it held a map.
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(WORDS))
                || Files.isRegularFile(folder.resolve(NUMBERS));
    }

    /// Finds out, before the work, whether there will be a place for the map.
    ///
    /// @throws NoemaException if the folder cannot be made or written
    public static void requireWritable(Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            throw unwritable(folder, null);
        }
    }

    /// Saves an atlas; the folder is made when there is none. Each file appears whole or not at all, and if the second cannot
    /// be written, reading tells that the two do not belong together.
    ///
    /// @throws NoemaException when the folder cannot be written or a concept holds numbers beyond 8 million
    public static void write(Path folder, Atlas atlas) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
        Path numbers = folder.resolve(NUMBERS);
        Safetensors.write(
                numbers, numbers(atlas), Map.of("format", KIND.format(), "model", atlas.model()));
        var words =
                new Words(
                        KIND.format(),
                        KIND.version(),
                        atlas.model(),
                        checksum(numbers),
                        atlas.labels(),
                        atlas.entries().stream().map(Atlas.Entry::text).toList());
        AtomicFile.write(
                folder.resolve(WORDS),
                out -> {
                    var zipped = new GZIPOutputStream(out, BUFFER_BYTES);
                    JSON.writer()
                            .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                            .writeValue(zipped, words);
                    zipped.finish();
                });
    }

    private static NoemaException unwritable(Path folder, @Nullable IOException cause) {
        return new NoemaException(
                "The map cannot be written to %s; name a folder that is yours.".formatted(folder),
                cause);
    }

    private static Map<String, HostTensor> numbers(Atlas atlas) {
        int size = atlas.size();
        int width = atlas.projection().centre().length;
        var values = new float[size * width];
        for (int i = 0; i < size; i++) {
            System.arraycopy(atlas.entries().get(i).concept(), 0, values, i * width, width);
        }
        FloatTensor concepts = FloatTensor.of(values, size, width);
        if (!Quantized.canHold(concepts)) {
            throw new NoemaException(
                    "The concepts hold numbers that no file can; check the model with noema evaluate.");
        }
        Quantized quantized = Quantized.of(concepts);
        float[][] axes = atlas.projection().axes();
        var both = Arrays.copyOf(axes[0], 2 * width);
        System.arraycopy(axes[1], 0, both, width, width);
        var tensors = new TreeMap<String, HostTensor>();
        tensors.put(Q8, quantized.q8());
        tensors.put(SCALE, quantized.scale());
        tensors.put(CENTRE, HostTensor.ofFloats(atlas.projection().centre(), width));
        tensors.put(AXES, HostTensor.ofFloats(both, 2, width));
        tensors.put(STORY, column(atlas, Atlas.Entry::story));
        tensors.put(POSITION, column(atlas, Atlas.Entry::position));
        tensors.put(TOKENS, column(atlas, Atlas.Entry::tokens));
        tensors.put(CONFIDENCE, column(atlas, Atlas.Entry::confidence));
        tensors.put(CLUSTER, column(atlas, Atlas.Entry::cluster));
        tensors.put(HONESTY, column(atlas, Atlas.Entry::honesty));
        return tensors;
    }

    /// Floats hold whole numbers exactly up to 16 million, and there are fewer sentences.
    private static HostTensor column(Atlas atlas, ToDoubleFunction<Atlas.Entry> part) {
        var values = new float[atlas.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) part.applyAsDouble(atlas.entries().get(i));
        }
        return HostTensor.ofFloats(values, values.length);
    }

    private static String checksum(Path numbers) {
        return Safetensors.metadata(numbers).getOrDefault(Safetensors.SHA256, "");
    }

    /// Reads the map of a model.
    ///
    /// @param model       hash of the model
    /// @param conceptSize S x C numbers of its concepts
    /// @throws NoemaException when the map is missing, damaged, or of another model
    public static Atlas read(Path folder, String model, int conceptSize) {
        Path file = folder.resolve(NUMBERS);
        Words words = words(folder.resolve(WORDS));
        if (!words.model.equals(model)) {
            throw new NoemaException(
                    "The map in %s is that of another model; build one with noema map."
                            .formatted(folder));
        }
        SequencedMap<String, HostTensor> tensors = Safetensors.read(file);
        if (!words.numbers.equals(checksum(file))) {
            throw new NoemaException(
                    "%s and %s in %s do not belong together; build the map again with noema map."
                            .formatted(NUMBERS, WORDS, folder));
        }
        return new Reader(folder, words, tensors, conceptSize).atlas();
    }

    private static Words words(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new NoemaException(
                    "There is no map in %s; build one with noema map.".formatted(file.getParent()));
        }
        try (InputStream in =
                new GZIPInputStream(
                        new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES),
                        BUFFER_BYTES)) {
            return KIND.require(file, JSON.readValue(in, Words.class), () -> foreign(file, null));
        } catch (JacksonException e) {
            throw foreign(file, e);
        } catch (IOException e) {
            throw new NoemaException(
                    "%s cannot be read or is cut short; copy it or build the map again."
                            .formatted(file),
                    e);
        }
    }

    private static NoemaException foreign(Path file, @Nullable Exception cause) {
        return new NoemaException(
                "%s is not a complete map; build it again with noema map.".formatted(file), cause);
    }

    /// Puts the two files together, and checks that they fit.
    private record Reader(
            Path folder, Words words, SequencedMap<String, HostTensor> tensors, int width) {

        Atlas atlas() {
            int size = words.sentences.size();
            float[] concepts = concepts(size);
            float[] centre = floats(CENTRE, width);
            float[] axes = floats(AXES, 2, width);
            float[] story = column(STORY, 0, 1 << 24);
            float[] position = column(POSITION, 0, 1 << 24);
            float[] tokens = column(TOKENS, 0, 1 << 24);
            float[] confidence = column(CONFIDENCE, 0, 1);
            float[] cluster =
                    column(CLUSTER, 0, words.labels.isEmpty() ? 1 << 24 : words.labels.size() - 1);
            float[] honesty = column(HONESTY, 0, 1);
            if (words.sentences.contains(null) || words.labels.contains(null)) {
                throw damaged("a sentence is missing");
            }
            var entries = new ArrayList<Atlas.Entry>(size);
            for (int i = 0; i < size; i++) {
                entries.add(
                        new Atlas.Entry(
                                words.sentences.get(i),
                                Arrays.copyOfRange(concepts, i * width, (i + 1) * width),
                                (int) story[i],
                                (int) position[i],
                                (int) tokens[i],
                                confidence[i],
                                (int) cluster[i],
                                honesty[i]));
            }
            var projection =
                    new Projection(
                            centre,
                            new float[][] {
                                Arrays.copyOf(axes, width),
                                Arrays.copyOfRange(axes, width, 2 * width)
                            });
            return new Atlas(words.model, entries, projection, words.labels);
        }

        private float[] concepts(int size) {
            try {
                Quantized quantized = Quantized.of(tensor(Q8), tensor(SCALE));
                if (!Arrays.equals(quantized.q8().shape(), new long[] {size, width})) {
                    throw damaged("its concepts are " + quantized.q8());
                }
                return finite(Q8, quantized.toTensor().values());
            } catch (IllegalArgumentException e) {
                throw damaged(String.valueOf(e.getMessage()));
            }
        }

        private float[] column(String name, double low, double high) {
            float[] values = floats(name, words.sentences.size());
            for (float value : values) {
                if (!(value >= low && value <= high)) {
                    throw damaged("%s holds %s".formatted(name, value));
                }
            }
            return values;
        }

        private float[] floats(String name, long... shape) {
            HostTensor tensor = tensor(name);
            if (!Arrays.equals(tensor.shape(), shape)) {
                throw damaged("%s is %s".formatted(name, tensor));
            }
            return finite(name, tensor.toFloats());
        }

        private float[] finite(String name, float[] values) {
            for (float value : values) {
                if (!Float.isFinite(value)) {
                    throw damaged("%s holds %s".formatted(name, value));
                }
            }
            return values;
        }

        private HostTensor tensor(String name) {
            HostTensor tensor = tensors.get(name);
            if (tensor == null) {
                throw damaged(name + " is missing");
            }
            return tensor;
        }

        private NoemaException damaged(String why) {
            return new NoemaException(
                    "The map in %s is damaged (%s); build it again with noema map."
                            .formatted(folder, why));
        }
    }
}
