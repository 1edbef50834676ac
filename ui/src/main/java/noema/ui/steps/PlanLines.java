package noema.ui.steps;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import noema.ui.look.Numbers;
import noema.ui.look.Tips;
import noema.ui.run.Cursor;
import noema.ui.run.GroupRun;
import noema.ui.run.LevelRun;
import noema.ui.run.RunSnapshot;
import noema.ui.run.Workbench;
import org.jspecify.annotations.Nullable;

/// The plans that the sentence at the playhead unfolds from: a line for each level above sentences, the highest first. Takes no
/// room in runs that have none.
final class PlanLines extends VBox {

    private final Workbench bench;
    private @Nullable RunSnapshot seen;
    private @Nullable Cursor seenAt;

    PlanLines(Workbench bench) {
        this.bench = bench;
        setId("steps-plans");
        getStyleClass().add("steps-plans");
        bench.run().snapshotProperty().subscribe(this::show);
        bench.playhead().cursorProperty().subscribe(this::show);
        bench.palette().subscribe(palette -> repaint());
        show();
    }

    private void show() {
        RunSnapshot run = bench.run().snapshot();
        Cursor at = bench.playhead().cursor();
        if (run == seen && at.equals(seenAt)) {
            return;
        }
        seen = run;
        seenAt = at;
        List<LevelRun> levels = run == null ? List.of() : run.levels().reversed();
        setVisible(!levels.isEmpty());
        setManaged(!levels.isEmpty());
        while (getChildren().size() > levels.size()) {
            getChildren().removeLast();
        }
        while (getChildren().size() < levels.size()) {
            getChildren().add(new Line());
        }
        for (int i = 0; i < levels.size(); i++) {
            LevelRun level = levels.get(i);
            ((Line) getChildren().get(i))
                    .show(level, level.groupOf(at.sentence()).orElse(null), at);
        }
    }

    private void repaint() {
        for (Node line : getChildren()) {
            ((Line) line).cells.paint();
        }
    }

    /// One level.
    private final class Line extends HBox {
        private final Label name = new Label();
        private final PlanCells cells = new PlanCells(bench);
        private final Label numbers = new Label();

        Line() {
            getStyleClass().add("plan-line");
            name.getStyleClass().add("plan-name");
            name.setMinWidth(Region.USE_PREF_SIZE);
            numbers.getStyleClass().add("plan-numbers");
            numbers.setMinWidth(Region.USE_PREF_SIZE);
            HBox.setHgrow(cells, Priority.ALWAYS);
            getChildren().addAll(name, cells, numbers);
            Tips.explain(
                    numbers,
                    "Into how many parts the plan unfolds and how sure the model was of that number; the cosine between the plan and the same part of the story when it is read back (1 means that nothing was lost).");
        }

        void show(LevelRun level, @Nullable GroupRun group, Cursor at) {
            name.setText(group == null ? level.name() : level.name() + " " + (group.number() + 1));
            cells.show(group, at);
            numbers.setText(group == null ? "" : numbers(group));
        }
    }

    private static String numbers(GroupRun group) {
        var text = new StringBuilder();
        if (group.plan() != null) {
            text.append(
                    "%d parts (%s)"
                            .formatted(
                                    group.plan().children(),
                                    Numbers.percent(group.plan().probability())));
        }
        if (group.done() != null) {
            text.append(" · read back %s".formatted(Numbers.plain(group.done().roundTrip())));
        }
        return text.toString();
    }
}
