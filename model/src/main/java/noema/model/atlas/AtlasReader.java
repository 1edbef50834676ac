package noema.model.atlas;

import com.fasterxml.jackson.core.JacksonException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.SequencedMap;
import java.util.zip.GZIPInputStream;
import noema.model.tensor.HostTensor;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Quantized;
import noema.model.tensor.Safetensors;
import noema.model.tensor.StrictJson;
import org.jspecify.annotations.Nullable;

/// Reads an atlas from its two files, and checks that they fit.
///
/// @param folder  of the files
/// @param command that builds such a map, for messages
record AtlasReader(Path folder, String command) {

    /// Reads the map of a model; see [AtlasFile#read].
    Atlas read(String model, int conceptSize) {
        Path file = folder.resolve(AtlasFile.NUMBERS);
        AtlasFile.Words words = words(folder.resolve(AtlasFile.WORDS));
        if (!words.model().equals(model)) {
            throw new NoemaException(
                    "The map in %s is that of another model; build one with %s."
                            .formatted(folder, command));
        }
        SequencedMap<String, HostTensor> tensors = Safetensors.read(file);
        if (!words.numbers().equals(AtlasFile.checksum(file))) {
            throw new NoemaException(
                    "%s and %s in %s do not belong together; build the map again with %s."
                            .formatted(AtlasFile.NUMBERS, AtlasFile.WORDS, folder, command));
        }
        return new Parts(words, tensors, conceptSize).atlas();
    }

    private AtlasFile.Words words(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new NoemaException(
                    "There is no map in %s; build one with %s.".formatted(folder, command));
        }
        try (InputStream in =
                new GZIPInputStream(
                        new BufferedInputStream(Files.newInputStream(file), AtlasFile.BUFFER_BYTES),
                        AtlasFile.BUFFER_BYTES)) {
            return new StrictJson.Kind(
                            AtlasFile.FORMAT,
                            AtlasFile.VERSION,
                            "a map",
                            "build it again with " + command)
                    .require(
                            file,
                            AtlasFile.JSON.readValue(in, AtlasFile.Words.class),
                            () -> foreign(file, null));
        } catch (JacksonException e) {
            throw foreign(file, e);
        } catch (IOException e) {
            throw new NoemaException(
                    "%s cannot be read or is cut short; copy it or build the map again."
                            .formatted(file),
                    e);
        }
    }

    private NoemaException foreign(Path file, @Nullable Exception cause) {
        return new NoemaException(
                "%s is not a complete map; build it again with %s.".formatted(file, command),
                cause);
    }

    /// Puts the two files together, and checks that they fit.
    private final class Parts {
        private final AtlasFile.Words words;
        private final SequencedMap<String, HostTensor> tensors;
        private final int width;

        Parts(AtlasFile.Words words, SequencedMap<String, HostTensor> tensors, int width) {
            this.words = words;
            this.tensors = tensors;
            this.width = width;
        }

        Atlas atlas() {
            int size = words.sentences().size();
            float[] concepts = concepts(size);
            float[] centre = floats(AtlasFile.CENTRE, width);
            float[] axes = floats(AtlasFile.AXES, 2, width);
            float[] story = column(AtlasFile.STORY, 0, 1 << 24);
            float[] position = column(AtlasFile.POSITION, 0, 1 << 24);
            float[] tokens = column(AtlasFile.TOKENS, 0, 1 << 24);
            float[] confidence = column(AtlasFile.CONFIDENCE, 0, 1);
            float[] cluster =
                    column(
                            AtlasFile.CLUSTER,
                            0,
                            words.labels().isEmpty() ? 1 << 24 : words.labels().size() - 1);
            float[] honesty = column(AtlasFile.HONESTY, 0, 1);
            if (words.sentences().contains(null) || words.labels().contains(null)) {
                throw damaged("a sentence is missing");
            }
            var entries = new ArrayList<Atlas.Entry>(size);
            for (int i = 0; i < size; i++) {
                entries.add(
                        new Atlas.Entry(
                                words.sentences().get(i),
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
            return new Atlas(words.model(), entries, projection, words.labels());
        }

        private float[] concepts(int size) {
            try {
                Quantized quantized = Quantized.of(tensor(AtlasFile.Q8), tensor(AtlasFile.SCALE));
                if (!Arrays.equals(quantized.q8().shape(), new long[] {size, width})) {
                    throw damaged("its concepts are " + quantized.q8());
                }
                return finite(AtlasFile.Q8, quantized.toTensor().values());
            } catch (IllegalArgumentException e) {
                throw damaged(String.valueOf(e.getMessage()));
            }
        }

        private float[] column(String name, double low, double high) {
            float[] values = floats(name, words.sentences().size());
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
                    "The map in %s is damaged (%s); build it again with %s."
                            .formatted(folder, why, command));
        }
    }
}
