package noema.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import noema.model.reason.NoiseSchedule;
import noema.ui.Sample;
import noema.ui.run.Cursor;
import noema.ui.run.RunSnapshot;
import noema.ui.steps.RunNumbers;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;

/// What the charts draw and tell, without a toolkit.
class FiguresTest {

    private final RunSnapshot run = RunSnapshot.of(Sample.trace(3));
    private final ChartData data =
            new ChartData(RunNumbers.of(run, null), 1, PlanSimilarity.EMPTY.next(run), Set.of());

    private static XYDataset drawn(Figure figure) {
        return ((XYPlot) figure.chart().getPlot()).getDataset();
    }

    @Test
    void curvesHaveAPointForEveryStep() {
        var figure = new CurvesFigure();
        figure.show(data);
        XYDataset points = drawn(figure);
        assertThat(points.getSeriesCount()).isEqualTo(4);
        assertThat(points.getItemCount(0)).isEqualTo(4);
        assertThat(points.getXValue(0, 1)).isEqualTo(2);
        assertThat(points.getYValue(0, 1)).isCloseTo(0.55, within(1e-9));
        assertThat(points.getYValue(1, 3)).isCloseTo(1, within(1e-6));
        figure.show(data);
        assertThat(points.getItemCount(0)).as("shown again").isEqualTo(4);
        assertThat(figure.describe(data, 2.2, 0))
                .startsWith("Step 2")
                .contains("noise level  0.55");
        assertThat(figure.describe(data, 0.2, 0)).isEmpty();
        assertThat(figure.playhead(data, new Cursor(1, 3, 0))).isEqualTo(3);
        assertThat(figure.playhead(data, new Cursor(0, 3, 0))).isNaN();
        assertThat(figure.moment(data, 2.6)).isEqualTo(new Cursor(1, 3, 0));
    }

    @Test
    void theScheduleBeginsWithPureNoiseAndMarksTheHandOver() {
        var figure = new ScheduleFigure();
        figure.show(data);
        XYDataset points = drawn(figure);
        assertThat(points.getItemCount(1)).isEqualTo(5);
        assertThat(points.getYValue(0, 0)).isEqualTo(1);
        assertThat(points.getYValue(1, 0)).isZero();
        double alpha = points.getYValue(1, 2);
        double sigma = points.getYValue(2, 2);
        assertThat(alpha).isEqualTo(NoiseSchedule.alpha(0.55));
        assertThat(alpha * alpha + sigma * sigma).isCloseTo(1, within(1e-9));
        var mark =
                (ValueMarker)
                        ((XYPlot) figure.chart().getPlot())
                                .getRangeMarkers(Layer.FOREGROUND)
                                .iterator()
                                .next();
        assertThat(mark.getValue()).isEqualTo(0.1);
    }

    @Test
    void theHeatMapTellsBothSentences() {
        var figure = new PlanFigure();
        figure.show(data);
        assertThat(drawn(figure).getItemCount(0)).isEqualTo(25);
        assertThat(figure.describe(data, 3.4, 0.2))
                .contains("p1  “There was a cat.”")
                .contains("2  “The cat saw a bird.”")
                .startsWith("cosine ");
        assertThat(figure.describe(data, 5.2, 0)).isEmpty();
        assertThat(figure.places(data, 3.4, 0.2)).isEqualTo(Set.of(0, 3));
        assertThat(figure.places(data, 2, 2)).isEqualTo(Set.of(2));
    }

    @Test
    void theStoryTellsEverythingOfASentence() {
        var figure = new StoryFigure();
        figure.show(data);
        assertThat(figure.describe(data, 2.1, 0))
                .contains("surprise  0.40", "stop  2 %", "round trip  0.90", "tokens  6")
                .contains("seconds  50 ms");
        assertThat(figure.places(data, 0.8, 0)).isEqualTo(Set.of(2));
        assertThat(figure.places(data, 4, 0)).isEmpty();
    }
}
