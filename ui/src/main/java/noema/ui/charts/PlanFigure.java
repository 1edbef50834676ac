package noema.ui.charts;

import java.awt.Paint;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Set;
import noema.ui.look.Numbers;
import noema.ui.look.Palette;
import noema.ui.run.Cursor;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;
import org.jspecify.annotations.Nullable;

/// How alike the concepts of the story are: the cosine between any two as a colour. The diagonal, always 1, is left plain so
/// that the scale is there for what differs.
final class PlanFigure implements Figure {

    private final NumberAxis across = Ink.wholeNumbers("sentence (p: prompt)");
    private final NumberAxis down = Ink.wholeNumbers("");
    private final NumberAxis scaleAxis = new NumberAxis("cosine");
    private final DefaultXYZDataset cells = new DefaultXYZDataset();
    private final XYBlockRenderer renderer = new XYBlockRenderer();
    private final XYPlot plot = new XYPlot(cells, across, down, renderer);
    private final JFreeChart chart = Ink.chart(plot);
    private final PaintScaleLegend legend;
    private PlanSimilarity shown = PlanSimilarity.EMPTY;
    private Scale scale = new Scale(0, 1, Palette.DARK);

    PlanFigure() {
        down.setInverted(true);
        legend = new PaintScaleLegend(scale, scaleAxis);
        legend.setPosition(RectangleEdge.RIGHT);
        legend.setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
        legend.setStripWidth(12);
        legend.setSubdivisionCount(64);
        legend.setStripOutlineVisible(false);
        legend.setMargin(new RectangleInsets(4, 12, 40, 0));
        chart.addSubtitle(legend);
        renderer.setPaintScale(scale);
    }

    @Override
    public JFreeChart chart() {
        return chart;
    }

    @Override
    public void dress(Palette palette) {
        Ink.dress(chart, palette);
        plot.setRangeGridlinesVisible(false);
        Ink.dress(scaleAxis, palette);
        legend.setBackgroundPaint(Ink.of(palette.background()));
        scale(new Scale(scale.low, scale.high, palette));
    }

    private void scale(Scale next) {
        scale = next;
        renderer.setPaintScale(scale);
        legend.setScale(scale);
        scaleAxis.setRange(scale.low, scale.high);
    }

    @Override
    public void show(ChartData data) {
        PlanSimilarity plan = data.plan();
        if (plan == shown) {
            return;
        }
        shown = plan;
        int n = plan.size();
        var values = new double[3][n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                values[0][i * n + j] = j;
                values[1][i * n + j] = i;
                values[2][i * n + j] = i == j ? Double.NaN : plan.cosine(i, j);
            }
        }
        cells.addSeries("cosine", values);
        across.setRange(-0.5, n - 0.5);
        down.setRange(-0.5, n - 0.5);
        across.setNumberFormatOverride(new Names(data));
        down.setNumberFormatOverride(new Names(data));
        double[] bounds = plan.bounds();
        scale(new Scale(bounds[0], bounds[1], scale.palette));
    }

    @Override
    public List<Key> legend(Palette palette) {
        return List.of();
    }

    @Override
    public double playhead(ChartData data, Cursor cursor) {
        return Double.NaN;
    }

    @Override
    public String describe(ChartData data, double x, double y) {
        int column = (int) Math.round(x);
        int row = (int) Math.round(y);
        int n = data.plan().size();
        if (column < 0 || row < 0 || column >= n || row >= n) {
            return "";
        }
        return column == row
                ? data.describe(row)
                : "cosine %s\n%s\n%s"
                        .formatted(
                                Numbers.plain(data.plan().cosine(row, column)),
                                data.describe(Math.min(row, column)),
                                data.describe(Math.max(row, column)));
    }

    @Override
    public Set<Integer> places(ChartData data, double x, double y) {
        int column = (int) Math.round(x);
        int row = (int) Math.round(y);
        int n = data.plan().size();
        if (column < 0 || row < 0 || column >= n || row >= n) {
            return Set.of();
        }
        return column == row ? Set.of(row) : Set.of(row, column);
    }

    @Override
    public @Nullable Cursor moment(ChartData data, double x) {
        return null;
    }

    /// Colours of cosines.
    private record Scale(double low, double high, Palette palette) implements PaintScale {
        @Override
        public double getLowerBound() {
            return low;
        }

        @Override
        public double getUpperBound() {
            return high;
        }

        @Override
        public Paint getPaint(double value) {
            return Ink.of(
                    Double.isNaN(value)
                            ? palette.surface()
                            : palette.scale((value - low) / (high - low)));
        }
    }

    /// Names of places on an axis.
    private static final class Names extends NumberFormat {
        private static final long serialVersionUID = 1L;
        private final transient ChartData data;

        Names(ChartData data) {
            this.data = data;
        }

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            int place = (int) Math.round(number);
            return place < 0 || place >= data.plan().size() ? to : to.append(data.name(place));
        }

        @Override
        public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
            return format((double) number, to, position);
        }

        @Override
        public @Nullable Number parse(String source, ParsePosition position) {
            return null;
        }
    }
}
