package noema.ui.story;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import noema.ui.denoising.Legend;
import noema.ui.denoising.Measure;
import noema.ui.look.PaneFrame;
import noema.ui.look.Tips;
import noema.ui.run.Workbench;
import org.kordamp.ikonli.javafx.FontIcon;

/// The story as text: selected here, selected everywhere.
public final class StoryPane {

    private static final double ROOMY = 560;

    private final StoryModel model;
    private final StoryView view;
    private final OutlineView outline;
    private final BooleanProperty asTree = new SimpleBooleanProperty();
    private final Label empty =
            new Label("No story yet. It appears here sentence by sentence once a run begins.");
    private final PaneFrame frame;

    /// A pane over a workbench.
    public StoryPane(Workbench bench) {
        model = new StoryModel(bench);
        view = new StoryView(bench, model);
        outline = new OutlineView(bench);
        outline.visibleProperty().bind(asTree);
        empty.setId("story-empty");
        empty.getStyleClass().add("pane-empty");
        var legend = new Legend();
        legend.visibleProperty().bind(model.tintedProperty());
        legend.managedProperty().bind(model.tintedProperty());
        bench.palette().subscribe(palette -> legend.show(Measure.CONFIDENCE, palette));
        frame =
                new PaneFrame(
                        "story",
                        "Story",
                        new StackPane(view, outline, empty),
                        legend,
                        tree(),
                        tint(),
                        copy(),
                        export());
        Tips.explain(
                frame.note(),
                "Finished sentences of the run and their words, without the prompt, and the time they took.");
        frame.widthProperty().subscribe(width -> legend.setBrief(width.doubleValue() < ROOMY));
        model.stateProperty().subscribe(this::show);
        model.tintedProperty().subscribe(this::show);
        asTree.subscribe(this::show);
        bench.selection().placesProperty().subscribe(this::show);
        bench.selection().knownProperty().subscribe(this::show);
        bench.palette().subscribe(palette -> show());
    }

    /// What is put into a window.
    public PaneFrame node() {
        return frame;
    }

    /// Whether the story is shown as a tree.
    public BooleanProperty asTreeProperty() {
        return asTree;
    }

    /// Whether every token is tinted by its confidence.
    public BooleanProperty tintedProperty() {
        return model.tintedProperty();
    }

    private void show() {
        frame.note().setText(model.state().note());
        boolean something = !model.state().lines().isEmpty();
        view.setVisible(something && !asTree.get());
        empty.setVisible(!something);
        view.show();
    }

    private ToggleButton tree() {
        var button = new ToggleButton("", new FontIcon("fth-list"));
        button.setId("story-tree");
        button.setAccessibleText("Show as a tree");
        button.selectedProperty().bindBidirectional(asTree);
        Tips.explain(
                button,
                "Shows the story as a tree of paragraphs, sentences and tokens, each with the steps that made it; a double click goes there.");
        return button;
    }

    private ToggleButton tint() {
        var button = new ToggleButton("", new FontIcon("fth-droplet"));
        button.setId("story-tint");
        button.setAccessibleText("Tint by confidence");
        button.selectedProperty().bindBidirectional(model.tintedProperty());
        Tips.explain(
                button,
                "Tints every token by the probability that the model gave it when it was committed.");
        return button;
    }

    private Button copy() {
        var button = new Button("", new FontIcon("fth-copy"));
        button.setId("story-copy");
        button.setAccessibleText("Copy");
        button.setOnAction(e -> model.copySelected());
        Tips.explain(
                button, "Copies the selected sentences, or the whole story when none is selected.");
        return button;
    }

    private MenuButton export() {
        var button = new MenuButton("", new FontIcon("fth-download"));
        button.setId("story-export");
        button.setAccessibleText("Export");
        button.getItems()
                .setAll(
                        item("story-copy-all", "Copy the whole story", model::copyAll),
                        item(
                                "story-markdown",
                                "Save as Markdown, with settings…",
                                model::saveMarkdown),
                        item("story-plain", "Save as plain text…", model::saveText));
        Tips.explain(button, "Copies the whole story or saves it to a file.");
        return button;
    }

    private static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(e -> action.run());
        return item;
    }
}
