package noema.ui.story;

import java.util.Set;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import noema.ui.look.Numbers;
import noema.ui.run.Workbench;

/// The text of the story: what is clicked and typed in it.
final class StoryView extends ScrollPane {

    private static final PseudoClass HOVERED = PseudoClass.getPseudoClass("hovered");

    private final Workbench bench;
    private final StoryModel model;
    private final StoryFlow flow = new StoryFlow();
    private final Label ending = new Label();
    private final Tooltip tip = new Tooltip();
    private int present = -1;

    StoryView(Workbench bench, StoryModel model) {
        this.bench = bench;
        this.model = model;
        setId("story-text");
        getStyleClass().add("story-scroll");
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText("The story; left and right select a sentence, Enter goes there");
        ending.setId("story-ending");
        ending.getStyleClass().add("story-ending");
        ending.setWrapText(true);
        var page = new VBox(flow, ending);
        page.getStyleClass().add("story-page");
        setContent(page);
        tip.setShowDelay(Duration.millis(300));
        Tooltip.install(flow, tip);
        page.setOnMouseClicked(this::click);
        page.setOnMouseMoved(this::hover);
        page.setOnMouseExited(e -> mark(-1));
        addEventFilter(KeyEvent.KEY_PRESSED, this::type);
    }

    /// Shows the story as it is now.
    void show() {
        StoryState state = model.state();
        Set<Integer> selected = bench.selection().placesProperty().get();
        flow.show(
                state.lines(),
                new StoryFlow.Look() {
                    @Override
                    public boolean selected(int place) {
                        return selected.contains(place);
                    }

                    @Override
                    public boolean lit(int place) {
                        return bench.selection().isLit(place);
                    }
                },
                model.tintedProperty().get(),
                bench.palette().getValue());
        ending.setText(state.ending());
        ending.setVisible(!state.ending().isEmpty());
        ending.setManaged(!state.ending().isEmpty());
        if (model.present() != present) {
            present = model.present();
            Platform.runLater(() -> reveal(present));
        }
    }

    private void click(MouseEvent event) {
        requestFocus();
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        int place = place(event);
        if (place < 0) {
            bench.selection().clear();
        } else if (event.getClickCount() == 2) {
            model.jumpTo(place);
        } else {
            bench.selection().select(place);
        }
    }

    private void type(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> reveal(model.selectNext(-1));
            case RIGHT -> reveal(model.selectNext(1));
            case ENTER -> model.jumpTo(Math.max(0, model.selected()));
            case ESCAPE -> bench.selection().clear();
            case C -> {
                if (!event.isShortcutDown()) {
                    return;
                }
                model.copySelected();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void hover(MouseEvent event) {
        int place = place(event);
        mark(place);
        tip.setText(describe(event, place));
    }

    private void mark(int place) {
        for (SentenceNodes sentence : flow.sentences()) {
            sentence.shade().pseudoClassStateChanged(HOVERED, sentence.place() == place);
        }
    }

    private String describe(MouseEvent event, int place) {
        if (place < 0) {
            return "Click a sentence to select it everywhere, double-click to go there.";
        }
        SentenceNodes sentence = flow.sentences().get(place);
        if (sentence.line().prompt()) {
            return "From the prompt.";
        }
        for (int i = 0; i < sentence.words().size(); i++) {
            Word word = sentence.line().words().get(i);
            if (within(event, sentence.words().get(i)) && word.confidence() >= 0) {
                return (word.open() ? "Open here; in the end \"" : "\"")
                        + word.text()
                        + "\" with probability "
                        + Numbers.percent(word.confidence())
                        + ".";
            }
        }
        return "Sentence " + sentence.line().number() + "; double-click to go there.";
    }

    private boolean within(MouseEvent event, Label word) {
        return word.getBoundsInParent()
                .contains(flow.sceneToLocal(event.getSceneX(), event.getSceneY()));
    }

    private static int place(MouseEvent event) {
        Node node = event.getTarget() instanceof Node target ? target : null;
        while (node != null) {
            if (node.getUserData() instanceof Integer place) {
                return place;
            }
            node = node.getParent();
        }
        return -1;
    }

    /// Scrolls as little as is needed to see a sentence.
    private void reveal(int place) {
        if (place < 0 || place >= flow.sentences().size()) {
            return;
        }
        layout();
        Bounds sentence = flow.sentences().get(place).shade().getBoundsInParent();
        double room = getViewportBounds().getHeight();
        double height = getContent().getLayoutBounds().getHeight();
        if (height <= room) {
            return;
        }
        double top = flow.getLayoutY() + sentence.getMinY() - 6;
        double bottom = flow.getLayoutY() + sentence.getMaxY() + 6;
        double shown = getVvalue() * (height - room);
        if (top < shown) {
            setVvalue(top / (height - room));
        } else if (bottom > shown + room) {
            setVvalue(Math.min(1, (bottom - room) / (height - room)));
        }
    }
}
