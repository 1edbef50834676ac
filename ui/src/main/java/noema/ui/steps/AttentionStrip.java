package noema.ui.steps;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import noema.ui.look.Palette;
import org.jspecify.annotations.Nullable;

/// How strongly a thought looked at each sentence before it: a bar for each, the highest as high as the strip. Every place of the
/// story has its column, so the bars of all rows stand below each other.
final class AttentionStrip extends Canvas {

    private @Nullable RowState state;

    /// Paints a row's bars.
    void show(RowState row) {
        state = row;
        setWidth(row.columns().attentionW());
        setHeight(row.columns().cellsH());
        GraphicsContext g = getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        Palette palette = row.palette();
        double most = 0;
        for (int place = 0; place < row.place(); place++) {
            most = Math.max(most, row.sentence().attention(place));
        }
        double h = getHeight();
        double pitch = getWidth() / Math.max(1, row.places());
        double w = Math.max(0.75, pitch >= 3 ? pitch - 1 : pitch);
        for (int place = 0; place < row.place(); place++) {
            boolean pointed = place == row.pointed();
            double share = most == 0 ? 0 : row.sentence().attention(place) / most;
            double bar = Math.max(1, share * (h - 1));
            int prompt = row.place() - row.sentence().number();
            g.setFill(
                    pointed
                            ? palette.accent()
                            : most == 0
                                    ? palette.line()
                                    : place < prompt ? palette.prompt() : palette.word());
            g.fillRect(place * pitch, h - bar, w, bar);
        }
    }

    /// The place of the story whose column is at a point; -1 where there is none.
    int placeAt(double x) {
        if (state == null) {
            return -1;
        }
        int place = (int) Math.floor(x * state.places() / getWidth());
        return place >= 0 && place < state.place() ? place : -1;
    }
}
