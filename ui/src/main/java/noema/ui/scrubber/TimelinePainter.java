package noema.ui.scrubber;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import noema.model.trace.TraceEvent.PlanStep;
import noema.model.trace.TraceEvent.ThoughtStep;
import noema.model.trace.TraceEvent.TokenFrame;
import noema.ui.look.Palette;
import noema.ui.run.GroupRun;
import noema.ui.run.LevelRun;
import noema.ui.run.RunSnapshot;
import noema.ui.run.SentenceRun;
import noema.ui.run.Workbench;
import org.jspecify.annotations.Nullable;

/// Paints a [Strip]: plans and their groups are marked, noise fades as a thought becomes clear, words grow solid as they settle, and what is still to come is hatched.
final class TimelinePainter {

    private static final double TOP = 17;
    private static final double NARROWEST_CELL = 2.5;
    private static final double FAINTEST = 0.2;
    private static final double MUTED = 0.28;
    private static final int HATCH = 6;
    private static final Font SMALL = Font.font(10.5);

    private final GraphicsContext g;
    private final double margin;
    private @Nullable Palette hatchedFor;
    private @Nullable ImagePattern hatch;

    /// A painter.
    ///
    /// @param margin free on the left and on the right, in pixels
    TimelinePainter(Canvas canvas, double margin) {
        g = canvas.getGraphicsContext2D();
        this.margin = margin;
    }

    /// Paints everything anew.
    void paint(Strip strip, Workbench bench) {
        Palette palette = bench.palette().getValue();
        double width = g.getCanvas().getWidth();
        double height = g.getCanvas().getHeight();
        g.setGlobalAlpha(1);
        g.setFill(palette.background());
        g.fillRect(0, 0, width, height);
        g.setFill(palette.surface());
        g.fillRoundRect(margin, TOP, width - 2 * margin, height - TOP - 6, 6, 6);
        RunSnapshot run = bench.run().snapshot();
        if (run == null || strip.cells() == 0) {
            return;
        }
        double cell = (width - 2 * margin) / strip.cells();
        var band = new Band(palette, cell, TOP, height - TOP - 6);
        double labelled = 0;
        for (Strip.Segment segment : strip.segments()) {
            double x = margin + segment.start() * cell;
            double end = margin + segment.end() * cell;
            boolean lit = bench.selection().isLit(run.prompt().size() + segment.sentence());
            g.setGlobalAlpha(lit ? 1 : MUTED);
            boolean here = segment.sentence() == bench.playhead().cursor().sentence();
            String number = Integer.toString(segment.sentence() + 1);
            double room = 7.0 * number.length();
            if ((x + end - room) / 2 > labelled) {
                number(number, (x + end) / 2, here ? palette.text() : palette.muted());
                labelled = (x + end + room) / 2 + 4;
            }
            band.paint(segment, run, x);
        }
        g.setGlobalAlpha(1);
        if (!run.levels().isEmpty()) {
            groups(run.levels().getFirst(), strip, cell, palette.plan());
        }
        g.setGlobalAlpha(1);
        double share = strip.shareOf(bench.playhead().position());
        playhead(margin + share * (width - 2 * margin), height, palette.accent());
    }

    /// A line over the sentences of each group.
    private void groups(LevelRun level, Strip strip, double cell, Color colour) {
        int sentences = strip.segments().size();
        g.setFill(colour);
        for (GroupRun group : level.groups()) {
            List<Integer> numbers = level.sentencesOf(group, sentences);
            if (numbers.isEmpty() || numbers.getLast() >= sentences) {
                continue;
            }
            double from = margin + strip.segments().get(numbers.getFirst()).start() * cell;
            double to = margin + strip.segments().get(numbers.getLast()).end() * cell;
            g.fillRect(from, TOP - 3, Math.max(2, to - from - 3), 2);
        }
    }

    private void number(String number, double x, Color colour) {
        g.setFill(colour);
        g.setFont(SMALL);
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(number, x, TOP / 2);
    }

