package noema.model.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsDamageTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    not an object    | []                                                                    | not a JSON object
                    no JSON          | hello                                                                 | not valid JSON
                    nothing          | `   `                                                                 | not a JSON object
                    cut short        | {"a":{"dtype":"I8","shape":[8],"data_offsets":[0,8]}                  | not valid JSON
                    goes on          | {"a":{"dtype":"I8","shape":[8],"data_offsets":[0,8]}} {}              | goes on after its end
                    same name        | {"a":{"dtype":"I8","shape":[4],"data_offsets":[0,4]},"\\u0061":{"dtype":"I8","shape":[4],"data_offsets":[4,8]}} | "a" twice
                    two dtypes       | {"a":{"dtype":"I8","dtype":"I8","shape":[8],"data_offsets":[0,8]}}    | exactly one dtype
                    no dtype         | {"a":{"shape":[8],"data_offsets":[0,8]}}                              | exactly one dtype
                    no shape         | {"a":{"dtype":"I8","data_offsets":[0,8]}}                             | exactly one dtype
                    no offsets       | {"a":{"dtype":"I8","shape":[8]}}                                      | exactly one dtype
                    unknown dtype    | {"a":{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}}            | unknown dtype "F8_E4M3"
                    dtype a number   | {"a":{"dtype":8,"shape":[8],"data_offsets":[0,8]}}                    | not text
                    entry a number   | {"a":8}                                                               | not an object
                    negative         | {"a":{"dtype":"I8","shape":[-8],"data_offsets":[0,8]}}                | impossible shape
                    two negatives    | {"a":{"dtype":"I8","shape":[-2,-4],"data_offsets":[0,8]}}             | impossible shape
                    overflow         | {"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}} | impossible shape
                    bytes overflow   | {"a":{"dtype":"I64","shape":[2305843009213693953],"data_offsets":[0,8]}} | impossible shape
                    beyond long      | {"a":{"dtype":"I8","shape":[99999999999999999999],"data_offsets":[0,8]}} | not valid JSON
                    fraction         | {"a":{"dtype":"I8","shape":[8.0],"data_offsets":[0,8]}}               | no integer
                    shape a text     | {"a":{"dtype":"I8","shape":"8","data_offsets":[0,8]}}                 | a list belongs
                    nested shape     | {"a":{"dtype":"I8","shape":[[8]],"data_offsets":[0,8]}}               | no integer
                    many dimensions  | {"a":{"dtype":"I8","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,8],"data_offsets":[0,8]}} | more than 16 dimensions
                    product          | {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}                | needs 12
                    overlap          | {"a":{"dtype":"I8","shape":[5],"data_offsets":[0,5]},"b":{"dtype":"I8","shape":[4],"data_offsets":[4,8]}} | overlaps
                    hole             | {"a":{"dtype":"I8","shape":[3],"data_offsets":[0,3]},"b":{"dtype":"I8","shape":[4],"data_offsets":[4,8]}} | hole
                    hole in front    | {"a":{"dtype":"I8","shape":[4],"data_offsets":[4,8]}}                 | hole
                    rest             | {"a":{"dtype":"I8","shape":[4],"data_offsets":[0,4]}}                 | need 4
                    nothing in it    | {}                                                                    | need 0
                    out of file      | {"a":{"dtype":"I8","shape":[9],"data_offsets":[0,9]}}                 | outside the file
                    backwards        | {"a":{"dtype":"I8","shape":[8],"data_offsets":[8,0]}}                 | outside the file
                    before the data  | {"a":{"dtype":"I8","shape":[9],"data_offsets":[-1,8]}}                | outside the file
                    three offsets    | {"a":{"dtype":"I8","shape":[8],"data_offsets":[0,4,8]}}               | outside the file
                    metadata list    | {"__metadata__":[],"a":{"dtype":"I8","shape":[8],"data_offsets":[0,8]}} | not a JSON object
                    metadata number  | {"__metadata__":{"k":1},"a":{"dtype":"I8","shape":[8],"data_offsets":[0,8]}} | other than text
                    metadata twice   | {"__metadata__":{},"__metadata__":{},"a":{"dtype":"I8","shape":[8],"data_offsets":[0,8]}} | two metadata
                    key twice        | {"__metadata__":{"k":"1","k":"2"},"a":{"dtype":"I8","shape":[8],"data_offsets":[0,8]}} | "k" twice
                    """)
    void aWrongHeaderIsRefused(String kind, String header, String message) throws IOException {
        Path file = RawSafetensors.write(folder.resolve("a.safetensors"), header, 8);

        assertRefused(file).as(kind).hasMessageContaining(message);
        assertThatThrownBy(() -> Safetensors.metadata(file))
                .as(kind)
                .isInstanceOf(NoemaException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 57, 1L << 32})
    void aLyingHeaderLengthIsRefused(long length) throws IOException {
        byte[] bytes =
                ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();

        assertRefused(Files.write(folder.resolve("a"), bytes))
                .hasMessageContaining("cut short or not a safetensors");
    }

    @Test
    void aHugeHeaderIsRefusedBeforeItIsRead() throws IOException {
        Path file = folder.resolve("a");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.writeLong(Long.reverseBytes(100_000_001));
            sparse.setLength(200_000_000);
        }

        assertRefused(file).hasMessageContaining("100 MB");
    }

    @Test
    void moreDataThanMemoryIsRefusedBeforeItIsRead() throws IOException {
        Path file = folder.resolve("a");
        long each = 1_000_000_000;
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; i < 1000; i++) {
            header.append(i == 0 ? "" : ",")
                    .append(
                            "\"t%d\":{\"dtype\":\"I8\",\"shape\":[%d],\"data_offsets\":[%d,%d]}"
                                    .formatted(i, each, i * each, (i + 1) * each));
        }
        RawSafetensors.write(file, header.append("}").toString(), 0);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(sparse.length() + 1000 * each);
        }

        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("-Xmx");
    }

    @Test
    void tooManyEntriesAreRefused() throws IOException {
        StringBuilder header = new StringBuilder("{\"__metadata__\":{\"-\":\"\"");
        for (int i = 0; i < 100_000; i++) {
            header.append(",\"").append(i).append("\":\"\"");
        }
        Path file = RawSafetensors.write(folder.resolve("a"), header.append("}}").toString(), 0);

        assertRefused(file).hasMessageContaining("more than 100000 entries");
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        String header = "{\"a\":{\"x\":" + "[".repeat(1_000_000);

        assertRefused(RawSafetensors.write(folder.resolve("a"), header, 0))
                .hasMessageContaining("not valid JSON");
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        byte[] header = HexFormat.of().parseHex("7b22ff223a7b7d7d");

        assertRefused(Files.write(folder.resolve("a"), RawSafetensors.bytes(header, new byte[0])))
                .hasMessageContaining("not valid JSON");
    }

    @Test
    void filesOfOtherKindsAreRefused() throws IOException {
        byte[] png =
                HexFormat.of()
                        .parseHex(
                                "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489");

        assertRefused(Files.write(folder.resolve("a.png"), png))
                .hasMessageContaining("not a safetensors file");
        assertRefused(Files.createFile(folder.resolve("empty"))).hasMessageContaining("empty");
        assertRefused(Files.write(folder.resolve("short"), new byte[7]))
                .hasMessageContaining("too short");
        assertRefused(folder).hasMessageContaining("is a folder");
        assertRefused(folder.resolve("missing")).hasMessageContaining("does not exist");
    }

    @Test
    void everyTruncationAndEveryFlippedBitOfTheNumbersIsFound() throws IOException {
        Path file = folder.resolve("a");
        Safetensors.write(
                file, Map.of("w", HostTensor.ofFloats(new float[] {1, 2, 3}, 3)), Map.of());
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            assertRefused(file);
        }
        for (int bit = 8 * (good.length - 12); bit < 8 * good.length; bit++) {
            byte[] flipped = good.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            assertRefused(file).hasMessageContaining("checksum");
        }
    }

    @Test
    void hostileNamesDoNotSpoilTheMessage() throws IOException {
        String header = "{\"a\\n\\u001b[31m" + "x".repeat(10_000) + "\":{}}";
        Path file = RawSafetensors.write(folder.resolve("a"), header, 0);

        assertRefused(file)
                .satisfies(e ->
                        assertThat(e.getMessage())
                                .hasSizeLessThan(400)
                                .doesNotContain("\n", "\u001b"));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path file) {
        return assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(NoemaException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageEndingWith(".")
                .hasMessageContaining(";");
    }
}
