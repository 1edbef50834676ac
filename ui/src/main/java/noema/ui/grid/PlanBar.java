package noema.ui.grid;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import noema.model.tensor.NoemaException;
import noema.model.trace.Recipe;
import noema.ui.look.Numbers;
import noema.ui.look.Tips;
import org.kordamp.ikonli.javafx.FontIcon;

/// The axes as they are typed, what all cells have in common, and Run, Stop and Resume.
final class PlanBar extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final GridModel model;
    private final PlanEntry entry;
    private final ObservableValue<Recipe> base;
    private final GridRunner runner;
    private final Label prompt = new Label();
    private final Label common = new Label();
    private final Label says = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Button run = button("grid-run", "Run", "fth-play", "accent", this::run);
    private final Button resume;
    private final Button stop;
    private String problem = "";

    /// @param base what all cells have in common when Run is pressed
    PlanBar(GridModel model, PlanEntry entry, ObservableValue<Recipe> base, GridRunner runner) {
        this.model = model;
        this.entry = entry;
        this.base = base;
        this.runner = runner;
        resume = button("grid-resume", "Resume", "fth-skip-forward", "success", runner::resume);
        stop = button("grid-stop", "Stop", "fth-square", "danger", runner::stop);
        Tips.explain(run, "Run every cell with the settings of the run (Enter in an axis).");
        Tips.explain(resume, "Run the cells that are not done yet.");
        Tips.explain(stop, "Stop at once; the cells that are done stay.");
        getStyleClass().add("plan-bar");
        prompt.setId("grid-prompt");
        prompt.getStyleClass().add("grid-common");
        prompt.setMinWidth(0);
        common.setId("grid-common");
        common.getStyleClass().add("grid-common");
        common.setMinWidth(Region.USE_PREF_SIZE);
        says.setId("grid-says");
        says.getStyleClass().add("grid-says");
        says.setMinWidth(0);
        says.setWrapText(true);
        HBox.setHgrow(says, Priority.ALWAYS);
        says.setMaxWidth(Double.MAX_VALUE);
        var axes = new GridPane();
        axes.getStyleClass().add("axes");
        for (int axis = 0; axis < GridPlan.MOST_AXES; axis++) {
            var third = new ColumnConstraints();
            third.setPercentWidth(100.0 / GridPlan.MOST_AXES);
            axes.getColumnConstraints().add(third);
            axes.add(new AxisField(entry, axis, this::run), axis, 0);
        }
        var line = new HBox(run, stop, resume, says);
        line.getStyleClass().add("plan-line");
        progress.setId("grid-progress");
        progress.setMaxWidth(Double.MAX_VALUE);
        getChildren().setAll(new HBox(prompt, common), axes, line, progress);
        base.subscribe(this::showCommon);
        model.changesProperty().subscribe(_ -> show());
        model.stateProperty()
                .subscribe((_, _) -> {
                    problem = "";
                    show();
                });
        for (int i = 0; i < GridPlan.MOST_AXES; i++) {
            entry.text(i)
                    .subscribe(_ -> {
                        problem = "";
                        show();
                    });
        }
    }

    private static Button button(
            String id, String text, String icon, String style, Runnable action) {
        var button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add(style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    /// Runs what is typed, or says what is wrong with it.
    void run() {
        if (model.stateProperty().get() == GridModel.State.RUNNING) {
            problem = "Stop the grid that is running before you run another one.";
            show();
            return;
        }
        try {
            GridPlan plan = entry.plan(base.getValue());
            problem = "";
            runner.run(plan);
        } catch (NoemaException e) {
            problem = String.valueOf(e.getMessage());
        }
        show();
    }

    private void showCommon(Recipe recipe) {
        String text = recipe.prompt().strip().replaceAll("\\s+", " ");
        prompt.setText(text.isEmpty() ? "No prompt" : "“" + text + "”");
        common.setText(
                "   ·   seed %d   ·   at most %d sentences   ·   %s"
                        .formatted(recipe.seed(), recipe.sentences(), recipe.way().title()));
        show();
    }

    private void show() {
        GridModel.State state = model.stateProperty().get();
        boolean running = state == GridModel.State.RUNNING;
        run.setVisible(!running);
        stop.setVisible(running);
        resume.setVisible(state == GridModel.State.STOPPED);
        progress.setVisible(running);
        progress.setProgress(model.share());
        String wrong = problem.isEmpty() && !running ? misfit() : problem;
        says.pseudoClassStateChanged(WRONG, !wrong.isEmpty());
        says.setText(wrong.isEmpty() ? standing(state) : wrong);
    }

    /// What is wrong with the axes together, once each is right.
    private String misfit() {
        boolean good = false;
        for (int i = 0; i < GridPlan.MOST_AXES; i++) {
            boolean blank = entry.text(i).get().isBlank();
            boolean right = entry.reading(i).get() instanceof PlanEntry.Reading.Good;
            if (!blank && !right) {
                return "";
            }
            good |= right;
        }
        try {
            if (good) {
                entry.plan(base.getValue());
            }
            return "";
        } catch (NoemaException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private String standing(GridModel.State state) {
        int done = model.done();
        int all = model.cells().size();
        int failed = model.failures();
        String failures = failed == 0 ? "" : ", %d could not be run".formatted(failed);
        double left = model.secondsLeftProperty().get();
        return switch (state) {
            case EMPTY -> typed();
            case RUNNING ->
                    "%d of %d cells%s%s"
                            .formatted(
                                    done,
                                    all,
                                    failures,
                                    left < 0 ? "" : ", " + Numbers.duration(left) + " left");
            case STOPPED -> "%d of %d cells are there%s".formatted(done, all, failures);
            case COMPLETE ->
                    all == 1 ? "The cell is there" : "All %d cells are there".formatted(all);
        };
    }

    private String typed() {
        try {
            int count = entry.plan(base.getValue()).count();
            return count == 1 ? "One cell" : count + " cells";
        } catch (NoemaException e) {
            // The lines above say what is missing.
            return "";
        }
    }
}
