package noema.ui.steps;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import noema.model.trace.TraceEvent.PlanStep;
import noema.ui.look.Palette;
import noema.ui.look.Tips;
import noema.ui.run.Cursor;
import noema.ui.run.GroupRun;
import noema.ui.run.RunSnapshot;
import noema.ui.run.Workbench;
import org.jspecify.annotations.Nullable;

/// The noise steps of a plan as cells that fade as it becomes clear; a click on one goes there.
final class PlanCells extends Region {

    private static final double HEIGHT = 14;
    private static final double WIDEST_CELL = 26;
    private static final double FAINTEST = 0.15;

    private final Workbench bench;
    private final Canvas canvas = new Canvas();
    private @Nullable GroupRun group;
    private Cursor at = Cursor.START;

    PlanCells(Workbench bench) {
        this.bench = bench;
        setId("plan-cells");
        setMinSize(40, HEIGHT);
        setPrefSize(200, HEIGHT);
        setMaxHeight(HEIGHT);
        getChildren().add(canvas);
        setOnMouseClicked(this::go);
        Tips.explain(
                this,
                "Noise steps of the plan; the fainter a cell, the less noise was left. A click goes there.");
    }

    void show(@Nullable GroupRun now, Cursor where) {
        group = now;
        at = where;
        paint();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
    }

    private double cell() {
        int steps = group == null ? 0 : group.steps().size();
        return steps == 0 ? 0 : Math.min(WIDEST_CELL, getWidth() / steps);
    }

    void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (group == null) {
            return;
        }
        Palette palette = bench.palette().getValue();
        Color plan = palette.plan();
        double cell = cell();
        for (int k = 0; k < group.steps().size(); k++) {
            double noise = group.steps().get(k).level();
            g.setFill(plan.deriveColor(0, 1, 1, FAINTEST + (1 - FAINTEST) * noise));
            g.fillRect(k * cell, 0, Math.max(1, cell - 1), HEIGHT);
            if (isHere(group.steps().get(k))) {
                g.setStroke(palette.accent());
                g.setLineWidth(2);
                g.strokeRect(k * cell + 1, 1, Math.max(1, cell - 3), HEIGHT - 2);
            }
        }
    }

    private boolean isHere(PlanStep step) {
        RunSnapshot run = bench.run().snapshot();
        return run != null
                && at.step() == 0
                && !at.isSpeaking()
                && at.plan() > 0
                && at.sentence() < run.sentences().size()
                && at.plan() <= run.sentences().get(at.sentence()).plan().size()
                && run.sentences().get(at.sentence()).plan().get(at.plan() - 1) == step;
    }

    private void go(MouseEvent click) {
        RunSnapshot run = bench.run().snapshot();
        if (group == null || run == null || cell() == 0) {
            return;
        }
        int k = (int) (click.getX() / cell());
        if (k < group.steps().size() && group.first() < run.sentences().size()) {
            int done = run.sentences().get(group.first()).plan().indexOf(group.steps().get(k)) + 1;
            bench.playhead().moveTo(new Cursor(group.first(), done, 0, 0));
        }
    }
}
