package noema.ui.controls;

import java.util.List;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import noema.model.trace.Way;
import noema.ui.look.PaneFrame;
import noema.ui.look.Tips;
import org.kordamp.ikonli.javafx.FontIcon;

/// The pane with the prompt, the settings, Generate and Stop.
public final class ControlsPane extends StackPane {

    private static final Duration QUIET = Duration.millis(250);
    private static final KeyCombination UNDO =
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO =
            new KeyCodeCombination(
                    KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final SettingsModel settings;
    private final ControlsController controller;

    /// A pane.
    ///
    /// @param settings  what it shows and changes
    /// @param conductor what it gives its orders to
    /// @param presets   prompts to try
    public ControlsPane(SettingsModel settings, Conductor conductor, List<Preset> presets) {
        this.settings = settings;
        controller = new ControlsController(settings, conductor, Debounce.after(QUIET));
        var sections =
                new VBox(
                        new PromptBox(settings, controller, presets),
                        section(
                                "Story",
                                "story",
                                new LevelRow(settings, conductor.waysProperty()),
                                row(Knobs.SENTENCES),
                                only(ChoiceRows.thinking(settings), Way::thinks),
                                new SeedRow(settings),
                                ChoiceRows.edits(settings)),
                        only(
                                section("Thought", "thought", handover(), rows(Knobs.THOUGHT)),
                                Way::thinks),
                        only(
                                section(
                                        "Words",
                                        "words",
                                        rows(Knobs.WORDS),
                                        ChoiceRows.order("order", settings.orderProperty())),
                                Way::thinks),
                        only(
                                section(
                                        "Words",
                                        "words",
                                        rows(Knobs.CANVAS),
                                        ChoiceRows.order(
                                                "canvas-order", settings.canvasOrderProperty())),
                                way -> way == Way.DIFFUSION),
                        only(section("Words", "words", rows(Knobs.AR)), way -> way == Way.AR));
        sections.getStyleClass().add("sections");
        var scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        var content = new BorderPane(scroll);
        content.setBottom(new RunBar(conductor, controller));
        getChildren()
                .add(
                        new PaneFrame(
                                "controls",
                                "Controls",
                                content,
                                tool(
                                        "undo",
                                        "fth-corner-up-left",
                                        "Take the last change of a setting back (Ctrl+Z).",
                                        this::undo,
                                        settings.canUndoProperty()),
                                tool(
                                        "redo",
                                        "fth-corner-up-right",
                                        "Make it again (Ctrl+Shift+Z).",
                                        this::redo,
                                        settings.canRedoProperty()),
                                live()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /// Runs the settings now, instead of what is going on; with a new seed unless it is locked.
    public void generate() {
        controller.generate();
    }

    /// Runs the settings after everything that waits.
    public void enqueue() {
        controller.enqueue();
    }

    /// Stops what is going on.
    ///
    /// @param afterSentence whether the sentence that is being made is finished first
    public void stop(boolean afterSentence) {
        controller.stop(afterSentence);
    }

    /// Takes the last change of a setting back.
    public void undo() {
        settings.undo();
    }

    /// Makes the change that was taken back again.
    public void redo() {
        settings.redo();
    }

    /// Puts the cursor into the prompt.
    public void focusPrompt() {
        lookup("#prompt").requestFocus();
    }

    private void key(KeyEvent key) {
        if (isText(key.getTarget())) {
            return;
        }
        if (UNDO.match(key)) {
            undo();
            key.consume();
        } else if (REDO.match(key)) {
            redo();
            key.consume();
        }
    }

    /// Text fields have an undo of their own.
    private static boolean isText(EventTarget target) {
        return target instanceof TextInputControl;
    }

    /// Settings that matter to some ways to write only.
    private <N extends Node> N only(N node, Predicate<Way> ways) {
        settings.wayProperty()
                .subscribe(way -> {
                    node.setVisible(ways.test(way));
                    node.setManaged(ways.test(way));
                });
        return node;
    }

    private KnobRow row(Knob knob) {
        return new KnobRow(settings, knob, false);
    }

    private VBox rows(List<Knob> knobs) {
        var box = new VBox();
        box.getStyleClass().add("rows");
        knobs.stream()
                .filter(knob -> knob != Knobs.HANDOVER)
                .forEach(knob -> box.getChildren().add(row(knob)));
        return box;
    }

    /// The knob that no other tool has stands out.
    private VBox handover() {
        var question = new Label("How clear must a thought be before it is put into words?");
        question.setWrapText(true);
        question.getStyleClass().add("handover-question");
        var ends = new BorderPane();
        ends.getStyleClass().add("handover-ends");
        ends.setLeft(new Label("crystal clear"));
        ends.setRight(new Label("a vague idea"));
        var box = new VBox(question, new KnobRow(settings, Knobs.HANDOVER, true), ends);
        box.setId("handover");
        box.getStyleClass().add("handover");
        return box;
    }

    private static VBox section(String title, String style, Node... rows) {
        var name = new Label(title);
        name.getStyleClass().add("section-title");
        name.setMaxWidth(Double.MAX_VALUE);
        var box = new VBox(name);
        box.getChildren().addAll(rows);
        box.getStyleClass().addAll("section", "section-" + style);
        return box;
    }

    private static Button tool(
            String id, String icon, String tip, Runnable action, ObservableBooleanValue enabled) {
        var button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("flat");
        button.setOnAction(_ -> action.run());
        button.disableProperty().bind(Bindings.not(enabled));
        Tips.explain(button, tip);
        return button;
    }

    private ToggleButton live() {
        var button = new ToggleButton("Live", new FontIcon("fth-zap"));
        button.setId("live");
        button.selectedProperty().bindBidirectional(settings.liveProperty());
        Tips.explain(
                button,
                "While this is on, a changed setting is tried out at once with the same seed, as soon as it has rested for a quarter of a second.");
        return button;
    }
}
