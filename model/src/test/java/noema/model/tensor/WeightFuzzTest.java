package noema.model.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damages a valid file at random: it must be read or refused with a [NoemaException], nothing else.
class WeightFuzzTest {
    private static final int TRIES = 4000;
    private static final String[] TOKENS = {
        "-1",
        "0",
        "1",
        "64",
        "4096",
        "2147483647",
        "2147483648",
        "9223372036854775807",
        "99999999999999999999",
        "1e9",
        "0.5",
        "null",
        "true",
        "[]",
        "{}",
        "\"\"",
        "\"F32\"",
        "\"BF16\"",
        "\"I64\"",
        "\"shape\":",
        "\"__metadata__\":",
        ",",
        ":",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "\\",
        "\\ud800",
        "\u0000"
    };

    @TempDir Path folder;

    private final Random random = new Random(2025);
    private Path file;
    private byte[] valid;

    @BeforeEach
    void writeAValidFile() throws IOException {
        file = folder.resolve("model.safetensors");
        Map<String, FloatTensor> weights =
                Map.of(
                        "encoder.weight", new FloatTensor(new long[] {64, 64}, noise(4096)),
                        "encoder.bias", new FloatTensor(new long[] {64}, noise(64)));
        WeightFile.write(file, weights, WeightFormat.INT8, Map.of("format", "test"));
        valid = Files.readAllBytes(file);
        // Most tries would otherwise end at the checksum and never reach the weights.
        valid[new String(valid, StandardCharsets.ISO_8859_1).indexOf(Safetensors.SHA256)] = 'x';
    }

    @Test
    void randomDamageToBytes() throws IOException {
        int refused = 0;
        for (int i = 0; i < TRIES; i++) {
            refused += survives(damagedBytes()) ? 0 : 1;
        }
        assertThat(refused).isBetween(TRIES / 10, TRIES - 1);
    }

    @Test
    void randomDamageToTheHeaderWithItsLengthKeptTrue() throws IOException {
        int refused = 0;
        for (int i = 0; i < TRIES; i++) {
            refused += survives(damagedHeader()) ? 0 : 1;
        }
        assertThat(refused).isBetween(TRIES / 2, TRIES - 1);
    }

    @Test
    void randomBytes() throws IOException {
        for (int i = 0; i < TRIES / 4; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertThat(survives(bytes)).isFalse();
        }
    }

    /// Returns whether the file could be read; anything but a NoemaException fails the test by itself.
    private boolean survives(byte[] bytes) throws IOException {
        // A fresh file, because some file systems wait for the disk when an existing one is
        // truncated.
        Files.delete(file);
        Files.write(file, bytes);
        try {
            Safetensors.metadata(file);
            WeightFile.read(file)
                    .values()
                    .forEach(tensor -> assertThat(tensor.values().length).isLessThan(10_000));
            return true;
        } catch (NoemaException e) {
            assertThat(e.getMessage())
                    .startsWith(file.toString())
                    .endsWith(".")
                    .hasLineCount(1)
                    .hasSizeLessThan(600);
            return false;
        }
    }

    private byte[] damagedBytes() {
        byte[] bytes = valid.clone();
        // Header and data get equal attention, although the header is much shorter.
        int reach = random.nextBoolean() ? 8 + RawSafetensors.headerLength(valid) : bytes.length;
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            int at = random.nextInt(reach);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 ->
                        Arrays.fill(
                                bytes,
                                at,
                                Math.min(bytes.length, at + 8),
                                (byte) random.nextInt(-1, 1));
                default ->
                        System.arraycopy(
                                valid,
                                random.nextInt(reach),
                                bytes,
                                at,
                                Math.min(8, reach - at) / 2);
            }
        }
        int length = random.nextInt(4) > 0 ? bytes.length : random.nextInt(bytes.length + 100);
        return Arrays.copyOf(bytes, length);
    }

    private byte[] damagedHeader() {
        int length = RawSafetensors.headerLength(valid);
        StringBuilder header =
                new StringBuilder(new String(valid, 8, length, StandardCharsets.UTF_8));
        for (int edits = 1 + random.nextInt(2); edits > 0; edits--) {
            int at = random.nextInt(header.length());
            int end = Math.min(header.length(), at + random.nextInt(6));
            String token = TOKENS[random.nextInt(TOKENS.length)];
            switch (random.nextInt(4)) {
                case 0 -> header.replace(at, end, token);
                case 1 ->
                        header.insert(at, header.substring(at, Math.min(header.length(), at + 70)));
                case 2 -> replaceANumber(header, at, token);
                default -> header.delete(at, end);
            }
        }
        return RawSafetensors.bytes(
                header.toString().getBytes(StandardCharsets.UTF_8),
                Arrays.copyOfRange(valid, 8 + length, valid.length));
    }

    private static void replaceANumber(StringBuilder header, int from, String token) {
        int begin = from;
        while (begin < header.length() && !Character.isDigit(header.charAt(begin))) {
            begin++;
        }
        int end = begin;
        while (end < header.length() && Character.isDigit(header.charAt(end))) {
            end++;
        }
        header.replace(begin, end, token);
    }

    private float[] noise(int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
