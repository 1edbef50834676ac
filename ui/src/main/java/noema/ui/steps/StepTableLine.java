package noema.ui.steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A line of the table of noise steps, used again for other steps while one scrolls.
final class StepTableLine extends Region {

    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass ODD = PseudoClass.getPseudoClass("odd");

    private final List<Label> cells = new ArrayList<>();
    private double[] widths = {};
    private double pad;
    private int number;
    private @Nullable StepLine line;

    StepTableLine(StepsModel model, HoverTip hover) {
        getStyleClass().add("step-line");
        setManaged(false);
        for (StepTable.Column column : StepTable.COLUMNS) {
            var cell = new Label();
            cell.setAlignment(column.alignment());
            cells.add(cell);
        }
        getChildren().addAll(cells);
        setOnMouseClicked(event -> {
            model.moveTo(model.currentProperty().get(), number + 1);
            event.consume();
        });
        setOnMouseMoved(event -> hover.show(this, event, describe()));
        setOnMouseExited(_ -> hover.hide());
    }

    /// Shows a step.
    ///
    /// @param index     of the step, from 0
    /// @param here      whether the playhead stands there
    /// @param newWidths of all columns; 0 for those left out
    void show(StepLine newLine, int index, boolean here, double[] newWidths, double newPad) {
        if (!newLine.equals(line)) {
            for (int i = 0; i < cells.size(); i++) {
                cells.get(i).setText(StepTable.COLUMNS.get(i).value().apply(newLine));
            }
        }
        if (!Arrays.equals(widths, newWidths)) {
            requestLayout();
        }
        line = newLine;
        number = index;
        widths = newWidths;
        pad = newPad;
        setId("step-line-" + (index + 1));
        pseudoClassStateChanged(HERE, here);
        pseudoClassStateChanged(ODD, index % 2 == 1);
    }

    private String describe() {
        if (line == null || line.says().isEmpty() && line.near() == null) {
            return "";
        }
        String says = line.says().isEmpty() ? "" : "Already says: “" + line.says() + "”";
        return line.near() == null ? says : says + "\nNearest known: “" + line.near().text() + "”";
    }

    @Override
    protected void layoutChildren() {
        double x = 0;
        for (int i = 0; i < widths.length; i++) {
            cells.get(i).setVisible(widths[i] > 0);
            cells.get(i).resizeRelocate(x + pad, 0, Math.max(0, widths[i] - 2 * pad), getHeight());
            x += widths[i];
        }
    }
}
