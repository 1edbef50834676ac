package noema.ui.history;

import javafx.scene.image.Image;
import noema.ui.look.Palette;
import noema.ui.run.RunSnapshot;

/// Paints a small picture of a run: the path of its thoughts.
@FunctionalInterface
public interface Thumbnailer {

    /// A picture. Asked for on the JavaFX thread, once for each run and palette; has to take no more than a few milliseconds.
    ///
    /// @param width  in pixels
    /// @param height in pixels
    Image paint(RunSnapshot run, int width, int height, Palette palette);
}
