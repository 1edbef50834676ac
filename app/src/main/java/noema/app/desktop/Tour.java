package noema.app.desktop;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

/// A short walk through the window: one part after another is lit and explained. Skippable at any moment with Escape.
final class Tour {

    private static final double CARD_WIDTH = 320;
    private static final double GAP = 12;

    /// A stop of the walk.
    ///
    /// @param node  what is lit; its id
    /// @param title what it is
    /// @param text  what to do with it
    record Stop(String node, String title, String text) {}

    private static final List<Stop> STOPS =
            List.of(
                    new Stop(
                            "controls",
                            "Begin a story",
                            "Type a beginning, or take one from the presets, and press Generate. Noema thinks of one sentence after another."),
                    new Stop(
                            "map",
                            "Watch a thought take shape",
                            "Every dot is a sentence the model knows. The trail is the thought that is being formed: from noise to rest. Click anywhere to hear what a thought there would say."),
                    new Stop(
                            "denoising",
                            "See it become words",
                            "All words of a sentence settle together, the surest first. Click a word to see what else it could have been, and to choose that instead."),
                    new Stop(
                            "scrubber",
                            "Go back in time",
                            "Orange is thinking, blue is speaking. Drag to any moment; every pane follows. Space plays, the arrow keys step."),
                    new Stop(
                            "steps",
                            "Ask what it could have said",
                            "Every cell is one step of denoising. Other thoughts shows where the story could have gone; click one to branch there."),
                    new Stop(
                            "rooms",
                            "Put ways side by side",
                            "Compare tells one story word by word, all at once, in sentences and in paragraphs on one clock. Grid tries every combination of some settings."));

    private final Pane layer;
    private final Runnable ended;
    private final VBox card = new VBox(8);
    private final Label title = new Label();
    private final Label text = new Label();
    private final Label count = new Label();
    private final Button next = new Button("Next");
    private int at;

    /// A walk over the nodes of a scene.
    ///
    /// @param layer covers the whole window
    /// @param ended called when it is over or skipped
    Tour(Pane layer, Runnable ended) {
        this.layer = layer;
        this.ended = ended;
        title.getStyleClass().add("title-4");
        text.setWrapText(true);
        count.getStyleClass().add("pane-note");
        var skip = new Button("Skip");
        skip.setId("tour-skip");
        skip.getStyleClass().add("flat");
        skip.setOnAction(e -> end());
        next.setId("tour-next");
        next.setDefaultButton(true);
        next.setOnAction(e -> show(at + 1));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var buttons = new HBox(8, count, gap, skip, next);
        buttons.setAlignment(Pos.CENTER_LEFT);
        card.setId("tour");
        card.getStyleClass().add("dialog-box");
        card.setPadding(new Insets(16));
        card.setPrefWidth(CARD_WIDTH);
        card.getChildren().setAll(title, text, buttons);
        layer.setVisible(false);
        layer.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                end();
            }
        });
        layer.widthProperty().subscribe((_, _) -> refresh());
        layer.heightProperty().subscribe((_, _) -> refresh());
    }

    void start() {
        layer.setVisible(true);
        show(0);
    }

    private void refresh() {
        if (layer.isVisible()) {
            show(at);
        }
    }

    private void show(int number) {
        if (number >= STOPS.size()) {
            end();
            return;
        }
        at = number;
        Stop stop = STOPS.get(number);
        Node target = layer.getScene().lookup("#" + stop.node());
        if (target == null || !isShowing(target)) {
            show(number + 1);
            return;
        }
        title.setText(stop.title());
        text.setText(stop.text());
        count.setText("%d of %d".formatted(number + 1, STOPS.size()));
        next.setText(number + 1 == STOPS.size() ? "Done" : "Next");
        Bounds lit = layer.sceneToLocal(target.localToScene(target.getLayoutBounds()));
        Shape veil =
                Shape.subtract(
                        new Rectangle(layer.getWidth(), layer.getHeight()),
                        new Rectangle(
                                lit.getMinX(), lit.getMinY(), lit.getWidth(), lit.getHeight()));
        veil.getStyleClass().add("tour-veil");
        layer.getChildren().setAll(veil, card);
        card.applyCss();
        card.autosize();
        place(lit);
        next.requestFocus();
    }

    private static boolean isShowing(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// Beside the lit part where there is room, else over it.
    private void place(Bounds lit) {
        double width = card.prefWidth(-1);
        double height = card.prefHeight(width);
        card.resize(width, height);
        double right = lit.getMaxX() + GAP;
        double left = lit.getMinX() - GAP - width;
        double x = right + width < layer.getWidth() ? right : left;
        double y = lit.getMinY() + GAP;
        if (x < 0) {
            x = lit.getCenterX() - width / 2;
            y = lit.getMinY() - GAP - height;
        }
        if (y < 0) {
            y = lit.getMinY() + GAP;
        }
        card.relocate(
                Math.clamp(x, GAP, Math.max(GAP, layer.getWidth() - width - GAP)),
                Math.clamp(y, GAP, Math.max(GAP, layer.getHeight() - height - GAP)));
    }

    private void end() {
        layer.setVisible(false);
        layer.getChildren().clear();
        ended.run();
    }
}
