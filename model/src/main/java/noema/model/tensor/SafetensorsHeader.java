package noema.model.tensor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The JSON header of a safetensors file: where each tensor lies in the data, and free text about the file.
///
/// Parsing trusts nothing: it reads token by token, with bounded counts, and accepts only entries whose bytes follow
/// one another without a hole from the first byte of the data to the last.
///
/// @param entries by tensor name
/// @param metadata free text by key
record SafetensorsHeader(
        SequencedMap<String, Entry> entries, SequencedMap<String, String> metadata) {
    /// The header key that is not a tensor.
    static final String METADATA = "__metadata__";

    // Bounds what a hostile header can make the parser allocate; real models stay far below both.
    private static final int MOST_ENTRIES = 100_000;
    private static final int MOST_DIMENSIONS = 16;
    private static final int MOST_TENSOR_BYTES = Integer.MAX_VALUE - 16;

    // Names of a foreign file should neither be interned nor kept in shared symbol tables.
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build();

    /// One tensor: its bytes are `begin` (inclusive) to `end` (exclusive) of the data.
    record Entry(DType type, List<Long> shape, long begin, long end) {
        int bytes() {
            return Math.toIntExact(end - begin);
        }

        long[] dimensions() {
            return shape.stream().mapToLong(Long::longValue).toArray();
        }
    }

    /// Returns the entries in the order of their bytes.
    List<Map.Entry<String, Entry>> inFileOrder() {
        return entries.entrySet().stream()
                .sorted(
                        Comparator.comparingLong(
                                        (Map.Entry<String, Entry> e) -> e.getValue().begin())
                                .thenComparingLong(e -> e.getValue().end()))
                .toList();
    }

    /// Returns the header as JSON in UTF-8: metadata first, then the entries in the order of their bytes.
    byte[] toJson() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectFieldStart(METADATA);
            for (Map.Entry<String, String> entry : metadata.entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
            for (Map.Entry<String, Entry> named : inFileOrder()) {
                Entry entry = named.getValue();
                long[] shape = entry.dimensions();
                json.writeObjectFieldStart(named.getKey());
                json.writeStringField("dtype", entry.type().name());
                json.writeFieldName("shape");
                json.writeArray(shape, 0, shape.length);
                json.writeFieldName("data_offsets");
                json.writeArray(new long[] {entry.begin(), entry.end()}, 0, 2);
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /// Parses and checks a header.
    ///
    /// @param file named in errors
    /// @param json the header without its length
    /// @param dataBytes the length of the data behind it
    /// @throws NoemaException if the header is not valid or does not describe exactly that much data
    static SafetensorsHeader parse(Path file, byte[] json, long dataBytes) {
        SafetensorsHeader header;
        try (Reader reader = strictUtf8(json);
                JsonParser parser = JSON.createParser(reader)) {
            header = new HeaderReader(file, parser, dataBytes).read();
        } catch (IOException e) {
            throw FileProblem.damaged(file, "its header is not valid JSON", e);
        }
        long next = 0;
        for (Map.Entry<String, Entry> named : header.inFileOrder()) {
            if (named.getValue().begin() != next) {
                String what =
                        named.getValue().begin() < next
                                ? "overlaps another tensor"
                                : "leaves a hole before it";
                throw FileProblem.damaged(
                        file, "tensor " + FileProblem.quote(named.getKey()) + " " + what);
            }
            next = named.getValue().end();
        }
        if (next != dataBytes) {
            throw FileProblem.damaged(
                    file,
                    "it holds %d bytes of data where its tensors need %d"
                            .formatted(dataBytes, next));
        }
        return header;
    }

    private static Reader strictUtf8(byte[] json) {
        return new InputStreamReader(
                new ByteArrayInputStream(json),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /// Walks over the tokens of one header.
    private record HeaderReader(Path file, JsonParser json, long dataBytes) {
        SafetensorsHeader read() throws IOException {
            SequencedMap<String, Entry> entries = new TreeMap<>();
            SequencedMap<String, String> metadata = new TreeMap<>();
            boolean metadataSeen = false;
            expect(json.nextToken(), JsonToken.START_OBJECT, "its header is not a JSON object");
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                if (!name.equals(METADATA)) {
                    putOnce(entries, name, entry(FileProblem.quote(name)));
                } else if (metadataSeen) {
                    throw damaged("its header holds two metadata blocks");
                } else {
                    metadataSeen = true;
                    readMetadata(metadata);
                }
            }
            if (json.nextToken() != null) {
                throw damaged("its header goes on after its end");
            }
            return new SafetensorsHeader(entries, metadata);
        }

        private void readMetadata(SequencedMap<String, String> metadata) throws IOException {
            expect(
                    json.currentToken(),
                    JsonToken.START_OBJECT,
                    "its metadata is not a JSON object");
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                expect(
                        json.nextToken(),
                        JsonToken.VALUE_STRING,
                        "its metadata holds something other than text");
                putOnce(metadata, key, json.getText());
            }
        }

        private <T> void putOnce(Map<String, T> map, String name, T value) {
            if (map.putIfAbsent(name, value) != null) {
                throw damaged("its header names " + FileProblem.quote(name) + " twice");
            }
            if (map.size() > MOST_ENTRIES) {
                throw damaged("its header has more than " + MOST_ENTRIES + " entries");
            }
        }

        private Entry entry(String name) throws IOException {
            expect(
                    json.currentToken(),
                    JsonToken.START_OBJECT,
                    "the entry of tensor " + name + " is not an object");
            List<String> types = new ArrayList<>();
            List<List<Long>> shapes = new ArrayList<>();
            List<List<Long>> offsets = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                JsonToken value = json.nextToken();
                switch (key) {
                    case "dtype" -> {
                        expect(
                                value,
                                JsonToken.VALUE_STRING,
                                "the dtype of tensor " + name + " is not text");
                        types.add(json.getText());
                    }
                    case "shape" -> shapes.add(integers(name));
                    case "data_offsets" -> offsets.add(integers(name));
                    default -> json.skipChildren();
                }
            }
            if (types.size() != 1 || shapes.size() != 1 || offsets.size() != 1) {
                throw damaged(
                        "tensor "
                                + name
                                + " does not have exactly one dtype, shape and data_offsets");
            }
            return checked(name, types.getFirst(), shapes.getFirst(), offsets.getFirst());
        }

        private Entry checked(String name, String typeName, List<Long> shape, List<Long> offsets) {
            DType type =
                    DType.named(typeName)
                            .orElseThrow(() ->
                                    damaged(
                                            "tensor "
                                                    + name
                                                    + " has the unknown dtype "
                                                    + FileProblem.quote(typeName)));
            if (offsets.size() != 2
                    || offsets.get(0) < 0
                    || offsets.get(1) < offsets.get(0)
                    || offsets.get(1) > dataBytes) {
                throw damaged("tensor " + name + " lies outside the file, which may be cut short");
            }
            Entry entry = new Entry(type, shape, offsets.get(0), offsets.get(1));
            if (shape.stream().anyMatch(dimension -> dimension < 0)) {
                throw impossibleShape(name, shape);
            }
            long present = entry.end() - entry.begin();
            long needed;
            try {
                needed =
                        Math.multiplyExact(
                                HostArray.count(entry.dimensions()), (long) type.bytes());
            } catch (ArithmeticException overflow) {
                throw impossibleShape(name, shape);
            }
            if (needed != present) {
                throw damaged(
                        "tensor %s has %d bytes where its shape %s needs %d"
                                .formatted(name, present, shape, needed));
            }
            if (present > MOST_TENSOR_BYTES) {
                throw damaged("tensor " + name + " is larger than 2 GiB");
            }
            return entry;
        }

        private List<Long> integers(String name) throws IOException {
            expect(
                    json.currentToken(),
                    JsonToken.START_ARRAY,
                    "tensor " + name + " has text where a list belongs");
            List<Long> numbers = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                expect(
                        json.currentToken(),
                        JsonToken.VALUE_NUMBER_INT,
                        "tensor " + name + " has a size that is no integer");
                numbers.add(json.getLongValue());
                if (numbers.size() > MOST_DIMENSIONS) {
                    throw damaged(
                            "tensor " + name + " has more than " + MOST_DIMENSIONS + " dimensions");
                }
            }
            return List.copyOf(numbers);
        }

        private void expect(JsonToken found, JsonToken wanted, String otherwise) {
            if (found != wanted) {
                throw damaged(otherwise);
            }
        }

        private NoemaException impossibleShape(String name, List<Long> shape) {
            return damaged("tensor " + name + " has the impossible shape " + shape);
        }

        private NoemaException damaged(String why) {
            return FileProblem.damaged(file, why);
        }
    }
}
