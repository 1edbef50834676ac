package noema.ui.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import noema.model.reason.NoiseSchedule;
import noema.ui.look.Numbers;
import noema.ui.look.Palette;
import noema.ui.steps.SentenceNumbers;
import noema.ui.steps.StepNumbers;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;

/// The noise levels that the current thought went through, from pure noise (step 0) on, and where it is handed over.
final class ScheduleFigure extends Lines {

    private static final StepNumbers PURE_NOISE = new StepNumbers(0, 1, 0, 1, 0);

    private final ValueMarker handover = new ValueMarker(0);

    ScheduleFigure() {
        super(
                List.of(
                        new Curve<StepNumbers>(
                                "noise level",
                                "What the networks are told, θ / (π/2): 1 is pure noise, 0 a clean thought.",
                                Palette::thought,
                                List.of(),
                                StepNumbers::level),
                        new Curve<StepNumbers>(
                                "signal α",
                                "Share of the clean concept in the noisy one, α = cos(θ); α² + σ² = 1.",
                                Palette::word,
                                List.of(),
                                step -> NoiseSchedule.alpha(step.level())),
                        new Curve<StepNumbers>(
                                "noise σ",
                                "Strength of the noise in the noisy concept, σ = sin(θ); α² + σ² = 1.",
                                Palette::good,
                                List.of(7.0, 4.0),
                                step -> NoiseSchedule.sigma(step.level()))));
        handover.setStroke(
                new BasicStroke(
                        1.5f,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_ROUND,
                        1f,
                        new float[] {2f, 3f},
                        0f));
        handover.setLabelFont(Ink.text());
        handover.setLabelBackgroundColor(new Color(0, 0, 0, 0));
        handover.setLabelAnchor(RectangleAnchor.TOP);
        handover.setLabelTextAnchor(TextAnchor.BOTTOM_CENTER);
        handover.setLabelOffset(new RectangleInsets(3, 6, 3, 6));
        plot().addRangeMarker(handover);
    }

    @Override
    public void dress(Palette palette) {
        super.dress(palette);
        handover.setPaint(Ink.of(palette.accent()));
        handover.setLabelPaint(Ink.of(palette.accent()));
    }

    @Override
    public void show(ChartData data) {
        super.show(data);
        double level =
                data.sentence()
                        .map(s -> s.run().thought())
                        .map(thought -> thought.level())
                        .orElse(data.numbers().run().recipe().concept().handover());
        handover.setValue(level);
        handover.setLabel("hand-over " + Numbers.plain(level));
    }

    @Override
    void fill(XYSeries points, Curve<StepNumbers> line, SentenceNumbers sentence) {
        super.fill(points, line, sentence);
        points.add(0, line.value().applyAsDouble(PURE_NOISE), false);
    }
}
