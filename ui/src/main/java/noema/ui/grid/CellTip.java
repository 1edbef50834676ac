package noema.ui.grid;

import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// What a cell tells when the mouse is over it: its settings, all figures, the whole text.
final class CellTip {

    private static final double WIDTH = 460;

    private CellTip() {}

    /// Lets a node tell of a cell, see [#content]. The window of the tip is made when the mouse first comes.
    static void install(Node node, Supplier<VBox> content) {
        node.addEventHandler(
                MouseEvent.MOUSE_ENTERED,
                new EventHandler<>() {
                    @Override
                    public void handle(MouseEvent event) {
                        node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
                        var tip = new Tooltip();
                        tip.setShowDelay(Duration.millis(300));
                        tip.setShowDuration(Duration.minutes(2));
                        tip.setOnShowing(_ -> tip.setGraphic(content.get()));
                        Tooltip.install(node, tip);
                    }
                });
    }

    /// What it says now.
    static VBox content(GridPlan plan, GridCell cell) {
        var title = new Label(plan.title(cell.cell()));
        title.getStyleClass().add("pane-title");
        title.setWrapText(true);
        var content = new VBox(title);
        content.getStyleClass().add("cell-tip");
        content.setMaxWidth(WIDTH);
        content.setPrefWidth(WIDTH);
        switch (cell.state()) {
            case CellState.Done done -> content.getChildren().addAll(figures(done), text(done));
            case CellState.Failed failed -> content.getChildren().add(wrapped(failed.sentence()));
            case CellState.Running _ -> content.getChildren().add(wrapped("It is being run."));
            case CellState.Waiting _ ->
                    content.getChildren().add(wrapped("It waits for its turn."));
        }
        return content;
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(WIDTH);
        return label;
    }

    private static Label text(CellState.Done done) {
        return wrapped(done.text().isBlank() ? "It says nothing." : done.text());
    }

    /// Two columns of names and numbers.
    private static GridPane figures(CellState.Done done) {
        var table = new GridPane();
        table.getStyleClass().add("cell-tip-figures");
        GridFigure[] all = GridFigure.values();
        int half = (all.length + 1) / 2;
        for (int i = 0; i < all.length; i++) {
            var name = new Label(all[i].title());
            name.getStyleClass().add("pane-note");
            var number = new Label(all[i].text(done.figures()));
            number.getStyleClass().add("numbers");
            table.add(name, i / half * 2, i % half);
            table.add(number, i / half * 2 + 1, i % half);
        }
        return table;
    }
}
