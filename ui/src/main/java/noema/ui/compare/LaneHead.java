package noema.ui.compare;

import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import noema.model.trace.Way;
import noema.ui.look.Tips;
import org.kordamp.ikonli.javafx.FontIcon;

/// The head of a lane: what it is, what differs, what it is doing, and its menu.
final class LaneHead extends VBox {

    private final CompareModel model;
    private final CompareDirector director;
    private final FontIcon icon = new FontIcon("fth-type");
    private final Label title = new Label();
    private final ToggleButton pin = new ToggleButton("", new FontIcon("fth-bookmark"));
    private final MenuButton menu = new MenuButton("", new FontIcon("fth-more-vertical"));
    private final Label settings = new Label();
    private final Label activity = new Label();
    private final Label problem = new Label();
    private Lane lane;

    LaneHead(CompareModel model, CompareDirector director, Lane lane) {
        this.model = model;
        this.director = director;
        this.lane = lane;
        getStyleClass().add("lane-head");
        title.getStyleClass().add("lane-title");
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        pin.getStyleClass().addAll("button-icon", "flat", "small", "lane-pin");
        pin.setAccessibleText("Pin");
        pin.setMinWidth(Region.USE_PREF_SIZE);
        pin.setOnAction(_ -> model.pin(this.lane.id(), pin.isSelected()));
        Tips.explain(
                pin,
                "Pinned, a lane keeps its run when the others are run again, and they are compared with it.");
        menu.getStyleClass().addAll("button-icon", "flat", "small", "lane-menu");
        menu.setAccessibleText("What to do with this lane");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setOnShowing(_ -> fill());
        // Something has to be there for it to be shown at all.
        fill();
        var line = new HBox(icon, title);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("lane-head-line");
        activity.getStyleClass().add("lane-activity");
        activity.setMinWidth(0);
        activity.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(activity, Priority.ALWAYS);
        var below = new HBox(activity, pin, menu);
        below.setAlignment(Pos.CENTER_LEFT);
        settings.getStyleClass().add("lane-settings");
        settings.setWrapText(true);
        Tips.explain(settings, "Settings in which this lane differs from another one.");
        problem.getStyleClass().add("lane-problem");
        problem.setWrapText(true);
        getChildren().setAll(line, below, settings, problem);
    }

    /// Shows a lane at a moment.
    ///
    /// @param differing its settings that differ, by name
    /// @param happened  how many of its events have happened
    void show(Lane now, Map<String, String> differing, int happened) {
        lane = now;
        setId("lane-" + now.way().id());
        icon.setIconLiteral(WayIcons.of(now.way()));
        title.setText(now.title());
        pin.setSelected(now.pinned());
        menu.setDisable(now.isBusy());
        settings.setText(
                differing.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(" · ")));
        present(settings, !settings.getText().isEmpty());
        activity.setText(
                switch (now.state()) {
                    case NEW -> "not run yet";
                    case WAITING -> "waits for its turn";
                    case RUNNING, DONE, STOPPED -> doing(now, happened);
                    case FAILED -> "could not run";
                });
        problem.setText(now.problem());
        present(problem, !now.problem().isEmpty());
    }

    private static String doing(Lane lane, int happened) {
        String words = happened == 0 ? "" : Activity.at(lane.run(), happened);
        return words.isEmpty() ? "begins" : words;
    }

    private static void present(Label label, boolean there) {
        label.setVisible(there);
        label.setManaged(there);
    }

    private void fill() {
        var level = new Menu("Level", new FontIcon("fth-layers"));
        for (Way way : CompareModel.FOUR_WAYS) {
            var item = new RadioMenuItem(WayIcons.title(way));
            item.setSelected(way == lane.way());
            item.setOnAction(_ -> model.level(lane.id(), way));
            level.getItems().add(item);
        }
        int index = model.lanes().indexOf(lane);
        menu.getItems()
                .setAll(
                        item(
                                "open",
                                "Open in the explorer",
                                "fth-external-link",
                                lane.hasRun(),
                                () -> director.open(lane)),
                        new SeparatorMenuItem(),
                        level,
                        item(
                                "settings",
                                "Take the explorer's settings",
                                "fth-sliders",
                                true,
                                () -> model.settings(lane.id(), director.settings())),
                        item(
                                "checkpoint",
                                "Another checkpoint ...",
                                "fth-folder",
                                true,
                                () -> director.chooseCheckpoint(lane)),
                        item(
                                "usual",
                                "The checkpoint of the window",
                                "fth-home",
                                !lane.model().isEmpty(),
                                () -> model.checkpoint(lane.id(), "")),
                        new SeparatorMenuItem(),
                        item(
                                "duplicate",
                                "Duplicate",
                                "fth-copy",
                                model.lanes().size() < CompareModel.MOST,
                                () -> model.duplicate(lane.id())),
                        item(
                                "left",
                                "Move left",
                                "fth-arrow-left",
                                index > 0,
                                () -> model.swap(lane.id(), -1)),
                        item(
                                "right",
                                "Move right",
                                "fth-arrow-right",
                                index < model.lanes().size() - 1,
                                () -> model.swap(lane.id(), 1)),
                        item(
                                "pin",
                                lane.pinned() ? "Unpin" : "Pin",
                                "fth-bookmark",
                                true,
                                () -> model.pin(lane.id(), !lane.pinned())),
                        new SeparatorMenuItem(),
                        item(
                                "remove",
                                "Remove",
                                "fth-trash-2",
                                true,
                                () -> model.remove(lane.id())));
    }

    private static MenuItem item(
            String id, String text, String icon, boolean possible, Runnable action) {
        var item = new MenuItem(text, new FontIcon(icon));
        item.setId("lane-" + id);
        item.setDisable(!possible);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
