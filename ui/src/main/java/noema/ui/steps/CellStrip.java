package noema.ui.steps;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import noema.ui.look.Palette;
import org.jspecify.annotations.Nullable;

/// The noise steps of one thought, a small cell for each.
final class CellStrip extends Canvas {

    private static final double WIDEST = 24;

    /// Cells this wide have a gap between them.
    private static final double GAP_FROM = 4;

    private @Nullable RowState state;

    /// Paints a row's cells.
    void show(RowState row) {
        state = row;
        setWidth(row.columns().cellsW());
        setHeight(row.columns().cellsH() + 4);
        GraphicsContext g = getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        int count = cells(row);
        for (int i = 0; i < count; i++) {
            paint(g, row, i);
        }
        if (row.here() && count > 0) {
            outline(g, row, Math.min(row.done(), row.sentence().steps().size()));
        }
    }

    private static int cells(RowState row) {
        return Math.max(row.sentence().planned(), row.sentence().steps().size());
    }

    private static double pitch(RowState row) {
        return Math.min(WIDEST, (row.columns().cellsW() - 4) / Math.max(1, cells(row)));
    }

    private static double left(RowState row, int index) {
        return 2 + Math.round(index * pitch(row));
    }

    private static double width(RowState row, int index) {
        double gap = pitch(row) >= GAP_FROM ? 1 : 0;
        return Math.max(1, left(row, index + 1) - left(row, index) - gap);
    }

    private static void paint(GraphicsContext g, RowState row, int index) {
        Palette palette = row.palette();
        double x = left(row, index);
        double w = width(row, index);
        double h = row.columns().cellsH();
        boolean there = index < row.sentence().steps().size();
        double value =
                there
                        ? row.colour()
                                .value(row.sentence().steps().get(index), row.roundTrip(index))
                        : Double.NaN;
        if (Double.isNaN(value)) {
            g.setGlobalAlpha(there ? 1 : 0.6);
            g.setStroke(palette.line());
            g.setLineWidth(1);
            g.strokeRect(x + 0.5, 2.5, Math.max(0.5, w - 1), h - 1);
        } else {
            g.setGlobalAlpha(index < row.done() ? 1 : 0.3);
            g.setFill(row.colour().paint(palette, value / row.most()));
            g.fillRect(x, 2, w, h);
        }
        g.setGlobalAlpha(1);
    }

    /// The cell at the playhead, or the edge before the first one when no step is done.
    private static void outline(GraphicsContext g, RowState row, int done) {
        g.setStroke(row.palette().accent());
        g.setLineWidth(2);
        double h = row.columns().cellsH();
        if (done == 0) {
            g.strokeLine(1, 1, 1, h + 3);
        } else {
            double x = left(row, done - 1);
            g.strokeRect(x - 1, 1, width(row, done - 1) + 2, h + 2);
        }
    }

    /// The noise step at a point, from 1; 0 where there is none.
    int stepAt(double x) {
        if (state == null) {
            return 0;
        }
        int index = (int) Math.floor((x - 2) / pitch(state));
        return index >= 0 && index < state.sentence().steps().size() ? index + 1 : 0;
    }

    /// The middle of a step's cell, for tests.
    ///
    /// @param step from 1
    double middle(int step) {
        return state == null ? 0 : left(state, step - 1) + width(state, step - 1) / 2;
    }
}
