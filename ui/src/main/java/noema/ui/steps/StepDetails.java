package noema.ui.steps;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import noema.ui.run.Workbench;

/// The closer look at the current sentence: what its steps already mean, and the other thoughts.
final class StepDetails extends VBox {

    private final StepTable table;
    private final FanView fan;
    private final StepsModel model;

    StepDetails(StepsModel model, Workbench bench) {
        this.model = model;
        table = new StepTable(model, bench);
        fan = new FanView(model.fan(), bench.mind().readyProperty());
        setId("step-details");
        getStyleClass().add("step-details");
        setManaged(false);
        var trouble = new Label();
        trouble.setId("step-trouble");
        trouble.getStyleClass().add("pane-note");
        trouble.setMinWidth(0);
        trouble.textProperty().bind(model.readings().troubleProperty());
        trouble.visibleProperty().bind(trouble.textProperty().isNotEmpty());
        trouble.managedProperty().bind(trouble.visibleProperty());
        getChildren().addAll(table, trouble, new RecalledLine(model), fan);
    }

    /// Fits it to the height that can be seen at once and to the size of the text.
    void room(double height, double em) {
        int most = Math.clamp((int) (height / (24 * em) / 3), 4, 8);
        table.room(Math.clamp(model.planned(), 1, most), em);
        fan.room(height, em);
    }
}
