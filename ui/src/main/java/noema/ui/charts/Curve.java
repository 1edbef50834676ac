package noema.ui.charts;

import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.scene.paint.Color;
import noema.ui.look.Palette;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// A curve of a chart.
///
/// @param <T>         what it has points for
/// @param explanation one sentence for people
/// @param dash        lengths of dashes and gaps; none for a solid line
/// @param value       of a point
record Curve<T>(
        String name,
        String explanation,
        Function<Palette, Color> colour,
        List<Double> dash,
        ToDoubleFunction<T> value) {

    /// Takes curves into a plot, without points.
    static void add(
            List<? extends Curve<?>> curves, XYSeriesCollection series, XYItemRenderer renderer) {
        for (int i = 0; i < curves.size(); i++) {
            series.addSeries(new XYSeries(curves.get(i).name(), true, false));
            renderer.setSeriesShape(i, new Ellipse2D.Double(-2.5, -2.5, 5, 5));
            renderer.setSeriesStroke(i, Ink.line(curves.get(i).dash()));
        }
    }

    /// Gives curves their colours in a theme.
    static void dress(List<? extends Curve<?>> curves, XYItemRenderer renderer, Palette palette) {
        for (int i = 0; i < curves.size(); i++) {
            renderer.setSeriesPaint(i, Ink.of(curves.get(i).colour().apply(palette)));
        }
    }

    /// Names of curves in the legend.
    static List<Figure.Key> legend(List<? extends Curve<?>> curves, Palette palette) {
        return curves.stream()
                .map(curve ->
                        new Figure.Key(
                                curve.name(),
                                curve.explanation(),
                                curve.colour().apply(palette),
                                curve.dash()))
                .toList();
    }
}
