package noema.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import noema.model.tensor.NoemaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PictureFileTest {

    private static final int SIGNATURE_AND_HEADER = 8 + 25;

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("map.png");
    }

    static BufferedImage picture(int type) {
        var picture = new BufferedImage(40, 30, type);
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 40; x++) {
                picture.setRGB(x, y, 0xFF000000 | x * 6 << 16 | y * 8 << 8 | (x * y & 0xFF));
            }
        }
        return picture;
    }

    static RecipeCard card() {
        return RecipeCard.of(Runs.trace(3), "0.1.0");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_3BYTE_BGR
            })
    void pictureAndRecipeComeBack(int type) throws IOException {
        PictureFile.write(file, picture(type), card());
        assertThat(PictureFile.read(file)).contains(card());
        assertThat(PictureFile.require(file)).isEqualTo(card());
        BufferedImage read = ImageIO.read(file.toFile());
        for (int x = 0; x < 40; x++) {
            assertThat(read.getRGB(x, 7)).isEqualTo(picture(type).getRGB(x, 7));
        }
    }

    @Test
    void theCardTellsWhatWasReallyRun() {
        assertThat(card().done()).containsOnly(new RecipeCard.Steps(2, 1)).hasSize(3);
        assertThat(card().model()).isEqualTo("ab12");
        assertThat(card().recipe().seed()).isEqualTo(-7);
    }

    @Test
    void otherProgramsFindTheRecipeToo() throws IOException {
        PictureFile.write(file, picture(BufferedImage.TYPE_INT_RGB), card());
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            var root = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
            NodeList texts = root.getElementsByTagName("iTXtEntry");
            assertThat(texts.getLength()).isEqualTo(1);
            assertThat(texts.item(0).getAttributes().getNamedItem("text").getNodeValue())
                    .startsWith("{\"recipe\":{\"prompt\":\"A cat, \\\"Mia\\\".\\nIt\\tslept ")
                    .contains("\"seed\":-7")
                    .endsWith("\"noema\":\"0.1.0\"}");
        } finally {
            reader.dispose();
        }
    }

    @Test
    void aPictureOfSomebodyElseHasNone() throws IOException {
        ImageIO.write(picture(BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        assertThat(PictureFile.read(file)).isEmpty();
        assertThatThrownBy(() -> PictureFile.require(file))
                .isInstanceOf(NoemaException.class)
                .hasMessage(
                        "%s holds no recipe; give a PNG that Noema exported and nobody converted since.",
                        file);
    }

    /// A picture with a text chunk of this content.
    private void insert(byte[] content) throws IOException {
        ImageIO.write(picture(BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        byte[] png = Files.readAllBytes(file);
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(png, 0, SIGNATURE_AND_HEADER);
        out.writeInt(content.length);
        var sum = new CRC32();
        byte[] type = "iTXt".getBytes(StandardCharsets.US_ASCII);
        sum.update(type);
        sum.update(content);
        out.write(type);
        out.write(content);
        out.writeInt((int) sum.getValue());
        out.write(png, SIGNATURE_AND_HEADER, png.length - SIGNATURE_AND_HEADER);
        Files.write(file, bytes.toByteArray());
    }

    private static byte[] chunk(String head, byte[] text) {
        byte[] before = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(before, before.length + text.length);
        System.arraycopy(text, 0, all, before.length, text.length);
        return all;
    }

    private static byte[] deflated(byte[] text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            out.write(text);
        }
        return bytes.toByteArray();
    }

    @Test
    void aCompressedRecipeIsRead() throws IOException {
        PictureFile.write(file, picture(BufferedImage.TYPE_INT_RGB), card());
        String json = PngText.read(file, "noema-recipe", 1 << 20).orElseThrow();
        byte[] text = deflated(json.getBytes(StandardCharsets.UTF_8));
        insert(chunk("noema-recipe\0\1\0en\0R\0", text));
        assertThat(PictureFile.read(file)).contains(card());
    }

    @Test
    void aTextThatGrowsWithoutEndIsRefused() throws IOException {
        insert(chunk("noema-recipe\0\1\0\0\0", deflated(new byte[40 << 20])));
        assertRefused("The text in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noema-recipe",
                "noema-recipe\0",
                "noema-recipe\0\0",
                "noema-recipe\0\0\0",
                "noema-recipe\0\0\0\0",
                "noema-recipe\0\0\0\0\0",
                "noema-recipe\0\0\0\0\0null",
                "noema-recipe\0\0\0\0\0{}",
                "noema-recipe\0\0\0\0\0[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                "noema-recipe\0\1\0\0\0no deflate"
            })
    void aBrokenRecipeIsRefused(String content) throws IOException {
        insert(chunk(content, new byte[0]));
        assertRefused(file.toString());
    }

    @Test
    void otherTextsAreLeftAlone() throws IOException {
        insert(chunk("Comment\0\0\0\0\0made by hand", new byte[0]));
        assertThat(PictureFile.read(file)).isEmpty();
        insert(new byte[0]);
        assertThat(PictureFile.read(file)).isEmpty();
    }

    @Test
    void whatIsNoPictureIsRefused() throws IOException {
        assertRefused("There is no file");
        for (String text : List.of("", "short", "not a picture at all")) {
            Files.writeString(file, text);
            assertRefused("is not a complete PNG picture");
        }
        file = folder;
        assertRefused("There is no file");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> PictureFile.read(file))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining(message)
                .hasMessageEndingWith(".");
    }

    @Test
    void aFolderThatIsAFileLeavesNothingBehind() throws IOException {
        Files.writeString(file, "old");
        Path below = file.resolve("map.png");
        assertThatThrownBy(
                        () -> PictureFile.write(below, picture(BufferedImage.TYPE_INT_RGB), card()))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("cannot be written");
        assertThat(file).hasContent("old");
    }
}
