package noema.ui.scrubber;

import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import noema.ui.look.Tips;
import noema.ui.run.Playhead;
import noema.ui.run.Workbench;
import org.kordamp.ikonli.javafx.FontIcon;

/// The two-level scrubber: where in the run all panes look, sentence by sentence and step by step inside each.
///
/// Keys, while the focus is in it: space plays, arrows step, shift with arrows or page keys go by sentences, Home and End to the
/// ends.
public final class ScrubberBar extends VBox {

    private static final double NARROW = 520;
    private static final Double[] SPEEDS = {0.25, 0.5, 1.0, 2.0, 4.0, 8.0};

    private final Workbench bench;
    private final Player player;
    private final Label place = new Label();

    /// A bar over the run of a workbench.
    public ScrubberBar(Workbench bench) {
        this.bench = bench;
        player = new Player(bench.run(), bench.playhead());
        setId("scrubber");
        getStyleClass().add("scrubber");
        setMinWidth(0);
        place.setId("scrubber-place");
        place.getStyleClass().add("scrubber-place");
        place.setMinWidth(0);
        place.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(place, Priority.ALWAYS);
        Playhead playhead = bench.playhead();
        var line =
                new HBox(
                        wide(
                                button(
                                        "first",
                                        "fth-skip-back",
                                        "To the beginning (Home).",
                                        player::first)),
                        wide(
                                button(
                                        "sentence-back",
                                        "fth-chevrons-left",
                                        "To the end of the sentence before (Page up, Shift+Left).",
                                        player::previousSentence)),
                        button(
                                "step-back",
                                "fth-chevron-left",
                                "One moment back (Left).",
                                player::stepBack),
                        play(),
                        button(
                                "step-forward",
                                "fth-chevron-right",
                                "One moment on (Right).",
                                player::stepForward),
                        wide(
                                button(
                                        "sentence-forward",
                                        "fth-chevrons-right",
                                        "To the end of the sentence (Page down, Shift+Right).",
                                        player::nextSentence)),
                        wide(button("last", "fth-skip-forward", "To the end (End).", player::last)),
                        place,
                        wide(speed(playhead)),
                        wide(
                                toggle(
                                        "loop",
                                        "fth-repeat",
                                        "Start over at the end.",
                                        playhead.loopingProperty())),
                        toggle(
                                "follow",
                                "fth-radio",
                                "Stay at the newest moment of a run that is going on.",
                                playhead.followingProperty()));
        line.getStyleClass().add("scrubber-line");
        getChildren().addAll(new Timeline(bench), line);
        bench.run().snapshotProperty().subscribe(this::showPlace);
        playhead.cursorProperty().subscribe(this::showPlace);
        showPlace();
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        playWithTheClock(playhead);
    }

    /// What moves the playhead, for keys and commands of the window.
    public Player player() {
        return player;
    }

    private void playWithTheClock(Playhead playhead) {
        var timer =
                new AnimationTimer() {
                    private long last;

                    @Override
                    public void start() {
                        last = System.nanoTime();
                        super.start();
                    }

                    @Override
                    public void handle(long nanos) {
                        player.tick(Math.max(0, nanos - last) * 1e-9);
                        last = nanos;
                    }
                };
        playhead.playingProperty()
                .subscribe(playing -> {
                    if (playing) {
                        timer.start();
                    } else {
                        timer.stop();
                    }
                });
    }

    private void showPlace() {
        Moment moment = Moment.of(bench.run().snapshot(), bench.playhead().cursor());
        place.setText(moment.label());
        Tips.explain(place, moment.label() + "\n" + moment.meaning());
    }

    private void key(KeyEvent key) {
        boolean done =
                switch (key.getCode()) {
                    case SPACE -> !(key.getTarget() instanceof Control) && run(player::toggle);
                    case LEFT ->
                            run(key.isShiftDown() ? player::previousSentence : player::stepBack);
                    case RIGHT ->
                            run(key.isShiftDown() ? player::nextSentence : player::stepForward);
                    case PAGE_UP -> run(player::previousSentence);
                    case PAGE_DOWN -> run(player::nextSentence);
                    case HOME -> run(player::first);
                    case END -> run(player::last);
                    default -> false;
                };
        if (done) {
            key.consume();
        }
    }

    private static boolean run(Runnable action) {
        action.run();
        return true;
    }

    /// Shown only where there is room for it.
    private <N extends Region> N wide(N node) {
        node.visibleProperty().bind(widthProperty().greaterThan(NARROW));
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }

    private Button play() {
        var icon = new FontIcon("fth-play");
        var button = button("play", "fth-play", "Play or pause (Space).", player::toggle);
        button.setGraphic(icon);
        button.getStyleClass().add("play");
        bench.playhead()
                .playingProperty()
                .subscribe(on -> icon.setIconLiteral(on ? "fth-pause" : "fth-play"));
        return button;
    }

    private static Button button(String id, String icon, String tip, Runnable action) {
        var button = new Button("", new FontIcon(icon));
        button.setId("scrubber-" + id);
        button.getStyleClass().addAll("flat", "scrubber-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        Tips.explain(button, tip);
        return button;
    }

    private static ToggleButton toggle(String id, String icon, String tip, BooleanProperty on) {
        var button = new ToggleButton("", new FontIcon(icon));
        button.setId("scrubber-" + id);
        button.getStyleClass().add("scrubber-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.selectedProperty().bindBidirectional(on);
        Tips.explain(button, tip);
        return button;
    }

    private static ComboBox<Double> speed(Playhead playhead) {
        var box = new ComboBox<Double>();
        box.setId("scrubber-speed");
        box.getItems().setAll(SPEEDS);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Double speed) {
                        return (speed == Math.rint(speed)
                                        ? Integer.toString(speed.intValue())
                                        : Double.toString(speed))
                                + "×";
                    }

                    @Override
                    public Double fromString(String text) {
                        return Double.valueOf(text.replace("×", ""));
                    }
                });
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.setValue(playhead.speedProperty().get());
        box.valueProperty().subscribe(speed -> playhead.speedProperty().set(speed));
        playhead.speedProperty().subscribe(speed -> box.setValue(speed.doubleValue()));
        Tips.explain(box, "Speed of playing: 1× is 12 moments a second.");
        return box;
    }
}
