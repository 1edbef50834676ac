package noema.ui.map;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import noema.ui.look.Palette;

/// Draws the marks of the map: what is drawn twice, first wider in the colour of the background, stays readable on any ground.
final class Brush {

    private static final double BEND = 0.16;

    private final GraphicsContext g;
    private final Palette palette;

    Brush(GraphicsContext g, Palette palette) {
        this.g = g;
        this.palette = palette;
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineJoin(StrokeLineJoin.ROUND);
    }

    Palette palette() {
        return palette;
    }

    /// A line with an opacity and no rim.
    void line(Spot a, Spot b, Color colour, double width, double opacity) {
        g.setGlobalAlpha(opacity);
        g.setStroke(colour);
        g.setLineWidth(width);
        g.strokeLine(a.x(), a.y(), b.x(), b.y());
        g.setGlobalAlpha(1);
    }

    /// A slightly bent line, so that the way there and the way back stay apart.
    ///
    /// @param dashed for what is not settled yet; without a rim
    void arc(Spot a, Spot b, Color colour, double width, double opacity, boolean dashed) {
        Spot c = control(a, b);
        g.setGlobalAlpha(opacity);
        if (dashed) {
            g.setLineDashes(2, 5);
        } else {
            g.setStroke(palette.background());
            g.setLineWidth(width + 2.5);
            curve(a, c, b);
        }
        g.setStroke(colour);
        g.setLineWidth(width);
        curve(a, c, b);
        g.setLineDashes();
        g.setGlobalAlpha(1);
    }

    private void curve(Spot a, Spot c, Spot b) {
        g.beginPath();
        g.moveTo(a.x(), a.y());
        g.quadraticCurveTo(c.x(), c.y(), b.x(), b.y());
        g.stroke();
    }

    private static Spot control(Spot a, Spot b) {
        Spot middle = a.towards(b, 0.5);
        return new Spot(middle.x() + BEND * (b.y() - a.y()), middle.y() - BEND * (b.x() - a.x()));
    }

    /// The head of an arrow at the end of an arc.
    ///
    /// @param back pixels before the end, where a dot is
    void arcHead(Spot a, Spot b, Color colour, double size, double back, double opacity) {
        double length = a.distance(b);
        if (length > back + 2 * size) {
            Spot c = control(a, b);
            double share = 1 - back / length;
            Spot tip = a.towards(c, share).towards(c.towards(b, share), share);
            head(tip, Math.atan2(b.y() - c.y(), b.x() - c.x()), colour, size, opacity);
        }
    }

    /// A straight arrow.
    void arrow(Spot a, Spot b, Color colour, double width) {
        line(a, b, palette.background(), width + 2.5, 0.8);
        line(a, b, colour, width, 1);
        if (a.distance(b) > 4) {
            head(b, Math.atan2(b.y() - a.y(), b.x() - a.x()), colour, 4 + width, 1);
        }
    }

    private void head(Spot tip, double angle, Color colour, double size, double opacity) {
        double[] x = new double[3];
        double[] y = new double[3];
        for (int i = 0; i < 3; i++) {
            double turn = angle + (i - 1) * (Math.PI - 0.42);
            double reach = i == 1 ? 0 : size * 1.7;
            x[i] = tip.x() + reach * Math.cos(turn);
            y[i] = tip.y() + reach * Math.sin(turn);
        }
        g.setGlobalAlpha(opacity);
        g.setStroke(palette.background());
        g.setLineWidth(2);
        g.strokePolygon(x, y, 3);
        g.setFill(colour);
        g.fillPolygon(x, y, 3);
        g.setGlobalAlpha(1);
    }

    /// A filled dot with a rim.
    void dot(Spot at, double radius, Color colour, double opacity) {
        g.setGlobalAlpha(Math.max(opacity, 0.85));
        g.setFill(palette.background());
        oval(at, radius + 1.75);
        g.setGlobalAlpha(opacity);
        g.setFill(colour);
        oval(at, radius);
        g.setGlobalAlpha(1);
    }

    private void oval(Spot at, double radius) {
        g.fillOval(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
    }

    /// A small dot without a rim.
    void speck(Spot at, double radius, Color colour, double opacity) {
        g.setGlobalAlpha(opacity);
        g.setFill(colour);
        oval(at, radius);
        g.setGlobalAlpha(1);
    }

    /// A ring.
    void ring(Spot at, double radius, Color colour, double width, double opacity) {
        g.setGlobalAlpha(opacity);
        g.setStroke(colour);
        g.setLineWidth(width);
        g.strokeOval(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
        g.setGlobalAlpha(1);
    }

    /// A disc that fades out towards its dashed rim.
    void cloud(Spot at, double radiusX, double radiusY, Color colour) {
        g.setGlobalAlpha(palette.dark() ? 0.10 : 0.08);
        g.setFill(colour);
        g.fillOval(at.x() - radiusX, at.y() - radiusY, 2 * radiusX, 2 * radiusY);
        g.setGlobalAlpha(0.65);
        g.setStroke(colour);
        g.setLineWidth(1);
        g.setLineDashes(3, 4);
        g.strokeOval(at.x() - radiusX, at.y() - radiusY, 2 * radiusX, 2 * radiusY);
        g.setLineDashes();
        g.setGlobalAlpha(1);
    }

    /// A small diamond.
    void diamond(Spot at, double radius, Color colour, double opacity) {
        double[] x = {at.x() - radius, at.x(), at.x() + radius, at.x()};
        double[] y = {at.y(), at.y() - radius, at.y(), at.y() + radius};
        g.setGlobalAlpha(opacity);
        g.setStroke(palette.background());
        g.setLineWidth(1.5);
        g.strokePolygon(x, y, 4);
        g.setFill(colour);
        g.fillPolygon(x, y, 4);
        g.setGlobalAlpha(1);
    }

    /// Text in the middle of a dot.
    void number(String text, Spot at, double size, double opacity) {
        g.setGlobalAlpha(opacity);
        g.setFont(Font.font(null, FontWeight.BOLD, size));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.setFill(palette.background());
        g.fillText(text, at.x(), at.y());
        g.setGlobalAlpha(1);
    }

    /// Text with a rim, its left top corner at a point.
    void text(String text, double x, double y, Font font, Color colour, double opacity) {
        g.setFont(font);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.TOP);
        g.setGlobalAlpha(0.85 * opacity);
        g.setStroke(palette.background());
        g.setLineWidth(3);
        g.strokeText(text, x, y);
        g.setGlobalAlpha(opacity);
        g.setFill(colour);
        g.fillText(text, x, y);
        g.setGlobalAlpha(1);
    }

    /// A closed loop with a light filling.
    void loop(List<Spot> corners, Color colour) {
        double[] x = corners.stream().mapToDouble(Spot::x).toArray();
        double[] y = corners.stream().mapToDouble(Spot::y).toArray();
        g.setGlobalAlpha(0.12);
        g.setFill(colour);
        g.fillPolygon(x, y, x.length);
        g.setGlobalAlpha(1);
        g.setStroke(colour);
        g.setLineWidth(1.25);
        g.setLineDashes(5, 4);
        g.strokePolygon(x, y, x.length);
        g.setLineDashes();
    }
}
