package noema.ui.steps;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import noema.ui.look.Numbers;
import noema.ui.look.Tips;
import org.jspecify.annotations.Nullable;

/// One concept of the run. Rows are used again for other concepts when they leave the view.
final class StepsRow extends Region {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");
    private static final PseudoClass UNFINISHED = PseudoClass.getPseudoClass("unfinished");

    private final StepsModel model;
    private final HoverTip hover;
    private final Label number = new Label();
    private final Label text = new Label();
    private final Label stop = new Label();
    private final Label surprise = new Label();
    private final CellStrip cells = new CellStrip();
    private final AttentionStrip attention = new AttentionStrip();
    private @Nullable RowState state;

    StepsRow(StepsModel model, HoverTip hover) {
        this.model = model;
        this.hover = hover;
        getStyleClass().add("steps-row");
        number.getStyleClass().add("steps-number");
        text.getStyleClass().add("steps-text");
        stop.getStyleClass().add("steps-value");
        surprise.getStyleClass().add("steps-value");
        stop.setAlignment(Pos.CENTER_RIGHT);
        surprise.setAlignment(Pos.CENTER_RIGHT);
        Tips.explain(stop, StepsHead.STOP);
        Tips.explain(surprise, StepsHead.SURPRISE);
        getChildren().addAll(number, text, cells, stop, surprise, attention);
        setOnMouseClicked(this::clicked);
        cells.setOnMouseMoved(event -> hover.show(cells, event, describeCell(event.getX())));
        cells.setOnMouseExited(_ -> hover.hide());
        attention.setOnMouseMoved(this::lookAround);
        attention.setOnMouseExited(_ -> {
            hover.hide();
            model.pointedProperty().set(-1);
        });
    }

    /// Shows a concept.
    void show(RowState row) {
        if (row.equals(state)) {
            return;
        }
        state = row;
        SentenceNumbers sentence = row.sentence();
        setId("steps-row-" + sentence.number());
        cells.setId("steps-cells-" + sentence.number());
        attention.setId("steps-attention-" + sentence.number());
        number.setText(Integer.toString(sentence.number() + 1));
        text.setText(title(sentence));
        stop.setText(Double.isNaN(sentence.stop()) ? "·" : Numbers.percent(sentence.stop()));
        surprise.setText(
                Double.isNaN(sentence.surprise()) ? "·" : Numbers.plain(sentence.surprise()));
        pseudoClassStateChanged(CURRENT, row.current());
        pseudoClassStateChanged(POINTED, row.place() == row.pointed());
        pseudoClassStateChanged(UNFINISHED, sentence.run().words() == null);
        setOpacity(row.lit() ? 1 : 0.4);
        cells.show(row);
        attention.show(row);
        requestLayout();
    }

    private static String title(SentenceNumbers sentence) {
        if (!sentence.run().text().isEmpty()) {
            return sentence.run().text();
        }
        if (sentence.run().thought() == null) {
            return sentence.steps().isEmpty() ? "not thought of yet" : "thinking …";
        }
        return sentence.run().frames().isEmpty() ? "a thought without words" : "finding words …";
    }

    @Override
    protected void layoutChildren() {
        if (state == null) {
            return;
        }
        Columns c = state.columns();
        number.resizeRelocate(10, 0, c.textX() - 10, c.line());
        text.resizeRelocate(c.textX(), 0, c.textW(), c.line());
        stop.resizeRelocate(c.stopX(), 0, c.stopW(), c.line());
        surprise.resizeRelocate(c.surpriseX(), 0, c.surpriseW(), c.line());
        cells.relocate(c.cellsX(), c.cellsY() - 2);
        attention.relocate(c.attentionX(), c.cellsY());
    }

    @Override
    protected double computePrefHeight(double width) {
        return state == null ? 0 : state.columns().height();
    }

    private void clicked(MouseEvent event) {
        if (state == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        int step = event.getTarget() == cells ? cells.stepAt(event.getX() - cells.getLayoutX()) : 0;
        int place =
                event.getTarget() == attention
                        ? attention.placeAt(event.getX() - attention.getLayoutX())
                        : -1;
        if (step > 0) {
            model.moveTo(state.sentence().number(), step);
        } else {
            model.toggle(place >= 0 ? place : state.place());
        }
    }

    private String describeCell(double x) {
        int step = cells.stepAt(x);
        if (state == null || step == 0) {
            return "";
        }
        StepNumbers numbers = state.sentence().steps().get(step - 1);
        String says =
                step <= state.readings().size()
                        ? "\n“" + state.readings().get(step - 1).text() + "”"
                        : "";
        return state.colour().describe(numbers, state.roundTrip(step - 1)) + says;
    }

    private void lookAround(MouseEvent event) {
        int place = attention.placeAt(event.getX());
        model.pointedProperty().set(place);
        hover.show(
                attention,
                event,
                state == null || place < 0 ? "" : model.describeAttention(state.sentence(), place));
    }
}
