package noema.app.files;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import noema.model.tensor.AtomicFile;
import noema.model.tensor.NoemaException;
import noema.model.tensor.StrictJson;
import org.jspecify.annotations.Nullable;

/// A PNG that carries the recipe of the run it shows, as JSON in an `iTXt` chunk of the keyword `noema-recipe`: every viewer shows
/// the picture, and Noema makes the run again.
public final class PictureFile {

    /// Keyword of the chunk.
    static final String KEYWORD = "noema-recipe";

    /// Keyword of the chunk with the recipes of all lanes, in pictures that compare several.
    static final String LANES = "noema-lanes";

    private static final String METADATA = "javax_imageio_png_1.0";
    private static final int MOST_JSON_BYTES = 1 << 24;
    private static final ObjectMapper JSON = StrictJson.builder(MOST_JSON_BYTES).build();

    private PictureFile() {}

    /// Saves a picture; the file appears whole or not at all.
    ///
    /// @throws NoemaException if the file cannot be written; an older one is then unchanged
    public static void write(Path file, BufferedImage picture, RecipeCard card) {
        save(file, picture, Map.of(KEYWORD, json(card)));
    }

    /// Saves a picture that compares several runs, with the recipes of all of them; the file appears whole or not at all.
    ///
    /// @param cards from left to right, at least one
    /// @throws NoemaException if the file cannot be written; an older one is then unchanged
    public static void writeLanes(Path file, BufferedImage picture, List<RecipeCard> cards) {
        save(file, picture, Map.of(KEYWORD, json(cards.getFirst()), LANES, json(cards)));
    }

    /// Saves a picture that carries something else.
    static void write(Path file, BufferedImage picture, String keyword, Object card) {
        save(file, picture, Map.of(keyword, json(card)));
    }

    private static void save(Path file, BufferedImage picture, Map<String, String> texts) {
        byte[] png = encode(picture, texts);
        AtomicFile.write(file, out -> out.write(png));
    }

    private static String json(Object card) {
        try {
            return JSON.writeValueAsString(card);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a card is plain data", e);
        }
    }

    private static byte[] encode(BufferedImage picture, Map<String, String> texts) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam standard = writer.getDefaultWriteParam();
        IIOMetadata metadata =
                writer.getDefaultImageMetadata(
                        ImageTypeSpecifier.createFromRenderedImage(picture), standard);
        var bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            metadata.mergeTree(METADATA, chunks(texts));
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, metadata), standard);
        } catch (IOException e) {
            throw new IllegalStateException("memory takes any picture", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadataNode chunks(Map<String, String> texts) {
        var list = new IIOMetadataNode("iTXt");
        texts.forEach((keyword, text) -> {
            var entry = new IIOMetadataNode("iTXtEntry");
            entry.setAttribute("keyword", keyword);
            entry.setAttribute("compressionFlag", "FALSE");
            entry.setAttribute("compressionMethod", "0");
            entry.setAttribute("languageTag", "");
            entry.setAttribute("translatedKeyword", "");
            entry.setAttribute("text", text);
            list.appendChild(entry);
        });
        var root = new IIOMetadataNode(METADATA);
        root.appendChild(list);
        return root;
    }

    /// Reads the recipe in a PNG; nothing when it is a PNG of somebody else.
    ///
    /// @throws NoemaException if the file is missing, no PNG, or its recipe is damaged
    public static Optional<RecipeCard> read(Path file) {
        return read(file, KEYWORD, RecipeCard.class);
    }

    /// Reads the recipes in a PNG that compares several runs, from left to right; none when it is another picture.
    ///
    /// @throws NoemaException as [#read]
    public static List<RecipeCard> readLanes(Path file) {
        return read(file, LANES, RecipeCard[].class).map(List::of).orElse(List.of());
    }

    /// Reads what else a PNG carries.
    static <C> Optional<C> read(Path file, String keyword, Class<C> kind) {
        return PngText.read(file, keyword, MOST_JSON_BYTES).map(text -> parsed(file, text, kind));
    }

    /// Reads the recipe in a PNG that should have one.
    ///
    /// @throws NoemaException as [#read], and if there is none
    public static RecipeCard require(Path file) {
        return read(file)
                .orElseThrow(() ->
                        new NoemaException(
                                "%s holds no recipe; give a PNG that Noema exported and nobody converted since."
                                        .formatted(file)));
    }

    private static <T> T parsed(Path file, String text, Class<T> kind) {
        JacksonException cause = null;
        try {
            // The JSON text "null" is read as null.
            @Nullable T card = JSON.readValue(text, kind);
            if (card != null) {
                return card;
            }
        } catch (JacksonException e) {
            cause = e;
        }
        throw new NoemaException(
                "The recipe in %s is damaged or of another version of Noema; export the picture again."
                        .formatted(file),
                cause);
    }
}
