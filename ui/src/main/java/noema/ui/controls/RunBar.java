package noema.ui.controls;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import noema.ui.look.Numbers;
import noema.ui.look.Tips;
import org.kordamp.ikonli.javafx.FontIcon;

/// Generate or Stop, how far the run is, and what waits.
final class RunBar extends VBox {

    private final Conductor conductor;
    private final SplitMenuButton main = new SplitMenuButton();
    private final FontIcon icon = new FontIcon("fth-play");
    private final ProgressBar progress = new ProgressBar(0);
    private final Label left = new Label();
    private final Button queue = new Button("", new FontIcon("fth-x"));
    private final List<MenuItem> idleMenu;
    private final List<MenuItem> runningMenu;

    RunBar(Conductor conductor, ControlsController controller) {
        this.conductor = conductor;
        getStyleClass().add("run-bar");
        idleMenu =
                List.of(
                        item("menu-generate", "Generate now", controller::generate),
                        item("menu-enqueue", "Add to the queue", controller::enqueue));
        runningMenu =
                List.of(
                        item(
                                "menu-stop-after",
                                "Stop after this sentence",
                                () -> controller.stop(true)),
                        item("menu-stop-now", "Stop now", () -> controller.stop(false)),
                        item("menu-rerun", "Stop and generate anew", controller::generate),
                        item("menu-enqueue", "Add to the queue", controller::enqueue));
        main.setId("generate");
        main.setGraphic(icon);
        main.setOnAction(_ -> controller.main());
        main.setMinWidth(Region.USE_PREF_SIZE);
        progress.setId("run-progress");
        progress.setMaxWidth(Double.MAX_VALUE);
        left.setId("time-left");
        left.getStyleClass().add("time-left");
        Tips.explain(
                left,
                "How long the run will still take, at the pace of what is done; the line above is the share that is done.");
        left.setMinWidth(0);
        left.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(left, Priority.ALWAYS);
        queue.setId("queue");
        queue.getStyleClass().addAll("flat", "small");
        queue.setMinWidth(Region.USE_PREF_SIZE);
        queue.setOnAction(_ -> conductor.waiting().clear());
        queue.visibleProperty().bind(queue.textProperty().isNotEmpty());
        queue.managedProperty().bind(queue.visibleProperty());
        Tips.explain(queue, "Runs that wait for their turn; a click withdraws them all.");
        var line = new HBox(main, left, queue);
        line.getStyleClass().add("control-line");
        getChildren().addAll(progress, line);

        conductor.waiting().subscribe(this::showQueue);
        showQueue();
        conductor.stateProperty().subscribe(this::showState);
        conductor.progressProperty().subscribe(_ -> showProgress());
        conductor.secondsLeftProperty().subscribe(_ -> showProgress());
    }

    private static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void showState(RunState state) {
        boolean idle = state == RunState.IDLE;
        main.setText(
                switch (state) {
                    case IDLE -> "Generate";
                    case RUNNING -> "Stop";
                    case STOPPING -> "Stop now";
                });
        icon.setIconLiteral(idle ? "fth-play" : "fth-square");
        main.getStyleClass().removeAll("accent", "danger");
        main.getStyleClass().add(idle ? "accent" : "danger");
        main.getItems().setAll(idle ? idleMenu : runningMenu);
        Tips.explain(
                main,
                idle
                        ? "Continue the prompt with these settings (Ctrl+Enter in the prompt; Ctrl+Shift+Enter adds to the queue)."
                        : "Stop the run at once; what it has finished stays.");
        showProgress();
    }

    private void showProgress() {
        RunState state = conductor.stateProperty().get();
        double share = conductor.progressProperty().get();
        double seconds = conductor.secondsLeftProperty().get();
        progress.setVisible(state != RunState.IDLE);
        progress.setProgress(
                state == RunState.IDLE
                        ? 0
                        : share < 0 ? ProgressBar.INDETERMINATE_PROGRESS : share);
        left.setText(
                switch (state) {
                    case IDLE -> "Ctrl+Enter";
                    case STOPPING -> "stopping";
                    case RUNNING ->
                            share < 0
                                    ? "starting"
                                    : seconds < 0
                                            ? Numbers.percent(share)
                                            : Numbers.duration(seconds) + " left";
                });
    }

    private void showQueue() {
        int waiting = conductor.waiting().size();
        queue.setText(waiting == 0 ? "" : waiting + " waiting");
    }
}
