package noema.ui.steps;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import noema.ui.look.Numbers;
import noema.ui.look.Tips;
import noema.ui.run.Mind.Alternative;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The thoughts that the story could have gone on with; a click on one lets it.
final class FanView extends VBox {

    private final Fan fan;
    private final ListView<Alternative> list = new ListView<>();

    FanView(Fan fan, ObservableBooleanValue ready) {
        this.fan = fan;
        getStyleClass().add("fan");
        setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(head(ready), list());
    }

    private HBox head(ObservableBooleanValue ready) {
        var button = new Button("Other thoughts", new FontIcon("fth-git-branch"));
        button.setId("fan-ask");
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> fan.ask());
        button.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> !fan.canAsk(),
                                fan.busyProperty(),
                                fan.alternativesProperty(),
                                fan.sentenceProperty(),
                                ready));
        Tips.explain(
                button,
                "Thinks of six continuations at this sentence, each out of other noise; click one to let the story go on with"
                        + " it.");
        var busy = new ProgressIndicator();
        busy.getStyleClass().add("fan-busy");
        busy.visibleProperty().bind(fan.busyProperty());
        busy.managedProperty().bind(fan.busyProperty());
        var state = new Label();
        state.setId("fan-state");
        state.getStyleClass().add("pane-note");
        state.setMinWidth(0);
        HBox.setHgrow(state, Priority.ALWAYS);
        state.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::state,
                                fan.busyProperty(),
                                fan.troubleProperty(),
                                fan.alternativesProperty()));
        var head = new HBox(8, button, busy, state);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private String state() {
        if (fan.busyProperty().get()) {
            return "thinking of others …";
        }
        if (!fan.troubleProperty().get().isEmpty()) {
            return fan.troubleProperty().get();
        }
        return fan.alternativesProperty().get().isEmpty()
                ? ""
                : "score · cosine to the kept one · click to branch";
    }

    private ListView<Alternative> list() {
        list.setId("fan-list");
        list.getStyleClass().addAll("fan-list", Styles.DENSE);
        list.setPlaceholder(new Region());
        list.setCellFactory(_ -> new Row());
        list.setOnKeyPressed(event -> {
            Alternative chosen = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                fan.take(chosen);
                event.consume();
            }
        });
        fan.alternativesProperty()
                .subscribe(now -> {
                    list.getItems().setAll(now);
                    list.setVisible(!now.isEmpty());
                    list.setManaged(!now.isEmpty());
                });
        return list;
    }

    /// Fits the list to the size of the text: 3 to 6 lines are seen at once.
    void room(double height, double em) {
        double line = Math.round(26 * em);
        int shown = Math.min(list.getItems().size(), Math.clamp((int) (0.4 * height / line), 3, 6));
        list.setFixedCellSize(line);
        list.setPrefHeight(shown * line + 2);
        list.setMinHeight(Region.USE_PREF_SIZE);
    }

    /// One of the thoughts.
    private final class Row extends ListCell<Alternative> {

        private static final double VALUE = 42;

        private final FontIcon icon = new FontIcon("fth-corner-down-right");
        private final Label text = new Label();
        private final Label score = new Label();
        private final Label cosine = new Label();
        private final HBox box = new HBox(8, icon, text, score, cosine);

        Row() {
            box.setAlignment(Pos.CENTER_LEFT);
            text.setMinWidth(0);
            text.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(text, Priority.ALWAYS);
            score.getStyleClass().add("steps-value");
            cosine.getStyleClass().add("steps-value");
            score.setMinWidth(VALUE);
            cosine.setMinWidth(VALUE);
            Tips.explain(
                    score,
                    "Cosine between this thought and what the story leads one to expect, the mean of all that may follow, less a part of the cosine to what it is most like in the story; the best is kept.");
            Tips.explain(
                    cosine,
                    "Cosine between this thought and the one that was kept: 1 when they are the same.");
            setPrefWidth(0);
            setOnMouseClicked(_ -> {
                if (getItem() != null) {
                    fan.take(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Alternative item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText("");
                return;
            }
            boolean kept = fan.isKept(item);
            icon.setIconLiteral(kept ? "fth-check" : "fth-corner-down-right");
            text.setText(item.text().isEmpty() ? "thought " + item.candidate() : item.text());
            score.setText(Numbers.plain(item.score()));
            cosine.setText(kept ? "kept" : Numbers.plain(fan.likeness(item)));
            Tips.explain(
                    text,
                    kept
                            ? "The story went on with this thought."
                            : "Click to let the story go on with this thought: " + text.getText());
            getStyleClass().removeAll("fan-kept");
            if (kept) {
                getStyleClass().add("fan-kept");
            }
            setAccessibleText(text.getText());
            setGraphic(box);
        }
    }
}
