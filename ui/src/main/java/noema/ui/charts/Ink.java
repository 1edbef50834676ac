package noema.ui.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.util.List;
import noema.ui.look.Palette;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/// Dresses charts in the colours of a theme.
final class Ink {

    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Stroke HAIRLINE = new BasicStroke(1);

    private Ink() {}

    /// A colour for JFreeChart.
    static Color of(javafx.scene.paint.Color colour) {
        return new Color(
                (float) colour.getRed(),
                (float) colour.getGreen(),
                (float) colour.getBlue(),
                (float) colour.getOpacity());
    }

    /// A line of a curve.
    ///
    /// @param dash lengths of dashes and gaps; none for a solid line
    static Stroke line(List<Double> dash) {
        if (dash.isEmpty()) {
            return new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        }
        var lengths = new float[dash.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = dash.get(i).floatValue();
        }
        return new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, lengths, 0f);
    }

    /// A chart around a plot, without title and legend.
    static JFreeChart chart(Plot plot) {
        var chart = new JFreeChart(null, TEXT, plot, false);
        chart.setAntiAlias(true);
        chart.setTextAntiAlias(true);
        chart.setBorderVisible(false);
        chart.setPadding(new RectangleInsets(8, 4, 4, 12));
        return chart;
    }

    /// An axis for whole numbers.
    static NumberAxis wholeNumbers(String label) {
        var axis = new NumberAxis(label);
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        axis.setAutoRangeIncludesZero(false);
        return axis;
    }

    /// Paints a chart and the plots in it, with their grids and axes.
    static void dress(JFreeChart chart, Palette palette) {
        chart.setBackgroundPaint(of(palette.background()));
        XYPlot plot = chart.getXYPlot();
        dress(plot, palette);
        if (plot instanceof CombinedDomainXYPlot several) {
            several.getSubplots().forEach(part -> dress(part, palette));
        }
    }

    private static void dress(XYPlot plot, Palette palette) {
        plot.setBackgroundPaint(of(palette.background()));
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(of(palette.line()));
        plot.setRangeGridlineStroke(HAIRLINE);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        if (plot.getDomainAxis() != null) {
            dress(plot.getDomainAxis(), palette);
        }
        if (plot.getRangeAxis() != null) {
            dress(plot.getRangeAxis(), palette);
            plot.getRangeAxis().setAxisLineVisible(false);
            // Room around the labels makes for fewer of them.
            plot.getRangeAxis().setTickLabelInsets(new RectangleInsets(7, 4, 7, 6));
        }
    }

    /// Paints an axis.
    static void dress(ValueAxis axis, Palette palette) {
        axis.setLabelFont(TEXT);
        axis.setTickLabelFont(TEXT);
        axis.setLabelPaint(of(palette.muted()));
        axis.setTickLabelPaint(of(palette.muted()));
        axis.setAxisLinePaint(of(palette.line()));
        axis.setTickMarksVisible(false);
    }

    /// The font of what is written into charts.
    static Font text() {
        return TEXT;
    }
}
