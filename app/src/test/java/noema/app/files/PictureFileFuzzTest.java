package noema.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import noema.model.tensor.NoemaException;

/// From a damaged picture comes its recipe, none or a sentence, and nothing else.
class PictureFileFuzzTest {

    private final Path file;
    private final byte[] whole;

    PictureFileFuzzTest() throws IOException {
        file = Files.createTempFile("map", ".png");
        PictureFile.write(
                file, PictureFileTest.picture(BufferedImage.TYPE_INT_RGB), PictureFileTest.card());
        whole = Files.readAllBytes(file);
    }

    @AfterProperty
    void delete() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 500)
    void aFlippedBitOrACut(
            @ForAll @IntRange(min = 0, max = 1_000_000) int place,
            @ForAll @IntRange(min = 0, max = 9) int bit)
            throws IOException {
        int at = place % whole.length;
        byte[] bytes = bit < 8 ? whole.clone() : Arrays.copyOf(whole, at);
        if (bit < 8) {
            bytes[at] ^= (byte) (1 << bit);
        }
        Files.write(file, bytes);
        readOrRefuse();
    }

    @Property(tries = 200)
    void noise(@ForAll long seed, @ForAll @IntRange(min = 0, max = 2000) int length)
            throws IOException {
        byte[] bytes = whole.clone();
        byte[] noise = new byte[Math.min(length, bytes.length - 8)];
        new Random(seed).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, 8, noise.length);
        Files.write(file, bytes);
        readOrRefuse();
    }

    private void readOrRefuse() {
        try {
            assertThat(PictureFile.read(file))
                    .isIn(Optional.empty(), Optional.of(PictureFileTest.card()));
        } catch (NoemaException e) {
            assertThat(e.getMessage()).contains(file.toString()).hasLineCount(1).endsWith(".");
        }
    }
}
