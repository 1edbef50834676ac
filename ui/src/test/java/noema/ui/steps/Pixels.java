package noema.ui.steps;

import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// Looks into pictures.
public final class Pixels {

    private Pixels() {}

    /// How many pixels have a colour, nearly.
    public static int like(WritableImage image, Color colour) {
        PixelReader reader = image.getPixelReader();
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color pixel = reader.getColor(x, y);
                double gap =
                        Math.abs(pixel.getRed() - colour.getRed())
                                + Math.abs(pixel.getGreen() - colour.getGreen())
                                + Math.abs(pixel.getBlue() - colour.getBlue());
                count += gap < 0.05 ? 1 : 0;
            }
        }
        return count;
    }
}
