package noema.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import noema.model.atlas.Atlas;
import noema.model.trace.Way;
import noema.ui.look.PaneFrame;
import noema.ui.run.RunSnapshot;
import noema.ui.run.Workbench;
import org.jspecify.annotations.Nullable;

/// The concept map. Give it what is known with [MapModel#levels]; everything else it takes from the workbench and from [#model].
public final class MapPane {

    private static final double LEGIBLE = 48;

    private final Workbench bench;
    private final MapModel model;
    private final MapView view;
    private final PaneFrame frame;
    private final Legend legend = new Legend();
    private final Label empty = new Label();
    private final List<Node> docks = new ArrayList<>();

    /// A map without an atlas.
    public MapPane(Workbench bench) {
        this.bench = bench;
        ExecutorService workers =
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("map-", 0).factory());
        model = new MapModel(bench, workers, Platform::runLater);
        view = new MapView(bench, model, workers, this::docked);
        var floats = new Floats(this::docked);
        var hover = new HoverCard(bench, model, floats);
        var gestures = new Gestures(bench, model, view, hover);
        new ThoughtCard(bench, model, floats);
        var search = new SearchBar(model);
        var near = new NearPanel(model);
        var tools = new MapTools(bench, model, gestures, floats, search);
        var stage = new Stage(view, floats, empty, legend, near, tools.strip());
        empty.setId("map-empty");
        empty.getStyleClass().add("map-empty");
        empty.setMouseTransparent(true);
        empty.setWrapText(true);
        stage.getChildren().addAll(view, empty);
        dock(stage, legend, Pos.BOTTOM_LEFT);
        dock(stage, near, Pos.BOTTOM_RIGHT);
        dock(stage, tools.strip(), Pos.TOP_RIGHT);
        dock(stage, search, Pos.TOP_LEFT);
        stage.getChildren().add(floats);
        near.prefWidthProperty().bind(stage.widthProperty().multiply(0.45));
        frame = new PaneFrame("map", "Map", stage, tools.header());
        // What is cut down to dots says nothing.
        frame.note().visibleProperty().bind(frame.note().widthProperty().greaterThan(LEGIBLE));
        model.groundProperty().subscribe(this::describe);
        model.layouts().pendingProperty().subscribe(this::describe);
        model.atlasProperty().subscribe(this::describe);
        model.levels().levelProperty().subscribe(this::describe);
        model.levels().levelProperty().subscribe(this::explain);
        bench.run().snapshotProperty().subscribe(this::describe);
        model.groundProperty().subscribe(this::explain);
        model.colouringProperty().subscribe(this::explain);
        model.densityProperty().subscribe(this::explain);
        bench.palette().subscribe(this::explain);
        describe();
        explain();
    }

    /// The pane.
    public Region node() {
        return frame;
    }

    /// What it shows and what can be done on it.
    public MapModel model() {
        return model;
    }

    /// Known sentences for the background; null for none.
    public ObjectProperty<@Nullable Atlas> atlasProperty() {
        return model.atlasProperty();
    }

    /// Whether the background is painted as it was last asked for; before taking a picture wait for that, after a layout pass.
    public ReadOnlyBooleanProperty paintedProperty() {
        return view.currentProperty();
    }

    private List<Bounds> docked() {
        return docks.stream().filter(Node::isVisible).map(Node::getBoundsInParent).toList();
    }

    private void dock(StackPane stage, Node node, Pos where) {
        docks.add(node);
        StackPane.setAlignment(node, where);
        StackPane.setMargin(node, new Insets(8));
        stage.getChildren().add(node);
    }

    private void describe() {
        Atlas atlas = model.atlasProperty().get();
        boolean run = bench.run().snapshot() != null;
        String waiting = model.layouts().pendingProperty().get();
        frame.note()
                .setText(
                        !waiting.isEmpty()
                                ? waiting
                                : atlas != null
                                        ? "%,d known %s"
                                                .formatted(
                                                        atlas.size(), model.levels().level().many())
                                        : "");
        empty.setText(
                atlas == null
                        ? "No known sentences behind the run: this model has no map."
                        : "This run has no paragraphs; one that is told at the level Paragraph shows its path here.");
        empty.setVisible(atlas == null || isWithoutParagraphs());
        StackPane.setAlignment(empty, run ? Pos.BOTTOM_LEFT : Pos.CENTER);
        empty.getParent().requestLayout();
    }

    private boolean isWithoutParagraphs() {
        RunSnapshot run = bench.run().snapshot();
        return model.levels().level() == MapLevel.PARAGRAPHS
                && run != null
                && run.levels().isEmpty()
                && run.recipe().way() != Way.PARAGRAPH;
    }

    private void explain() {
        legend.update(
                model.colouringProperty().get(),
                model.densityProperty().get(),
                view.range(),
                model.levels().level(),
                bench.palette().getValue());
        Ground ground = model.groundProperty().get();
        legend.setVisible(legend.isVisible() && ground != null && ground.atlas() != null);
    }

    /// The map, as large as there is room, under what is docked to its corners. A sentence at the lower edge has its own line: the
    /// path of the run does not cross it, and what is docked to the lower corners stands above it.
    private static final class Stage extends StackPane {
        private static final double APART = 6;

        private final MapView view;
        private final Floats floats;
        private final Label sentence;
        private final Region legend;
        private final Region near;
        private final Region strip;

        Stage(
                MapView view,
                Floats floats,
                Label sentence,
                Region legend,
                Region near,
                Region strip) {
            this.view = view;
            this.floats = floats;
            this.sentence = sentence;
            this.legend = legend;
            this.near = near;
            this.strip = strip;
            getStyleClass().add("map-stage");
            setMinSize(0, 0);
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            boolean below =
                    sentence.isVisible() && StackPane.getAlignment(sentence) == Pos.BOTTOM_LEFT;
            double line = below ? sentence.getHeight() : 0;
            view.resizeRelocate(0, 0, getWidth(), Math.max(0, getHeight() - line));
            legend.setLayoutY(legend.getLayoutY() - line);
            near.setLayoutY(Math.max(0, near.getLayoutY() - line));
            // In a low window there is no room for one above the other.
            if (near.getLayoutY() < strip.getLayoutY() + strip.getHeight() + APART) {
                near.setLayoutX(Math.max(0, strip.getLayoutX() - APART - near.getWidth()));
            }
            floats.resizeRelocate(0, 0, getWidth(), getHeight());
        }
    }
}
