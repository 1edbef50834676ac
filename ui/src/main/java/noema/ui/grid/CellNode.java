package noema.ui.grid;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import noema.ui.look.Palette;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A cell of the table: the figure, tinted by how good it is, and the first words. A click or Enter opens its run.
final class CellNode extends VBox {

    private static final PseudoClass BEST = PseudoClass.getPseudoClass("best");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final CornerRadii ROUND = new CornerRadii(5);
    private static final double FAINTEST = 0.05;
    private static final double STRONGEST = 0.48;

    private final GridCell cell;
    private final Label figure = new Label();
    private final Label best = new Label("best");
    private final Label text = new Label();
    private final HBox head = new HBox();

    CellNode(GridPlan plan, GridCell cell, Consumer<GridCell> open) {
        this.cell = cell;
        setId("grid-cell-" + cell.cell().number());
        getStyleClass().add("grid-cell");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        figure.getStyleClass().add("cell-figure");
        figure.setMinWidth(Region.USE_PREF_SIZE);
        best.getStyleClass().add("cell-best");
        best.setMinWidth(0);
        text.getStyleClass().add("cell-text");
        text.setWrapText(true);
        text.setMinHeight(0);
        text.setMaxHeight(Double.MAX_VALUE);
        VBox.setVgrow(text, Priority.ALWAYS);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head.getChildren().setAll(figure, gap, best);
        head.getStyleClass().add("cell-head");
        getChildren().setAll(head, text);
        CellTip.install(this, () -> CellTip.content(plan, cell));
        setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
                requestFocus();
                open.accept(cell);
            }
        });
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                open.accept(cell);
                e.consume();
            }
        });
    }

    GridCell cell() {
        return cell;
    }

    /// Shows how far it has come.
    ///
    /// @param rank from 0 for the worst to 1 for the best; null for neither
    void show(GridFigure which, @Nullable Double rank, boolean isBest, Palette palette) {
        CellState state = cell.state();
        showBusy(state instanceof CellState.Running);
        best.setVisible(isBest);
        pseudoClassStateChanged(BEST, isBest);
        pseudoClassStateChanged(DONE, state instanceof CellState.Done);
        pseudoClassStateChanged(FAILED, state instanceof CellState.Failed);
        figure.setGraphic(
                state instanceof CellState.Failed ? new FontIcon("fth-alert-triangle") : null);
        figure.setText(
                switch (state) {
                    case CellState.Waiting _ -> "";
                    case CellState.Running _ -> "";
                    case CellState.Failed _ -> "";
                    case CellState.Done done -> which.text(done.figures());
                });
        text.setText(
                switch (state) {
                    case CellState.Waiting _, CellState.Running _ -> "";
                    case CellState.Failed failed -> failed.sentence();
                    case CellState.Done done ->
                            done.text().isBlank() ? "It says nothing." : done.text();
                });
        setAccessibleText(figure.getText() + " " + text.getText());
        setBackground(
                new Background(
                        new BackgroundFill(
                                state instanceof CellState.Done
                                        ? tint(palette, rank)
                                        : palette.background(),
                                ROUND,
                                Insets.EMPTY)));
    }

    /// The wheel is made for the one cell that needs it: it is the dearest part of all.
    private void showBusy(boolean busy) {
        boolean shown = head.getChildren().getFirst() instanceof ProgressIndicator;
        if (busy && !shown) {
            var wheel = new ProgressIndicator();
            wheel.setPrefSize(16, 16);
            head.getChildren().addFirst(wheel);
        } else if (!busy && shown) {
            head.getChildren().removeFirst();
        }
    }

    /// From almost the colour of the surface to blue: told apart by lightness alone, so by everybody.
    static Color tint(Palette palette, @Nullable Double rank) {
        return rank == null
                ? palette.surface()
                : palette.surface()
                        .interpolate(palette.word(), FAINTEST + (STRONGEST - FAINTEST) * rank);
    }
}
