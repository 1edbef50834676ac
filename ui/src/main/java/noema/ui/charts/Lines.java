package noema.ui.charts;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import noema.ui.look.Numbers;
import noema.ui.look.Palette;
import noema.ui.run.Cursor;
import noema.ui.steps.SentenceNumbers;
import noema.ui.steps.StepNumbers;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// Curves over the noise steps of the current sentence.
class Lines implements Figure {

    /// Where one can tell the steps apart, each is marked by a dot.
    private static final int DOTS_UP_TO = 24;

    private final List<Curve<StepNumbers>> lines;
    private final NumberAxis steps = Ink.wholeNumbers("noise step");
    private final NumberAxis values = new NumberAxis();
    private final XYSeriesCollection series = new XYSeriesCollection();
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    private final XYPlot plot = new XYPlot(series, steps, values, renderer);
    private final JFreeChart chart = Ink.chart(plot);

    /// Curves without points.
    Lines(List<Curve<StepNumbers>> lines) {
        this.lines = List.copyOf(lines);
        Curve.add(this.lines, series, renderer);
        values.setAutoRangeIncludesZero(true);
        renderer.setDrawSeriesLineAsPath(true);
    }

    /// The plot, for marks.
    XYPlot plot() {
        return plot;
    }

    @Override
    public JFreeChart chart() {
        return chart;
    }

    @Override
    public void dress(Palette palette) {
        Ink.dress(chart, palette);
        Curve.dress(lines, renderer, palette);
    }

    @Override
    public void show(ChartData data) {
        SentenceNumbers sentence = data.sentence().orElseThrow();
        for (int i = 0; i < lines.size(); i++) {
            fill(series.getSeries(i), lines.get(i), sentence);
            series.getSeries(i).fireSeriesChanged();
        }
        int last = Math.max(sentence.planned(), sentence.steps().size());
        steps.setRange(0, Math.max(1, last) + 0.5);
        renderer.setDefaultShapesVisible(last <= DOTS_UP_TO);
    }

    /// The points of a curve.
    void fill(XYSeries points, Curve<StepNumbers> line, SentenceNumbers sentence) {
        points.clear();
        for (StepNumbers step : sentence.steps()) {
            points.add(step.step(), line.value().applyAsDouble(step), false);
        }
    }

    @Override
    public List<Key> legend(Palette palette) {
        return Curve.legend(lines, palette);
    }

    @Override
    public double playhead(ChartData data, Cursor cursor) {
        return cursor.sentence() == data.current() ? cursor.step() : Double.NaN;
    }

    @Override
    public String describe(ChartData data, double x, double y) {
        int index = (int) Math.round(x) - 1;
        return data.sentence()
                .filter(s -> index >= 0 && index < s.steps().size())
                .map(s -> describe(s.steps().get(index)))
                .orElse("");
    }

    private String describe(StepNumbers step) {
        return "Step %d\n".formatted(step.step())
                + lines.stream()
                        .map(line ->
                                line.name()
                                        + "  "
                                        + Numbers.plain(line.value().applyAsDouble(step)))
                        .collect(Collectors.joining("\n"));
    }

    @Override
    public Set<Integer> places(ChartData data, double x, double y) {
        return Set.of();
    }

    @Override
    public Cursor moment(ChartData data, double x) {
        return new Cursor(data.current(), Math.max(0, (int) Math.round(x)), 0);
    }
}
