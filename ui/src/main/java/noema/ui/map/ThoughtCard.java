package noema.ui.map;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import noema.ui.look.Numbers;
import noema.ui.look.Tips;
import noema.ui.run.Mind;
import noema.ui.run.Workbench;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says what the thought at a point of the map would be in words, and how far to trust that.
final class ThoughtCard extends VBox {

    private static final double WIDTH = 300;

    private final MapModel model;
    private final Floats floats;
    private final Label words = new Label();
    private final Label back = new Label();
    private final Label off = new Label();
    private final Label nearest = new Label();
    private final Button say = new Button();

    ThoughtCard(Workbench bench, MapModel model, Floats floats) {
        this.model = model;
        this.floats = floats;
        setId("map-thought");
        getStyleClass().add("map-card");
        words.setId("map-thought-words");
        words.getStyleClass().add("map-words");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        back.getStyleClass().add("map-faint");
        off.getStyleClass().add("map-faint");
        off.setId("map-thought-off");
        nearest.getStyleClass().add("map-faint");
        nearest.setWrapText(true);
        nearest.setMinHeight(Region.USE_PREF_SIZE);
        say.setId("map-say");
        say.getStyleClass().addAll("accent", "small");
        say.setMaxWidth(Double.MAX_VALUE);
        say.setOnAction(e -> model.sayInstead());
        getChildren().addAll(header(), words, new HBox(12, back, off), nearest, say);
        setPrefWidth(WIDTH);
        Tips.explain(
                back,
                "Cosine between this thought and what its words mean when they are read back, -1 to 1; 1 is perfectly put into words.");
        Tips.explain(
                off,
                "1 - cosine to the nearest known sentence: 0 is a known thought, large values are places where no sentence is known and the words are a guess.");
        Tips.explain(
                say,
                "Runs the story again from this sentence on, with this thought in place of its own.");
        model.probe().thoughtProperty().subscribe(this::update);
        model.sight().viewProperty().subscribe(this::place);
        bench.selection().placesProperty().subscribe(this::update);
    }

    private HBox header() {
        var title = new Label("The thought here");
        title.getStyleClass().add("map-card-title");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var close = new Button(null, new FontIcon("fth-x"));
        close.getStyleClass().addAll("flat", "button-icon", "map-close");
        close.setAccessibleText("Close");
        close.setOnAction(e -> model.probe().close());
        var header = new HBox(title, gap, close);
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private void update() {
        Probe.Thought thought = model.probe().thoughtProperty().get();
        if (thought == null) {
            floats.hide(this);
            return;
        }
        Mind.Reading reading = thought.reading();
        words.setText(words(thought));
        back.setText(
                reading == null
                        ? ""
                        : "reads back %s".formatted(Numbers.plain(reading.roundTrip())));
        off.setText(
                thought.nearest() == null
                        ? ""
                        : "off the map by %s".formatted(Numbers.plain(thought.offTheMap())));
        nearest.setText(
                thought.nearest() == null ? "" : "Nearest known: " + text(thought.nearest()));
        int sentence = model.selectedSentence();
        say.setText("Say this instead of sentence %d".formatted(sentence + 1));
        show(say, sentence >= 0 && thought.concept() != null);
        show(nearest, thought.nearest() != null);
        place();
    }

    private static void show(Region node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static String words(Probe.Thought thought) {
        if (!thought.problem().isEmpty()) {
            return thought.problem();
        }
        return thought.reading() == null ? "…" : thought.reading().text();
    }

    private String text(Neighbour near) {
        Ground ground = model.groundProperty().get();
        return ground == null ? "" : ground.text(near.index());
    }

    private void place() {
        Probe.@Nullable Thought thought = model.probe().thoughtProperty().get();
        if (thought != null) {
            floats.show(this, model.sight().view().toScreen(thought.spot()));
        }
    }
}
