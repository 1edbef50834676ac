package noema.ui.grid;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.util.Subscription;
import noema.ui.look.Palette;
import noema.ui.look.Tips;

/// What the tints of the cells mean: the worst and the best value of the figure, and the colours between.
final class GridLegend extends HBox {

    private final GridModel model;
    private final ObservableValue<Palette> palette;
    private final Label worst = new Label();
    private final Label best = new Label();
    private final Region bar = new Region();
    private final Subscription looks;

    GridLegend(GridModel model, ObservableValue<Palette> palette) {
        this.model = model;
        this.palette = palette;
        setId("grid-legend");
        getStyleClass().add("grid-legend");
        bar.getStyleClass().add("legend-bar");
        worst.setMinWidth(Region.USE_PREF_SIZE);
        best.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(worst, bar, best);
        Tips.explain(this, "From the worst to the best value of the figure in this grid.");
        looks =
                Subscription.combine(
                        model.changesProperty().subscribe(_ -> show()),
                        model.figureProperty().subscribe(_ -> show()),
                        palette.subscribe(_ -> show()));
    }

    /// Looks at the grid no more: for a legend that goes before the grid does.
    void close() {
        looks.unsubscribe();
    }

    private void show() {
        GridFigure figure = model.figureProperty().get();
        var range = model.range();
        setVisible(range.getCount() > 1);
        boolean more = figure.moreIsBetter();
        worst.setText(figure.text(more ? range.getMin() : range.getMax()));
        best.setText(figure.text(more ? range.getMax() : range.getMin()) + " best");
        Palette now = palette.getValue();
        var colours =
                new LinearGradient(
                        0,
                        0,
                        1,
                        0,
                        true,
                        CycleMethod.NO_CYCLE,
                        new Stop(0, CellNode.tint(now, 0.0)),
                        new Stop(1, CellNode.tint(now, 1.0)));
        bar.setBackground(
                new Background(new BackgroundFill(colours, new CornerRadii(3), Insets.EMPTY)));
    }
}
