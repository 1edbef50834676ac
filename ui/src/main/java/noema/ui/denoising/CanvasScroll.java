package noema.ui.denoising;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;

/// Scrolls a canvas up and down, and is as high as the canvas where there is room.
final class CanvasScroll extends ScrollPane {

    private static final double LEAST = 62;

    private final CanvasView canvas;

    CanvasScroll(CanvasView canvas) {
        super(canvas);
        this.canvas = canvas;
        getStyleClass().add("token-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return canvas.prefHeight(width) + 1;
    }

    @Override
    protected double computeMinHeight(double width) {
        return Math.min(LEAST, computePrefHeight(width));
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }
}
