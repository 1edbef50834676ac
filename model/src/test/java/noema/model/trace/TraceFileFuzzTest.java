package noema.model.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import noema.model.tensor.NoemaException;

/// Damaged trace files are read or refused, and nothing else.
class TraceFileFuzzTest {

    @Property(tries = 300)
    void aFlippedBitOrACutIsReadOrRefused(
            @ForAll boolean zipped,
            @ForAll @IntRange(min = 0, max = 1_000_000) int place,
            @ForAll @IntRange(min = 0, max = 8) int bit)
            throws IOException {
        Path file = TraceFileTest.temporary(zipped ? "run.json.gz" : "run.json");
        TraceFile.write(file, TraceFileTest.trace());
        byte[] bytes = Files.readAllBytes(file);
        int at = place % bytes.length;
        if (bit == 8) {
            bytes = Arrays.copyOf(bytes, at);
        } else {
            bytes[at] ^= (byte) (1 << bit);
        }
        Files.write(file, bytes);
        readOrRefuse(file);
    }

    @Property(tries = 200)
    void noiseIsRefused(@ForAll long seed, @ForAll @IntRange(min = 0, max = 400) int length)
            throws IOException {
        byte[] noise = new byte[length];
        new Random(seed).nextBytes(noise);
        Path file = TraceFileTest.temporary("noise.json");
        Files.write(file, noise);
        assertThatThrownBy(() -> TraceFile.read(file)).isInstanceOf(NoemaException.class);
    }

    private static void readOrRefuse(Path file) {
        try {
            assertThat(TraceFile.read(file).events()).hasSizeGreaterThanOrEqualTo(2);
        } catch (NoemaException e) {
            assertThat(e.getMessage()).contains(file.toString()).hasLineCount(1).endsWith(".");
        }
    }
}
