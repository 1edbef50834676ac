package noema.ui.compare;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// Nodes beside each other, all as wide and as high as each other.
final class EqualColumns extends Region {

    EqualColumns(String style) {
        getStyleClass().add(style);
    }

    /// Shows these nodes, from left to right.
    void show(List<Region> nodes) {
        if (!getChildren().equals(nodes)) {
            getChildren().setAll(nodes);
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double column(double width) {
        double room = width - getInsets().getLeft() - getInsets().getRight();
        return Math.max(1, room / Math.max(1, getChildren().size()));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double column = column(width < 0 ? getWidth() : width);
        return getInsets().getTop()
                + getInsets().getBottom()
                + getChildren().stream().mapToDouble(n -> n.prefHeight(column)).max().orElse(0);
    }

    @Override
    protected void layoutChildren() {
        double column = column(getWidth());
        for (int i = 0; i < getChildren().size(); i++) {
            double left = snapPositionX(getInsets().getLeft() + i * column);
            double right = snapPositionX(getInsets().getLeft() + (i + 1) * column);
            getChildren()
                    .get(i)
                    .resizeRelocate(
                            left,
                            getInsets().getTop(),
                            right - left,
                            getHeight() - getInsets().getTop() - getInsets().getBottom());
        }
    }
}
