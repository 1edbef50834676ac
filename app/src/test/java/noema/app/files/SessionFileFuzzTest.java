package noema.app.files;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import noema.model.tensor.NoemaException;

/// Damaged sessions are read as they were or refused, and nothing else.
class SessionFileFuzzTest {

    private static final List<String> FILES =
            List.of("session.json", "trace.json", "arrays.safetensors");

    private final Path file;
    private final byte[] whole;
    private final Session session;

    SessionFileFuzzTest() throws IOException {
        file = Files.createTempFile("run", ".noema");
        session = Runs.session(Runs.trace(2));
        SessionFile.write(file, session);
        whole = Files.readAllBytes(file);
    }

    @AfterProperty
    void delete() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 250)
    void aFlippedBitIsWithoutEffectOrRefused(
            @ForAll @IntRange(min = 0, max = 1_000_000) int place,
            @ForAll @IntRange(min = 0, max = 7) int bit)
            throws IOException {
        byte[] bytes = whole.clone();
        bytes[place % bytes.length] ^= (byte) (1 << bit);
        Files.write(file, bytes);
        equalOrRefused();
    }

    @Property(tries = 100)
    void aCutIsRefused(@ForAll @IntRange(min = 0, max = 1_000_000) int place) throws IOException {
        Files.write(file, Arrays.copyOf(whole, place % whole.length));
        assertThatThrownBy(() -> SessionFile.read(file))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining(file.toString());
    }

    @Property(tries = 100)
    void severalBytesOfNoiseAreWithoutEffectOrRefused(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count) throws IOException {
        byte[] bytes = whole.clone();
        var random = new Random(seed);
        for (int i = 0; i < count; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        Files.write(file, bytes);
        equalOrRefused();
    }

    /// Checksums find accidents; this is somebody who makes them right again.
    @Property(tries = 250)
    void whatIsChangedWithinASoundArchiveIsReadOrRefused(
            @ForAll @IntRange(min = 0, max = 2) int which,
            @ForAll @IntRange(min = 0, max = 1_000_000) int place,
            @ForAll byte value)
            throws IOException {
        Files.write(file, whole);
        Map<String, byte[]> files = SessionFileTest.unzip(file);
        byte[] bytes = requireNonNull(files.get(FILES.get(which)));
        bytes[place % bytes.length] = value;
        SessionFileTest.zip(file, files);
        try {
            assertThat(SessionFile.read(file).trace().events()).hasSizeGreaterThanOrEqualTo(2);
        } catch (NoemaException e) {
            assertSentence(e);
        }
    }

    private void equalOrRefused() {
        try {
            assertThat(SessionFile.read(file)).usingRecursiveComparison().isEqualTo(session);
        } catch (NoemaException e) {
            assertSentence(e);
        }
    }

    private void assertSentence(NoemaException e) {
        assertThat(e.getMessage()).contains(file.toString()).hasLineCount(1).endsWith(".");
    }
}
