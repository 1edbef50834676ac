package noema.ui.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import noema.model.trace.Recipe;
import org.kordamp.ikonli.javafx.FontIcon;

/// Lanes side by side: their heads, their sentences in rows, their figures, and one time line for all of them.
public final class CompareView extends BorderPane {

    private static final double NANOS = 1e9;

    private final CompareModel model;
    private final CompareDirector director;
    private final EqualColumns heads = new EqualColumns("lane-heads");
    private final EqualColumns feet = new EqualColumns("lane-feet");
    private final TextRows rows = new TextRows();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final BorderPane lanes = new BorderPane(scroll);
    private final Label caption = new Label();
    private final Transport transport;
    private final Map<Long, Column> columns = new HashMap<>();
    private final Clock clock = new Clock();
    private List<Lane> compared = List.of();
    private int comparedWith = -1;
    private List<Map<String, String>> differing = List.of();
    private List<List<String>> texts = List.of();
    private AlignedRows aligned = new AlignedRows(0, List.of(), List.of());

    /// A view.
    public CompareView(CompareModel model, CompareDirector director) {
        this.model = model;
        this.director = director;
        transport = new Transport(model);
        setId("compare");
        getStyleClass().addAll("pane", "compare");
        setMinSize(0, 0);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("lane-scroll");
        // Heads and feet stand over the columns of the text, which a scroll bar makes narrower.
        scroll.viewportBoundsProperty()
                .subscribe(view -> {
                    double bar = Math.max(0, scroll.getWidth() - view.getWidth());
                    heads.setPadding(new Insets(0, bar, 0, 0));
                    feet.setPadding(new Insets(0, bar, 0, 0));
                });
        caption.getStyleClass().add("compare-caption");
        caption.setWrapText(true);
        caption.setMaxWidth(Double.MAX_VALUE);
        caption(false);
        lanes.setTop(new VBox(caption, heads));
        lanes.setBottom(feet);
        lanes.getStyleClass().add("compare-lanes");
        lanes.setMinSize(0, 0);
        setTop(new CompareBar(model, director));
        setCenter(new StackPane(lanes, empty()));
        setBottom(transport);
        model.lanesProperty().subscribe(this::refresh);
        model.axisProperty().subscribe(this::refresh);
        model.positionProperty().subscribe(this::refresh);
        model.markingProperty().subscribe(this::refresh);
        model.playingProperty().subscribe(clock::set);
        sceneProperty()
                .subscribe(scene -> {
                    if (scene == null) {
                        model.playingProperty().set(false);
                    }
                });
        refresh();
    }

    /// What pictures and animations show: the lanes without the bars around them.
    public Region lanes() {
        return lanes;
    }

    /// Shows above the lanes what they begin with, for those who see nothing else, or hides it.
    public void caption(boolean shown) {
        Recipe recipe =
                model.lanes().stream()
                        .filter(Lane::hasRun)
                        .findFirst()
                        .map(Lane::recipe)
                        .orElse(Recipe.of("", 0));
        String prompt = recipe.prompt().isBlank() ? "(no beginning)" : recipe.prompt().strip();
        caption.setText("%s   ·   seed %d".formatted(prompt, recipe.seed()));
        caption.setVisible(shown);
        caption.setManaged(shown);
    }

    /// A picture of the lanes with what they begin with above them.
    public WritableImage picture() {
        caption(true);
        lanes.applyCss();
        lanes.layout();
        WritableImage picture = lanes.snapshot(null, null);
        caption(false);
        return picture;
    }

    private VBox empty() {
        var sign = new FontIcon("fth-columns");
        sign.getStyleClass().add("compare-sign");
        var title = new Label("Four ways to think");
        title.getStyleClass().add("compare-empty-title");
        var text =
                new Label(
                        "The same beginning and the same seed, told word by word, with all words at once, in sentences and in paragraphs: watch them on one clock, and see what each costs.");
        text.setWrapText(true);
        text.getStyleClass().add("compare-empty-text");
        var preset = new Button("Compare four ways to think", new FontIcon("fth-play"));
        preset.setId("compare-preset");
        preset.getStyleClass().add("accent");
        preset.setOnAction(_ -> {
            model.useFourWays();
            director.run();
        });
        var or = new Label("or add lanes one by one at the top");
        or.getStyleClass().add("pane-note");
        var box = new VBox(sign, title, text, preset, or);
        box.getStyleClass().add("compare-empty");
        box.setAlignment(Pos.CENTER);
        model.lanesProperty()
                .subscribe(now -> {
                    box.setVisible(now.isEmpty());
                    lanes.setVisible(!now.isEmpty());
                    transport.setVisible(!now.isEmpty());
                    transport.setManaged(!now.isEmpty());
                });
        return box;
    }

    private void refresh() {
        List<Lane> now = model.lanes();
        columns.keySet().retainAll(now.stream().map(Lane::id).toList());
        int reference = model.reference();
        compare(now, reference);
        var placed = new ArrayList<TextRows.Placed>();
        var tops = new ArrayList<Region>();
        var bottoms = new ArrayList<Region>();
        for (int i = 0; i < now.size(); i++) {
            Lane lane = now.get(i);
            Column column =
                    columns.computeIfAbsent(
                            lane.id(), _ -> new Column(new LaneHead(model, director, lane)));
            int happened = model.happened(lane);
            column.head().show(lane, differing.get(i), happened);
            column.foot()
                    .show(
                            lane,
                            happened,
                            model.axisProperty().get(),
                            model.length(),
                            model.value());
            column.text()
                    .show(
                            lane,
                            happened,
                            model.markingProperty().get() && i != reference,
                            texts.get(reference),
                            aligned.partners().get(i),
                            token -> director.piece(lane, token));
            for (int k = 0; k < lane.text().tracks().size(); k++) {
                placed.add(new TextRows.Placed(column.text().cell(k), i, aligned.rows().get(i)[k]));
            }
            tops.add(column.head());
            bottoms.add(column.foot());
        }
        heads.show(tops);
        feet.show(bottoms);
        rows.show(placed, now.size());
        transport.refresh();
    }

    /// Compares settings and texts, where they are not those that were compared last.
    private void compare(List<Lane> now, int reference) {
        if (now == compared && reference == comparedWith) {
            return;
        }
        differing = LaneSettings.of(now);
        List<List<String>> told = now.stream().map(lane -> lane.text().sentences()).toList();
        if (!told.equals(texts) || reference != comparedWith) {
            texts = told;
            aligned =
                    told.isEmpty()
                            ? new AlignedRows(0, List.of(), List.of())
                            : AlignedRows.of(told, reference);
        }
        compared = now;
        comparedWith = reference;
    }

    /// The nodes of a lane.
    private record Column(LaneHead head, LaneFoot foot, LaneCells text) {
        Column(LaneHead head) {
            this(head, new LaneFoot(), new LaneCells());
        }
    }

    /// Moves the moment while it plays.
    private final class Clock extends AnimationTimer {
        private long last;

        void set(boolean on) {
            last = 0;
            if (on) {
                start();
            } else {
                stop();
            }
        }

        @Override
        public void handle(long now) {
            if (last > 0) {
                model.advance((now - last) / NANOS);
            }
            last = now;
        }
    }
}
