package noema.ui.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;

/// The sentences of all lanes in columns of equal width, and in rows as they are aligned.
final class TextRows extends Region {

    /// A cell and its place.
    record Placed(SentenceCell cell, int lane, int row) {}

    private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");
    private static final double WIDE_COLUMN = 360;

    private final List<Line> lines = new ArrayList<>();
    private List<Placed> cells = List.of();
    private int columns = 1;

    TextRows() {
        getStyleClass().add("lane-rows");
        widthProperty().subscribe(this::fitText);
    }

    /// Where there is room, the text is larger.
    private void fitText() {
        pseudoClassStateChanged(WIDE, getWidth() / columns >= WIDE_COLUMN);
    }

    /// Puts the cells into their places.
    void show(List<Placed> placed, int lanes) {
        if (placed.equals(cells) && lanes == columns) {
            requestLayout();
            return;
        }
        cells = List.copyOf(placed);
        columns = Math.max(1, lanes);
        fitText();
        lines.clear();
        for (int i = 1; i < columns; i++) {
            var line = new Line();
            line.getStyleClass().add("lane-line");
            line.setManaged(false);
            lines.add(line);
        }
        getChildren().setAll(lines);
        getChildren().addAll(cells.stream().map(Placed::cell).toList());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double[] tops(double column) {
        int rows = cells.stream().mapToInt(p -> p.row() + 1).max().orElse(0);
        var heights = new double[rows];
        for (Placed placed : cells) {
            heights[placed.row()] =
                    Math.max(heights[placed.row()], placed.cell().prefHeight(column));
        }
        var tops = new double[rows + 1];
        for (int row = 0; row < rows; row++) {
            tops[row + 1] = tops[row] + snapSizeY(heights[row]);
        }
        return tops;
    }

    private double column(double width) {
        return Math.max(1, (width - getInsets().getLeft() - getInsets().getRight()) / columns);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double[] tops = tops(column(width < 0 ? 800 : width));
        return getInsets().getTop() + tops[tops.length - 1] + getInsets().getBottom();
    }

    @Override
    protected void layoutChildren() {
        double column = column(getWidth());
        double[] tops = tops(column);
        double left = getInsets().getLeft();
        for (Placed placed : cells) {
            placed.cell()
                    .resizeRelocate(
                            snapPositionX(left + placed.lane() * column),
                            getInsets().getTop() + tops[placed.row()],
                            snapSizeX(column),
                            tops[placed.row() + 1] - tops[placed.row()]);
        }
        for (int i = 0; i < lines.size(); i++) {
            double x = snapPositionX(left + (i + 1) * column) - 0.5;
            lines.get(i).setStartX(x);
            lines.get(i).setEndX(x);
            lines.get(i).setStartY(0);
            lines.get(i).setEndY(getHeight());
        }
    }
}
