package noema.ui.steps;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import noema.ui.look.Tips;
import org.jspecify.annotations.Nullable;

/// The headings above the rows.
final class StepsHead extends Region {

    static final String STOP =
            "The model's probability that the story had ended before this sentence, from 0 to 100 %.";
    static final String SURPRISE =
            "How badly the story predicts the finished sentence: mean squared error of the reasoner's estimates of its concept"
                    + " over the concepts' variance; 0 is fully expected, about 1 not at all.";
    private static final String ATTENTION =
            "How the thought's attention was shared among the sentences before it, prompt first: mean over layers, heads and"
                    + " slots in its last step. Point at a bar to see which sentence; click it to select that sentence.";

    private final Label concept = heading("concept", "A sentence-sized thought of the run.");
    private final Label steps =
            heading(
                    "noise steps",
                    "One cell for each step out of the noise. Click one to go there; arrow keys go on from it.");
    private final Label stop = heading("stop", STOP);
    private final Label surprise = heading("surprise", SURPRISE);
    private final Label attention = heading("looks at", ATTENTION);
    private @Nullable Columns columns;

    StepsHead() {
        getStyleClass().add("steps-head");
        stop.setAlignment(Pos.CENTER_RIGHT);
        surprise.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(concept, steps, stop, surprise, attention);
    }

    private static Label heading(String text, String explanation) {
        var label = new Label(text);
        Tips.explain(label, explanation);
        return label;
    }

    /// Size of the text over its usual 13 pixels.
    double em() {
        return concept.getFont().getSize() / 12;
    }

    /// Stands above other columns.
    void show(Columns newColumns) {
        if (!newColumns.equals(columns)) {
            columns = newColumns;
            requestLayout();
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.round(22 * em());
    }

    @Override
    protected void layoutChildren() {
        if (columns == null) {
            return;
        }
        double h = getHeight();
        steps.setVisible(columns.wide());
        attention.setVisible(columns.wide());
        concept.resizeRelocate(columns.textX(), 0, columns.textW(), h);
        steps.resizeRelocate(columns.cellsX(), 0, columns.cellsW(), h);
        stop.resizeRelocate(columns.stopX(), 0, columns.stopW(), h);
        surprise.resizeRelocate(columns.surpriseX(), 0, columns.surpriseW(), h);
        attention.resizeRelocate(columns.attentionX(), 0, columns.attentionW() + 10, h);
    }
}
