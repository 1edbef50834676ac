package noema.ui.grid;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import noema.ui.look.Tips;

/// All cells that have been run, by a figure, the best first. A click on a figure sorts by it; a click on a row opens its run.
final class GridList extends StackPane {

    private static final double SIDES = 34;
    private static final double LETTER = 8;
    private static final int SHORTEST = 6;
    private static final double ROW_HEIGHT = 30;
    private static final double TEXT = 360;

    private final GridModel model;
    private final TableView<GridCell> table = new TableView<>();

    GridList(GridModel model, Consumer<GridCell> open) {
        this.model = model;
        setId("grid-list");
        table.setId("grid-rows");
        table.setFixedCellSize(ROW_HEIGHT);
        table.setPlaceholder(new Label("No cell has been run yet."));
        table.setRowFactory(_ -> row(open));
        table.setOnKeyPressed(e -> {
            GridCell chosen = table.getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && chosen != null) {
                open.accept(chosen);
                e.consume();
            }
        });
        getChildren().setAll(table);
        model.planProperty().subscribe(_ -> columns());
        model.figureProperty().subscribe((_, _) -> columns());
        model.changesProperty().subscribe(_ -> refresh());
        visibleProperty().subscribe((_, _) -> refresh());
    }

    private TableRow<GridCell> row(Consumer<GridCell> open) {
        var row = new TableRow<GridCell>();
        CellTip.install(
                row,
                () ->
                        row.getItem() == null || model.planProperty().get() == null
                                ? new VBox()
                                : CellTip.content(model.planProperty().get(), row.getItem()));
        row.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && row.getItem() != null) {
                open.accept(row.getItem());
            }
        });
        return row;
    }

    private void columns() {
        GridPlan plan = model.planProperty().get();
        if (plan == null) {
            return;
        }
        table.getColumns().clear();
        for (int i = 0; i < plan.axes().size(); i++) {
            int axis = i;
            table.getColumns()
                    .add(
                            column(
                                    plan.axes().get(i).setting().id(),
                                    cell -> cell.cell().values().get(axis),
                                    true));
        }
        // What is sorted by and the text can be seen in any window; the other figures follow.
        GridFigure first = model.figureProperty().get();
        table.getColumns().add(column(first));
        TableColumn<GridCell, String> text =
                column(
                        "Text",
                        cell -> cell.state() instanceof CellState.Done done ? done.text() : "",
                        false);
        text.setPrefWidth(TEXT);
        table.getColumns().add(text);
        for (GridFigure figure : GridFigure.values()) {
            if (figure != first) {
                table.getColumns().add(column(figure));
            }
        }
        refresh();
    }

    private TableColumn<GridCell, String> column(GridFigure figure) {
        boolean sorted = figure == model.figureProperty().get();
        TableColumn<GridCell, String> column =
                column(
                        figure.title(),
                        cell ->
                                cell.state() instanceof CellState.Done done
                                        ? figure.text(done.figures())
                                        : "",
                        true);
        var head = new Label(figure.title() + (sorted ? figure.moreIsBetter() ? " ↓" : " ↑" : ""));
        head.setId("grid-sort-" + figure.id());
        head.getStyleClass().add("sort-head");
        if (sorted) {
            head.getStyleClass().add("sorted");
        }
        head.setMaxWidth(Double.MAX_VALUE);
        head.setOnMouseClicked(_ -> model.figureProperty().set(figure));
        Tips.explain(head, figure.meaning() + " A click sorts by it, the best first.");
        column.setText("");
        column.setGraphic(head);
        return column;
    }

    private static TableColumn<GridCell, String> column(
            String title, Function<GridCell, String> value, boolean number) {
        var column = new TableColumn<GridCell, String>(title);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(data -> new SimpleStringProperty(value.apply(data.getValue())));
        if (number) {
            column.setPrefWidth(SIDES + LETTER * Math.max(SHORTEST, title.length()));
            column.setCellFactory(_ -> new NumberCell());
        }
        return column;
    }

    private static final class NumberCell extends TableCell<GridCell, String> {
        NumberCell() {
            setAlignment(Pos.CENTER_RIGHT);
            getStyleClass().add("numbers");
        }

        @Override
        protected void updateItem(String value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty ? null : value);
        }
    }

    private void refresh() {
        if (isVisible()) {
            GridCell chosen = table.getSelectionModel().getSelectedItem();
            table.getItems().setAll(model.sorted());
            if (chosen != null) {
                table.getSelectionModel().select(chosen);
            }
        }
    }
}
