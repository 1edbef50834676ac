package noema.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import noema.ui.look.Theme;

/// Pictures of panes, for tests that check what is painted and for people who want to look.
public final class Pictures {

    private Pictures() {}

    /// Paints a pane off screen, at any size, in a theme; on the JavaFX thread. The pane is taken into a new scene.
    public static WritableImage paint(Parent pane, int width, int height, Theme theme) {
        var scene = new Scene(pane, width, height);
        theme.dress(scene, 13);
        pane.applyCss();
        pane.layout();
        return scene.snapshot(null);
    }

    /// Writes a picture as PNG under `target/pictures`.
    public static void save(WritableImage image, String name) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "pictures"));
            ImageIO.write(
                    SwingFXUtils.fromFXImage(image, null),
                    "png",
                    folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
