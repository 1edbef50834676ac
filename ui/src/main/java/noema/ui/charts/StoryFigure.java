package noema.ui.charts;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import noema.ui.look.Numbers;
import noema.ui.look.Palette;
import noema.ui.run.Cursor;
import noema.ui.steps.SentenceNumbers;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/// The course of the story, sentence by sentence: shares above, tokens and seconds, which have other units, below.
final class StoryFigure implements Figure {

    /// A curve and where it is.
    ///
    /// @param panel which of the plots below each other it is in, from 0
    /// @param words how its values are written
    private record Placed(
            int panel, Curve<SentenceNumbers> curve, Function<Double, String> words) {}

    private static final List<Placed> CURVES =
            List.of(
                    new Placed(
                            0,
                            new Curve<>(
                                    "surprise",
                                    "How badly the story predicts the sentence: mean squared error of the reasoner's estimates over the"
                                            + " concepts' variance; 0 is expected, about 1 not at all.",
                                    Palette::bad,
                                    List.of(),
                                    SentenceNumbers::surprise),
                            Numbers::plain),
                    new Placed(
                            0,
                            new Curve<>(
                                    "stop",
                                    "Probability that the story had ended before the sentence.",
                                    Palette::muted,
                                    List.of(2.0, 4.0),
                                    SentenceNumbers::stop),
                            Numbers::percent),
                    new Placed(
                            0,
                            new Curve<>(
                                    "round trip",
                                    "Cosine between the thought and what its words mean when they are read back.",
                                    Palette::good,
                                    List.of(7.0, 4.0),
                                    SentenceNumbers::roundTrip),
                            Numbers::plain),
                    new Placed(
                            1,
                            new Curve<>(
                                    "tokens",
                                    "How many tokens the sentence has.",
                                    Palette::word,
                                    List.of(),
                                    SentenceNumbers::tokens),
                            value -> Long.toString(Math.round(value))),
                    new Placed(
                            2,
                            new Curve<>(
                                    "seconds",
                                    "Time spent on the thought, on its words and on reading them back.",
                                    Palette::thought,
                                    List.of(),
                                    SentenceNumbers::seconds),
                            Numbers::duration));

    private static final int PANELS = 3;

    private final NumberAxis across = Ink.wholeNumbers("sentence");
    private final CombinedDomainXYPlot all = new CombinedDomainXYPlot(across);
    private final List<XYPlot> panels;
    private final JFreeChart chart;

    StoryFigure() {
        panels = IntStream.range(0, PANELS).mapToObj(StoryFigure::panel).toList();
        all.setGap(14);
        for (int i = 0; i < PANELS; i++) {
            all.add(panels.get(i), i == 0 ? 3 : 2);
        }
        chart = Ink.chart(all);
    }

    private static List<Curve<SentenceNumbers>> curves(int panel) {
        return CURVES.stream().filter(c -> c.panel() == panel).map(Placed::curve).toList();
    }

    private static XYPlot panel(int number) {
        var series = new XYSeriesCollection();
        var renderer = new XYLineAndShapeRenderer(true, true);
        Curve.add(curves(number), series, renderer);
        var values = number == 1 ? Ink.wholeNumbers("") : new NumberAxis();
        values.setAutoRangeIncludesZero(true);
        values.setAutoRangeMinimumSize(number == 1 ? 5 : 0.01);
        return new XYPlot(series, null, values, renderer);
    }

    @Override
    public JFreeChart chart() {
        return chart;
    }

    @Override
    public void dress(Palette palette) {
        Ink.dress(chart, palette);
        for (int i = 0; i < PANELS; i++) {
            Curve.dress(curves(i), panels.get(i).getRenderer(), palette);
        }
    }

    @Override
    public void show(ChartData data) {
        for (int i = 0; i < PANELS; i++) {
            List<Curve<SentenceNumbers>> curves = curves(i);
            for (int k = 0; k < curves.size(); k++) {
                XYSeries points = ((XYSeriesCollection) panels.get(i).getDataset()).getSeries(k);
                points.clear();
                for (SentenceNumbers sentence : data.numbers().sentences()) {
                    points.add(
                            sentence.number() + 1,
                            curves.get(k).value().applyAsDouble(sentence),
                            false);
                }
                points.fireSeriesChanged();
            }
        }
        across.setRange(0.5, Math.max(1, data.numbers().sentences().size()) + 0.5);
    }

    @Override
    public List<Key> legend(Palette palette) {
        return Curve.legend(CURVES.stream().map(Placed::curve).toList(), palette);
    }

    @Override
    public double playhead(ChartData data, Cursor cursor) {
        return cursor.sentence() + 1;
    }

    @Override
    public String describe(ChartData data, double x, double y) {
        int number = (int) Math.round(x) - 1;
        if (number < 0 || number >= data.numbers().sentences().size()) {
            return "";
        }
        SentenceNumbers sentence = data.numbers().sentences().get(number);
        return data.describe(data.numbers().place(number))
                + "\n"
                + CURVES.stream()
                        .map(placed -> describe(placed, sentence))
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n"));
    }

    private static String describe(Placed placed, SentenceNumbers sentence) {
        double value = placed.curve().value().applyAsDouble(sentence);
        return Double.isNaN(value)
                ? ""
                : placed.curve().name() + "  " + placed.words().apply(value);
    }

    @Override
    public Set<Integer> places(ChartData data, double x, double y) {
        int number = (int) Math.round(x) - 1;
        return number < 0 || number >= data.numbers().sentences().size()
                ? Set.of()
                : Set.of(data.numbers().place(number));
    }

    @Override
    public @Nullable Cursor moment(ChartData data, double x) {
        return null;
    }
}
