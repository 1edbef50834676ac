package noema.model.atlas;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
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

    /// The folder of a model's map, within the model's own.
    public static final String FOLDER = "map";

    /// The numbers.
    public static final String NUMBERS = "map.safetensors";

    /// The words.
    public static final String WORDS = "map.json.gz";

    static final String FORMAT = "noema-map";
    static final int VERSION = 1;

    private static final long MOST_BYTES = 1L << 28;
    static final int BUFFER_BYTES = 1 << 16;

    static final String Q8 = "concepts.q8";
    static final String SCALE = "concepts.scale";
    static final String CENTRE = "projection.centre";
    static final String AXES = "projection.axes";
    static final String STORY = "story";
    static final String POSITION = "position";
    static final String TOKENS = "tokens";
    static final String CONFIDENCE = "confidence";
    static final String CLUSTER = "cluster";
    static final String HONESTY = "honesty";

    static final ObjectMapper JSON = StrictJson.builder(MOST_BYTES).build();

    private AtlasFile() {}

    /// @param numbers SHA-256 of the tensors in the file beside it
    record Words(
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
                numbers, numbers(atlas), Map.of("format", FORMAT, "model", atlas.model()));
        var words =
                new Words(
                        FORMAT,
                        VERSION,
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

    static String checksum(Path numbers) {
        return Safetensors.metadata(numbers).getOrDefault(Safetensors.SHA256, "");
    }

    /// Reads the map of a model.
    ///
    /// @param model       hash of the model
    /// @param conceptSize S x C numbers of its concepts
    /// @throws NoemaException when the map is missing, damaged, or of another model
    public static Atlas read(Path folder, String model, int conceptSize) {
        return read(folder, model, conceptSize, "noema map");
    }

    /// Reads a map that another command builds than `noema map` alone.
    ///
    /// @param command that builds it, for messages
    /// @throws NoemaException when the map is missing, damaged, or of another model
    public static Atlas read(Path folder, String model, int conceptSize, String command) {
        return new AtlasReader(folder, command).read(model, conceptSize);
    }
}
