package noema.ui.map;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import noema.ui.look.Palette;
import noema.ui.look.Theme;
import noema.ui.run.Mind;
import noema.ui.run.Workbench;
import org.jspecify.annotations.Nullable;

/// What is drawn over the background: the path of the run, the thought being formed, neighbours, alternatives, labels, the lasso.
final class Overlay extends Canvas {

    private static final int MOST_RINGS = 400;

    private final Workbench bench;
    private final MapModel model;
    private final LabelPainter labels = new LabelPainter();

    Overlay(Workbench bench, MapModel model) {
        this.bench = bench;
        this.model = model;
        setMouseTransparent(true);
    }

    /// Draws everything anew.
    ///
    /// @param place   concepts to points of the window; null where they are nowhere
    /// @param moving  whether a layout is moving in: only what matters most is drawn then
    /// @param covered parts of the window that something else covers
    /// @param lasso   the loop that is being drawn, in pixels; empty for none
    /// @param dragged where a concept is dragged to, in pixels; null when none is
    void paint(
            Function<float[], @Nullable Spot> place,
            boolean moving,
            List<Bounds> covered,
            List<Spot> lasso,
            @Nullable Spot dragged) {
        GraphicsContext g = getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        Palette palette = bench.palette().getValue();
        var brush = new Brush(g, palette);
        View view = model.sight().view();
        Ground ground = model.groundProperty().get();
        Marks marks = model.marksProperty().get();
        if (ground != null && !moving) {
            labels.textSize(Theme.textSize(this));
            found(brush, ground, view);
            writing(brush, ground, view, marks, covered);
            neighbours(brush, ground, view, place);
        }
        Color ink =
                switch (marks.level()) {
                    case SENTENCES -> palette.thought();
                    case PARAGRAPHS -> palette.plan();
                };
        var trail = new TrailPainter(brush, place, ink);
        trail.others(marks.others());
        trail.past(
                marks,
                TrailPainter.reach(
                        ground == null ? null : ground.layout().projection(), view.scale()));
        alternatives(brush, marks, place);
        new GroupPainter(brush, place).paint(marks, bench.selection()::isLit);
        Set<Integer> selected = bench.selection().placesProperty().get();
        new PathPainter(brush, place, ink).paint(marks, bench.selection()::isLit, selected);
        Spot last = marks.dots().isEmpty() ? null : place.apply(marks.dots().getLast().concept());
        trail.now(marks, last);
        pointed(brush, view);
        if (dragged != null) {
            brush.ring(dragged, 10, palette.accent(), 2, 1);
        }
        if (lasso.size() > 2) {
            brush.loop(lasso, palette.accent());
        }
    }

    private void found(Brush brush, Ground ground, View view) {
        BitSet found = model.finder().foundProperty().get();
        int rings = 0;
        if (found != null && ground.atlas() != null) {
            for (int i = found.nextSetBit(0);
                    i >= 0 && rings < MOST_RINGS;
                    i = found.nextSetBit(i + 1)) {
                brush.ring(view.toScreen(ground.spot(i)), 4.5, brush.palette().accent(), 1.25, 0.9);
                rings++;
            }
        }
    }

    private void writing(Brush brush, Ground ground, View view, Marks marks, List<Bounds> covered) {
        var taken = new ArrayList<LabelPlacer.Label>();
        for (Bounds part : covered) {
            taken.add(
                    new LabelPlacer.Label(
                            "", part.getMinX(), part.getMinY(), part.getWidth(), part.getHeight()));
        }
        for (Marks.Dot dot : marks.dots()) {
            Spot at = model.spot(dot.concept());
            if (at != null) {
                Spot there = view.toScreen(at);
                taken.add(new LabelPlacer.Label("", there.x() - 9, there.y() - 9, 18, 18));
            }
        }
        boolean named =
                model.densityProperty().get()
                        || model.colouringProperty().get() == Colouring.CLUSTER;
        if (named) {
            labels.clusters(brush, ground, model.labelsProperty().get(), view, taken);
        }
        if (!model.densityProperty().get()) {
            labels.sentences(brush, ground, view, ground::text, taken);
        }
    }

    private void neighbours(
            Brush brush, Ground ground, View view, Function<float[], @Nullable Spot> place) {
        Neighbourhood.Focus focus = model.neighbourhood().focusProperty().get();
        Spot from = focus == null ? null : place.apply(focus.concept());
        if (from == null) {
            return;
        }
        Palette palette = brush.palette();
        for (Neighbour near : model.neighbourhood().listProperty().get()) {
            if (near.index() < ground.layout().x().length) {
                Spot to = view.toScreen(ground.spot(near.index()));
                brush.line(from, to, palette.word(), 1, 0.55);
                brush.dot(to, 2.75, palette.word(), 1);
            }
        }
    }

    private void alternatives(Brush brush, Marks marks, Function<float[], @Nullable Spot> place) {
        Palette palette = brush.palette();
        Spot from = null;
        for (Marks.Dot dot : marks.dots()) {
            if (dot.number() <= bench.playhead().cursor().sentence()) {
                from = place.apply(dot.concept());
            }
        }
        for (Mind.Alternative alternative : model.alternativesShown()) {
            Spot at = place.apply(alternative.concept());
            if (at != null) {
                if (from != null) {
                    brush.line(from, at, palette.thought(), 0.8, 0.3);
                }
                brush.ring(at, 5.5, palette.background(), 4, 0.7);
                brush.ring(at, 5.5, palette.thought(), 1.5, 0.95);
            }
        }
    }

    private void pointed(Brush brush, View view) {
        Probe.Thought thought = model.probe().thoughtProperty().get();
        if (thought != null) {
            Spot at = view.toScreen(thought.spot());
            brush.ring(at, 7, brush.palette().background(), 5, 0.8);
            brush.ring(at, 7, brush.palette().accent(), 2, 1);
            brush.speck(at, 2, brush.palette().accent(), 1);
        }
    }
}
