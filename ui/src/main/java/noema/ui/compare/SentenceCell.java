package noema.ui.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A sentence of a lane as text that keeps its place from the beginning: what is open is a block, what has not come is empty
/// room, what the reference says differently is marked.
final class SentenceCell extends Region {

    private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");
    private static final double MARGIN = 22;

    private final Label number = new Label();
    private final TextFlow flow = new TextFlow();
    private final Path blocks = new Path();
    private final Path marks = new Path();
    private SentenceTrack.Shown shown = new SentenceTrack.Shown("", 0, List.of());
    private List<WordDiff.Mark> differences = List.of();

    SentenceCell(int sentence) {
        getStyleClass().add("lane-sentence");
        number.setText(Integer.toString(sentence + 1));
        number.getStyleClass().add("lane-number");
        blocks.getStyleClass().add("lane-blocks");
        marks.getStyleClass().add("lane-marks");
        for (Path path : List.of(blocks, marks)) {
            path.setManaged(false);
            path.setMouseTransparent(true);
        }
        getChildren().addAll(number, marks, flow, blocks);
    }

    /// Shows the sentence as it is.
    ///
    /// @param now     what can be seen of it
    /// @param diff    the finished sentence in stretches; empty where nothing is to be marked
    /// @param partner whether the reference has a version of it, or nothing is compared
    void show(SentenceTrack.Shown now, List<WordDiff.Mark> diff, boolean partner) {
        pseudoClassStateChanged(ALONE, !partner);
        if (now.equals(shown) && diff.equals(differences)) {
            return;
        }
        shown = now;
        differences = diff;
        number.setVisible(now.visible() > 0);
        var runs = new ArrayList<Text>();
        int from = 0;
        for (int i = 0; i < now.open().size(); i += 2) {
            add(runs, from, now.open().get(i), false);
            add(runs, now.open().get(i), now.open().get(i + 1), true);
            from = now.open().get(i + 1);
        }
        add(runs, from, now.visible(), false);
        add(runs, Math.max(from, now.visible()), now.text().length(), true);
        flow.getChildren().setAll(runs);
        requestLayout();
    }

    private void add(List<Text> runs, int from, int to, boolean hidden) {
        if (from < to) {
            var text = new Text(shown.text().substring(from, to));
            text.getStyleClass().add(hidden ? "lane-room" : "lane-text");
            runs.add(text);
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width - MARGIN - getInsets().getLeft() - getInsets().getRight();
        return getInsets().getTop() + flow.prefHeight(Math.max(1, room)) + getInsets().getBottom();
    }

    @Override
    protected void layoutChildren() {
        double left = getInsets().getLeft() + MARGIN;
        double top = getInsets().getTop();
        double room = Math.max(1, getWidth() - left - getInsets().getRight());
        number.resizeRelocate(getInsets().getLeft(), top, MARGIN - 4, number.prefHeight(-1));
        flow.resizeRelocate(left, top, room, flow.prefHeight(room));
        flow.layout();
        paint();
    }

    private void paint() {
        var open = new ArrayList<PathElement>();
        for (int i = 0; i < shown.open().size(); i += 2) {
            open.addAll(shape(shown.open().get(i), shown.open().get(i + 1)));
        }
        put(blocks, open);
        var changed = new ArrayList<PathElement>();
        int from = 0;
        for (WordDiff.Mark mark : differences) {
            int to = from + mark.text().length();
            if (mark.changed()) {
                changed.addAll(shape(from, to));
            }
            from = to;
        }
        put(marks, changed);
    }

    private void put(Path path, List<PathElement> elements) {
        path.getElements().setAll(elements);
        path.setLayoutX(flow.getLayoutX());
        path.setLayoutY(flow.getLayoutY());
    }

    private List<PathElement> shape(int from, int to) {
        return from < to ? List.of(flow.rangeShape(from, to)) : List.of();
    }
}
