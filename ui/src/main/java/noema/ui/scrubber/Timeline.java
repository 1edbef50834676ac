package noema.ui.scrubber;

import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import noema.ui.run.Playhead;
import noema.ui.run.Workbench;

/// The line that shows the whole run and where the playhead is; a click or a drag takes it elsewhere.
final class Timeline extends Region {

    private static final double HEIGHT = 44;
    private static final double MARGIN = 10;

    private final Workbench bench;
    private final Canvas canvas = new Canvas();
    private final Tooltip tip = new Tooltip();
    private final TimelinePainter painter;
    private Strip strip = Strip.EMPTY;
    private boolean playOn;

    Timeline(Workbench bench) {
        this.bench = bench;
        painter = new TimelinePainter(canvas, MARGIN);
        setId("timeline");
        getStyleClass().add("timeline");
        setMinSize(120, HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setFocusTraversable(true);
        getChildren().add(canvas);
        bench.run()
                .snapshotProperty()
                .subscribe(run -> {
                    strip = Strip.of(run);
                    requestLayout();
                });
        bench.playhead().cursorProperty().subscribe(this::requestLayout);
        bench.selection().placesProperty().subscribe(this::requestLayout);
        bench.selection().knownProperty().subscribe(this::requestLayout);
        bench.palette().subscribe(_ -> requestLayout());
        Tooltip.install(this, tip);
        setOnMouseMoved(mouse -> {
            var there = bench.playhead().at(positionAt(mouse.getX()));
            Moment moment = Moment.of(bench.run().snapshot(), there);
            tip.setText(moment.label() + "\n" + moment.meaning());
        });
        setOnMousePressed(this::press);
        setOnMouseDragged(this::go);
        setOnMouseReleased(this::release);
    }

    /// Painted at most once per pulse, however often it was asked for.
    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        painter.paint(strip, bench);
    }

    private int positionAt(double x) {
        return strip.positionAt((x - MARGIN) / Math.max(1, getWidth() - 2 * MARGIN));
    }

    private void go(MouseEvent mouse) {
        if (mouse.getButton() == MouseButton.PRIMARY) {
            Playhead playhead = bench.playhead();
            playhead.moveTo(playhead.at(positionAt(mouse.getX())));
        }
    }

    /// While it is held, the playhead stays where the mouse is.
    private void press(MouseEvent mouse) {
        requestFocus();
        playOn = bench.playhead().playingProperty().get();
        bench.playhead().playingProperty().set(false);
        go(mouse);
    }

    private void release(MouseEvent mouse) {
        bench.playhead().playingProperty().set(playOn);
        mouse.consume();
    }
}
