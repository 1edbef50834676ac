package noema.app.files;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import noema.model.tensor.NoemaException;

/// A PNG of a grid that carries its plan, as JSON in an `iTXt` chunk of the keyword `noema-grid`: see [PictureFile].
public final class GridPictureFile {

    /// Keyword of the chunk.
    static final String KEYWORD = "noema-grid";

    private GridPictureFile() {}

    /// Saves a picture; the file appears whole or not at all.
    ///
    /// @throws NoemaException if the file cannot be written; an older one is then unchanged
    public static void write(Path file, BufferedImage picture, GridCard card) {
        PictureFile.write(file, picture, KEYWORD, card);
    }

    /// Reads the plan in a PNG; nothing when it is no picture of a grid.
    ///
    /// @throws NoemaException if the file is missing, no PNG, or its plan is damaged
    public static Optional<GridCard> read(Path file) {
        return PictureFile.read(file, KEYWORD, GridCard.class);
    }
}
