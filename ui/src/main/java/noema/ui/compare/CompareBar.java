package noema.ui.compare;

import java.util.concurrent.ThreadLocalRandom;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import noema.model.tensor.NoemaException;
import noema.model.trace.Recipe;
import noema.model.trace.Way;
import noema.ui.controls.ExactEntry;
import noema.ui.controls.Knobs;
import noema.ui.look.Tips;
import org.kordamp.ikonli.javafx.FontIcon;

/// What all lanes share, and what can be done with them.
final class CompareBar extends VBox {

    private static final long SEEDS = 1_000_000;

    private final CompareModel model;
    private final CompareDirector director;
    private final Button run = new Button("Run", new FontIcon("fth-play"));
    private final MenuButton add = new MenuButton("Add lane", new FontIcon("fth-plus"));
    private final Label hint = new Label();
    private final MenuButton export = new MenuButton("Export", new FontIcon("fth-download"));

    CompareBar(CompareModel model, CompareDirector director) {
        this.model = model;
        this.director = director;
        getStyleClass().add("compare-bar");
        var prompt = new TextField();
        prompt.setId("compare-prompt");
        prompt.setPromptText("How do all stories begin?");
        prompt.textProperty().bindBidirectional(model.promptProperty());
        prompt.setMinWidth(0);
        prompt.setOnAction(_ -> director.run());
        HBox.setHgrow(prompt, Priority.ALWAYS);
        Tips.explain(prompt, "What all lanes begin with; Enter runs them.");
        var seed =
                new ExactEntry(
                        () -> Long.toString(model.seedProperty().get()),
                        text -> model.seedProperty().set(seed(text)));
        seed.getStyleClass().add("numbers");
        seed.setId("compare-seed");
        model.seedProperty().subscribe(_ -> seed.refresh());
        var dice = new Button("", new FontIcon("fth-shuffle"));
        dice.setId("compare-dice");
        dice.setAccessibleText("Draw a new seed");
        dice.setOnAction(
                _ -> model.seedProperty().set(ThreadLocalRandom.current().nextLong(SEEDS)));
        Tips.explain(dice, "Draw a new seed.");
        var sentences =
                new ExactEntry(
                        () -> Integer.toString(model.sentencesProperty().get()),
                        text -> model.sentencesProperty().set((int) Knobs.SENTENCES.parse(text)));
        sentences.getStyleClass().add("numbers");
        sentences.setId("compare-sentences");
        model.sentencesProperty().subscribe(_ -> sentences.refresh());
        run.setId("compare-run");
        run.setDefaultButton(false);
        run.getStyleClass().add("accent");
        run.setMinWidth(Region.USE_PREF_SIZE);
        run.setOnAction(_ -> {
            if (director.runningProperty().get()) {
                director.stop();
            } else {
                director.run();
            }
        });
        add.setId("compare-add");
        add.setMinWidth(Region.USE_PREF_SIZE);
        for (Way way : CompareModel.FOUR_WAYS) {
            add.getItems().add(item("add-" + way.id(), WayIcons.title(way), WayIcons.of(way), way));
        }
        MenuItem mine =
                item(
                        "With the explorer's settings",
                        "fth-sliders",
                        () -> model.add(director.settings()));
        mine.setId("add-settings");
        add.getItems().addAll(new SeparatorMenuItem(), mine);
        export.setId("compare-export");
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.getItems()
                .setAll(
                        item("Picture (PNG) ...", "fth-image", director::savePicture),
                        item("Animation (GIF) ...", "fth-film", director::saveMovie),
                        item("Table (Markdown) ...", "fth-file-text", director::saveTable),
                        new SeparatorMenuItem(),
                        item("Copy as Markdown", "fth-copy", director::copyTable));
        var line =
                new HBox(
                        label("Prompt"),
                        prompt,
                        label("Seed"),
                        seed,
                        dice,
                        label("Sentences"),
                        sentences,
                        add,
                        export,
                        run);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("compare-line");
        var problem = new Label();
        problem.setId("compare-problem");
        problem.getStyleClass().add("lane-problem");
        problem.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        seed.problemProperty().get().isEmpty()
                                                ? sentences.problemProperty().get()
                                                : seed.problemProperty().get(),
                                seed.problemProperty(),
                                sentences.problemProperty()));
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        hint.setId("compare-hint");
        hint.getStyleClass().add("compare-hint");
        hint.visibleProperty().bind(hint.textProperty().isNotEmpty());
        hint.managedProperty().bind(hint.visibleProperty());
        getChildren().setAll(line, problem, hint);
        model.lanesProperty().subscribe(_ -> refresh());
        director.runningProperty().subscribe(_ -> refresh());
    }

    private static Label label(String text) {
        var label = new Label(text);
        label.getStyleClass().add("compare-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private MenuItem item(String id, String text, String icon, Way way) {
        MenuItem item = item(text, icon, () -> model.add(Recipe.of("", 0).withWay(way)));
        item.setId(id);
        return item;
    }

    private static MenuItem item(String text, String icon, Runnable action) {
        var item = new MenuItem(text, new FontIcon(icon));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void refresh() {
        boolean running = director.runningProperty().get();
        run.setText(running ? "Stop" : "Run");
        ((FontIcon) run.getGraphic()).setIconLiteral(running ? "fth-square" : "fth-play");
        run.setDisable(!running && !model.canRun());
        Tips.explain(
                run,
                running
                        ? "Stop; what is finished stays (Ctrl+.)."
                        : "Run all lanes that are not pinned, one after another (Ctrl+Enter).");
        hint.setText(
                running || model.lanes().isEmpty() || model.canRun()
                        ? ""
                        : model.lanes().size() < CompareModel.FEWEST
                                ? "Add another lane to compare this one with."
                                : "All lanes are pinned; unpin one to run it again.");
        add.setDisable(model.lanes().size() >= CompareModel.MOST);
        export.setDisable(model.lanes().stream().noneMatch(Lane::hasRun));
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new NoemaException("Seed must be a whole number.", e);
        }
    }
}
