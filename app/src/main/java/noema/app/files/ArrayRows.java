package noema.app.files;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import noema.model.tensor.DType;
import noema.model.tensor.HostTensor;
import noema.model.tensor.NoemaException;
import org.jspecify.annotations.Nullable;

/// Float arrays that stand outside a JSON document. Those of one length are the rows of one tensor, `floats.LENGTH`, each kept
/// once; in the document stands `"LENGTH:ROW"` instead, and `"0:0"` for an empty array.
final class ArrayRows {

    private static final String PREFIX = "floats.";
    private static final int EMPTY = 0;
    private static final long MOST_BYTES = 1L << 30;

    private final Map<Integer, List<float[]>> byLength = new TreeMap<>();
    private final Map<Row, Integer> numbers = new HashMap<>();

    /// An array that is equal to another one if all its bits are.
    private record Row(float[] values) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Row that && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    /// What teaches a mapper to leave arrays out. The rows are given to each call as the attribute `ArrayRows.class`.
    static SimpleModule module() {
        return new SimpleModule()
                .addSerializer(float[].class, new Leaver())
                .addDeserializer(float[].class, new Fetcher());
    }

    /// The rows of a file.
    ///
    /// @throws IllegalArgumentException if a tensor is none that was written here
    static ArrayRows of(Map<String, HostTensor> tensors) {
        var rows = new ArrayRows();
        tensors.forEach((name, tensor) -> {
            long[] shape = tensor.shape();
            if (tensor.type() != DType.F32
                    || shape.length != 2
                    || shape[1] == EMPTY
                    || !name.equals(PREFIX + shape[1])) {
                throw new IllegalArgumentException("one of its arrays is of another kind");
            }
            int length = (int) shape[1];
            float[] all = tensor.toFloats();
            var list = new ArrayList<float[]>();
            for (int from = 0; from < all.length; from += length) {
                list.add(Arrays.copyOfRange(all, from, from + length));
            }
            rows.byLength.put(length, list);
        });
        return rows;
    }

    /// All rows as tensors of shape [rows, length].
    ///
    /// @throws NoemaException if they are too many for one file
    Map<String, HostTensor> tensors() {
        var tensors = new TreeMap<String, HostTensor>();
        byLength.forEach((length, rows) -> {
            if ((long) length * rows.size() * Float.BYTES > MOST_BYTES) {
                throw new NoemaException(
                        "This run is too large for a session file; let it have fewer sentences, steps or candidates.");
            }
            var all = new float[length * rows.size()];
            for (int i = 0; i < rows.size(); i++) {
                System.arraycopy(rows.get(i), 0, all, i * length, length);
            }
            tensors.put(PREFIX + length, HostTensor.ofFloats(all, rows.size(), length));
        });
        return tensors;
    }

    private String leave(float[] values) {
        if (values.length == EMPTY) {
            return "0:0";
        }
        int number =
                numbers.computeIfAbsent(
                        new Row(values),
                        row -> {
                            List<float[]> rows =
                                    byLength.computeIfAbsent(
                                            values.length, length -> new ArrayList<>());
                            rows.add(values);
                            return rows.size() - 1;
                        });
        return values.length + ":" + number;
    }

    private float @Nullable [] fetch(String reference) {
        if (reference.equals("0:0")) {
            return new float[0];
        }
        String[] parts = reference.split(":", 2);
        try {
            List<float[]> rows = byLength.getOrDefault(Integer.parseInt(parts[0]), List.of());
            int number = parts.length == 2 ? Integer.parseInt(parts[1]) : -1;
            return number >= 0 && number < rows.size() ? rows.get(number) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static final class Leaver extends StdSerializer<float[]> {
        private static final long serialVersionUID = 1L;

        Leaver() {
            super(float[].class);
        }

        @Override
        public void serialize(float[] values, JsonGenerator json, SerializerProvider context)
                throws IOException {
            json.writeString(((ArrayRows) context.getAttribute(ArrayRows.class)).leave(values));
        }
    }

    private static final class Fetcher extends StdDeserializer<float[]> {
        private static final long serialVersionUID = 1L;

        Fetcher() {
            super(float[].class);
        }

        @Override
        public float[] deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            String reference = _parseString(json, context, this);
            float[] values = ((ArrayRows) context.getAttribute(ArrayRows.class)).fetch(reference);
            if (values == null) {
                throw context.weirdStringException(reference, float[].class, "no such row");
            }
            return values;
        }
    }
}