    private void playhead(double x, double height, Color colour) {
        g.setFill(colour);
        g.fillRect(x - 1, TOP - 4, 2, height - TOP + 2);
        g.fillPolygon(new double[] {x - 5, x + 5, x}, new double[] {TOP - 6, TOP - 6, TOP + 1}, 3);
    }

    /// The coloured part.
    private final class Band {
        private final Palette palette;
        private final double cell;
        private final double top;
        private final double height;

        Band(Palette palette, double cell, double top, double height) {
            this.palette = palette;
            this.cell = cell;
            this.top = top;
            this.height = height;
        }

        void paint(Strip.Segment segment, RunSnapshot run, double x) {
            double gap = cell * (segment.end() - segment.start()) > 8 ? 2 : 0.5;
            double thoughts = x + segment.plan() * cell;
            double words = thoughts + segment.stepRoom() * cell;
            double end = words + segment.wordRoom() * cell - gap;
            double thought = Math.min(words, end);
            open(thoughts + segment.steps() * cell, thought);
            open(words + segment.frames() * cell, end);
            if (segment.sentence() < run.sentences().size()) {
                SentenceRun sentence = run.sentences().get(segment.sentence());
                double[] noise =
                        sentence.steps().stream().mapToDouble(ThoughtStep::level).toArray();
                double[] plan = sentence.plan().stream().mapToDouble(PlanStep::level).toArray();
                fill(plan, palette.plan(), x, Math.min(thoughts, end));
                fill(noise, palette.thought(), thoughts, thought);
                fill(settled(sentence.frames()), palette.word(), words, end);
            }
        }

        /// Cells whose strength says how much there is of something; too narrow ones flow into each other.
        private void fill(double[] shares, Color colour, double from, double to) {
            if (shares.length == 0) {
                return;
            }
            if (cell < NARROWEST_CELL) {
                g.setFill(
                        new LinearGradient(
                                0,
                                0,
                                1,
                                0,
                                true,
                                CycleMethod.NO_CYCLE,
                                new Stop(0, shade(colour, shares[0])),
                                new Stop(1, shade(colour, shares[shares.length - 1]))));
                g.fillRect(from, top, Math.min(shares.length * cell, to - from), height);
                return;
            }
            double line = cell > 5 ? 1 : 0.5;
            for (int i = 0; i < shares.length; i++) {
                double x = from + i * cell;
                g.setFill(shade(colour, shares[i]));
                g.fillRect(x, top, Math.min(x + cell - line, to) - x, height);
            }
        }

        private void open(double from, double to) {
            if (to - from > 0.5) {
                g.setFill(hatch(palette));
                g.fillRect(from, top, to - from, height);
            }
        }
    }

    private static Color shade(Color colour, double share) {
        return colour.deriveColor(0, 1, 1, FAINTEST + (1 - FAINTEST) * share);
    }

    /// The share of tokens that are settled in every frame.
    private static double[] settled(List<TokenFrame> frames) {
        return frames.stream().mapToDouble(TimelinePainter::settled).toArray();
    }

    private static double settled(TokenFrame frame) {
        int settled = 0;
        for (int step : frame.settledAt()) {
            settled += step > 0 ? 1 : 0;
        }
        return (double) settled / Math.max(1, frame.settledAt().length);
    }

    private ImagePattern hatch(Palette palette) {
        ImagePattern made = hatch;
        if (made == null || palette != hatchedFor) {
            var tile = new WritableImage(HATCH, HATCH);
            Color colour = palette.muted().deriveColor(0, 1, 1, 0.5);
            for (int i = 0; i < HATCH; i++) {
                tile.getPixelWriter().setColor(i, HATCH - 1 - i, colour);
            }
            made = new ImagePattern(tile, 0, 0, HATCH, HATCH, false);
            hatch = made;
            hatchedFor = palette;
        }
        return made;
    }
}
