package noema.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import noema.model.tensor.NoemaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnimationFileTest {

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("run.gif");
    }

    /// A frame of an animation as a viewer shows it.
    private record Shown(BufferedImage picture, int hundredths) {}

    /// Plays an animation, putting each frame over those before.
    private static List<Shown> play(Path file) throws IOException {
        var frames = new ArrayList<Shown>();
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            BufferedImage screen = null;
            for (int i = 0; i < reader.getNumImages(true); i++) {
                BufferedImage part = reader.read(i);
                var root =
                        (IIOMetadataNode)
                                reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                var at = (IIOMetadataNode) root.getElementsByTagName("ImageDescriptor").item(0);
                var control =
                        (IIOMetadataNode)
                                root.getElementsByTagName("GraphicControlExtension").item(0);
                var next =
                        screen == null
                                ? new BufferedImage(
                                        part.getWidth(),
                                        part.getHeight(),
                                        BufferedImage.TYPE_INT_RGB)
                                : new BufferedImage(
                                        screen.getWidth(),
                                        screen.getHeight(),
                                        BufferedImage.TYPE_INT_RGB);
                Graphics2D graphics = next.createGraphics();
                graphics.drawImage(screen, 0, 0, null);
                graphics.drawImage(
                        part,
                        Integer.parseInt(at.getAttribute("imageLeftPosition")),
                        Integer.parseInt(at.getAttribute("imageTopPosition")),
                        null);
                graphics.dispose();
                assertThat(control.getAttribute("disposalMethod")).isEqualTo("doNotDispose");
                frames.add(new Shown(next, Integer.parseInt(control.getAttribute("delayTime"))));
                screen = next;
            }
        } finally {
            reader.dispose();
        }
        return frames;
    }

    /// A dot that moves over a flat background, with a smooth sky of many colours if asked for.
    private static BufferedImage frame(int at, boolean sky) {
        var picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(0x0D1117));
        graphics.fillRect(0, 0, 64, 48);
        if (sky) {
            for (int x = 0; x < 64; x++) {
                for (int y = 0; y < 20; y++) {
                    picture.setRGB(x, y, 0xFF000000 | x * 4 << 16 | y * 12 << 8 | 200);
                }
            }
        }
        graphics.setColor(new Color(0xF78166));
        graphics.fillOval(at, 30, 8, 8);
        graphics.dispose();
        return picture;
    }

    private static Iterator<BufferedImage> frames(int count, boolean sky) {
        return IntStream.range(0, count).mapToObj(i -> frame(i * 3, sky)).iterator();
    }

    private boolean write(Iterator<BufferedImage> frames, int delay) {
        return AnimationFile.write(file, frames, delay, true, done -> {}, () -> false);
    }

    @Test
    void fewColoursAreShownExactly() throws IOException {
        assertThat(write(frames(10, false), 100)).isTrue();
        List<Shown> shown = play(file);
        assertThat(shown).hasSize(10);
        for (int i = 0; i < 10; i++) {
            assertThat(distance(shown.get(i).picture, frame(i * 3, false))).isZero();
        }
    }

    @Test
    void manyColoursAreShownCloselyAndFlatAreasExactly() throws IOException {
        write(frames(5, true), 100);
        List<Shown> shown = play(file);
        for (int i = 0; i < 5; i++) {
            assertThat(distance(shown.get(i).picture, frame(i * 3, true))).isLessThan(16);
            assertThat(shown.get(i).picture.getRGB(63, 47)).isEqualTo(0xFF0D1117);
        }
    }

    /// The largest difference in any channel.
    private static int distance(BufferedImage a, BufferedImage b) {
        int most = 0;
        for (int x = 0; x < a.getWidth(); x++) {
            for (int y = 0; y < a.getHeight(); y++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    int difference =
                            (a.getRGB(x, y) >> shift & 0xFF) - (b.getRGB(x, y) >> shift & 0xFF);
                    most = Math.max(most, Math.abs(difference));
                }
            }
        }
        return most;
    }

    @Test
    void onlyWhatChangesTakesRoom() throws IOException {
        write(frames(1, true), 100);
        long one = Files.size(file);
        write(frames(11, true), 100);
        assertThat(Files.size(file) - one).isLessThan(one * 3);
    }

    @Test
    void aDelayThatIsNoHundredthIsRightInTheSum() throws IOException {
        write(frames(12, false), 33);
        assertThat(play(file).stream().mapToInt(Shown::hundredths).sum()).isEqualTo(40);
    }

    @Test
    void aFrameThatStaysIsStoredOnce() throws IOException {
        var frames = List.of(frame(0, false), frame(0, false), frame(9, false), frame(9, false));
        write(frames.iterator(), 50);
        assertThat(play(file)).extracting(Shown::hundredths).containsExactly(10, 10);
    }

    @Test
    void itLoopsIfAsked() throws IOException {
        write(frames(2, false), 50);
        String loop = "NETSCAPE2.0\3\1\0\0\0";
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).containsOnlyOnce(loop);
        AnimationFile.write(file, frames(2, false), 50, false, done -> {}, () -> false);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("NETSCAPE");
    }

    @Test
    void progressIsToldAndCancellingKeepsWhatWasThere() throws IOException {
        Files.writeString(file, "old");
        var done = new ArrayList<Integer>();
        boolean written =
                AnimationFile.write(
                        file, frames(10, false), 50, true, done::add, () -> done.size() == 4);
        assertThat(written).isFalse();
        assertThat(done).containsExactly(1, 2, 3, 4);
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("run.gif");
    }

    @Test
    void whatCannotBeAnimatedIsRefused() {
        assertThatThrownBy(() -> write(List.<BufferedImage>of().iterator(), 50))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("nothing to animate");
        assertThatThrownBy(() -> write(frames(2, false), 5))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("between 20 and 60000, not 5");
        var other = new BufferedImage(5, 5, BufferedImage.TYPE_INT_RGB);
        assertThatThrownBy(() -> write(List.of(frame(0, false), other).iterator(), 50))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("one size");
        assertThat(folder).isEmptyDirectory();
    }
}
