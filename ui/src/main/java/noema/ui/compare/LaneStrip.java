package noema.ui.compare;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/// How much of the shared time line a lane takes, and how much of that is over.
final class LaneStrip extends Region {

    private static final PseudoClass WORDS = PseudoClass.getPseudoClass("words");
    private static final double HEIGHT = 5;

    private final Region whole = new Region();
    private final Region done = new Region();
    private double length;
    private double over;

    LaneStrip() {
        getStyleClass().add("lane-strip");
        whole.getStyleClass().add("lane-strip-whole");
        done.getStyleClass().add("lane-strip-done");
        getChildren().addAll(whole, done);
    }

    /// Shows shares of the time line, 0 to 1.
    void show(double whole, double done, boolean words) {
        pseudoClassStateChanged(WORDS, words);
        if (whole != length || done != over) {
            length = whole;
            over = done;
            requestLayout();
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected void layoutChildren() {
        whole.resizeRelocate(0, 0, snapSizeX(getWidth() * length), getHeight());
        done.resizeRelocate(0, 0, snapSizeX(getWidth() * over), getHeight());
    }
}
