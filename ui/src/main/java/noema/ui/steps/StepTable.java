package noema.ui.steps;

import atlantafx.base.theme.Styles;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import noema.ui.look.Numbers;
import noema.ui.look.Tips;
import noema.ui.run.Cursor;
import noema.ui.run.Workbench;
import org.jspecify.annotations.Nullable;

/// What every half-denoised vector of the current sentence already means. The selected line is the one at the playhead.
final class StepTable extends TableView<StepLine> {

    private final StepsModel model;
    private final Workbench bench;
    private final TableColumn<StepLine, String> near;
    private final TableColumn<StepLine, String> error;
    private boolean following;

    StepTable(StepsModel model, Workbench bench) {
        this.model = model;
        this.bench = bench;
        setId("step-table");
        getStyleClass().addAll("step-table", Styles.DENSE, Styles.STRIPED);
        setItems(model.lines());
        setPlaceholder(new Label("A given thought has no noise steps."));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().add(number("step", 44, "Number of the noise step.", l -> l.numbers().step() + ""));
        getColumns()
                .add(
                        number(
                                "noise",
                                56,
                                StepColour.NOISE.explanation(),
                                l -> Numbers.plain(l.numbers().level())));
        getColumns()
                .add(
                        text(
                                "already says",
                                "What the step's estimate of the clean thought says when it is put into words.",
                                StepLine::says));
        near =
                text(
                        "nearest known sentence",
                        "The known sentence whose concept has the largest cosine to the estimate, and that cosine.",
                        StepTable::near);
        getColumns().add(near);
        error =
                number(
                        "lost",
                        56,
                        "Round-trip error, 1 − cosine between the estimate and what its words mean when read back: 0 when the"
                                + " words say all of it.",
                        l -> plain(l.error()));
        getColumns().add(error);
        getColumns()
                .add(
                        number(
                                "cosine",
                                60,
                                StepColour.COSINE.explanation(),
                                l -> Numbers.plain(l.numbers().cosine())));
        widthProperty().subscribe(this::fit);
        heightProperty().subscribe(this::follow);
        fixedCellSizeProperty().subscribe(this::follow);
        bench.playhead().cursorProperty().subscribe(this::follow);
        model.currentProperty().subscribe(this::follow);
        model.lines().subscribe(this::follow);
        getSelectionModel().selectedIndexProperty().subscribe(this::chosen);
        follow();
    }

    private static String near(StepLine line) {
        return line.near() == null
                ? ""
                : Numbers.plain(line.near().cosine()) + "  " + line.near().text();
    }

    private static String plain(double value) {
        return Double.isNaN(value) ? "·" : Numbers.plain(value);
    }

    private static TableColumn<StepLine, String> number(
            String title, double width, String explanation, Function<StepLine, String> value) {
        TableColumn<StepLine, String> column = column(title, explanation, value, Pos.CENTER_RIGHT);
        column.getStyleClass().add("number");
        column.setMinWidth(width);
        column.setMaxWidth(width);
        return column;
    }

    private static TableColumn<StepLine, String> text(
            String title, String explanation, Function<StepLine, String> value) {
        TableColumn<StepLine, String> column = column(title, explanation, value, Pos.CENTER_LEFT);
        column.setMinWidth(60);
        column.setPrefWidth(200);
        return column;
    }

    private static TableColumn<StepLine, String> column(
            String title, String explanation, Function<StepLine, String> value, Pos alignment) {
        var column = new TableColumn<StepLine, String>();
        var heading = new Label(title);
        Tips.explain(heading, explanation);
        heading.getStyleClass().add("step-heading");
        column.setGraphic(heading);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                line -> new SimpleObjectProperty<>(value.apply(line.getValue())));
        column.setCellFactory(_ -> new TextCell(alignment));
        return column;
    }

    /// Leaves out what has no room.
    private void fit() {
        near.setVisible(getWidth() >= 520);
        error.setVisible(getWidth() >= 400);
    }

    private void follow() {
        Cursor cursor = bench.playhead().cursor();
        int line = cursor.step() - 1;
        following = true;
        if (cursor.sentence() == model.currentProperty().get()
                && line >= 0
                && line < getItems().size()) {
            getSelectionModel().select(line);
            scrollTo(Math.max(0, line - 2));
        } else {
            getSelectionModel().clearSelection();
        }
        following = false;
    }

    private void chosen() {
        int line = getSelectionModel().getSelectedIndex();
        if (!following && line >= 0 && isFocused()) {
            model.moveTo(model.currentProperty().get(), line + 1);
        }
    }

    /// A cell that tells its whole text to who points at it.
    private static final class TextCell extends TableCell<StepLine, String> {
        TextCell(Pos alignment) {
            setAlignment(alignment);
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : item);
        }
    }
}
