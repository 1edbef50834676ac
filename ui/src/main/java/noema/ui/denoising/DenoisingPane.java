package noema.ui.denoising;

import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import noema.model.trace.Edit;
import noema.ui.look.Palette;
import noema.ui.look.PaneFrame;
import noema.ui.look.Tips;
import noema.ui.run.Workbench;
import org.jspecify.annotations.Nullable;

/// The token canvas of the sentence at the playhead: how masked diffusion settles its words, and where a person can decide
/// some of them.
public final class DenoisingPane {

    private static final double ROOMY = 520;
    private static final double NARROW = 360;
    private static final double TALL = 420;

    private final Workbench bench;
    private final CanvasModel model;
    private final CanvasView canvas;
    private final CommitGrid grid;
    private final Legend legend = new Legend();
    private final Label caption = new Label();
    private final VBox content;
    private final Label empty =
            new Label(
                    "No words yet. When a run begins, its sentences are written here token by token.");
    private final PaneFrame frame;
    private String explained = "";

    /// A pane over a workbench.
    public DenoisingPane(Workbench bench) {
        this.bench = bench;
        model = new CanvasModel(bench);
        canvas = new CanvasView(model);
        grid = new CommitGrid(model);
        caption.setId("denoising-caption");
        caption.getStyleClass().add("token-caption");
        VBox.setVgrow(grid, Priority.ALWAYS);
        content =
                new VBox(
                        new CanvasScroll(canvas),
                        caption,
                        grid,
                        new ConstraintField(model, bench.director()));
        content.setMinSize(0, 0);
        empty.getStyleClass().add("pane-empty");
        empty.setId("denoising-empty");
        frame =
                new PaneFrame(
                        "denoising",
                        "Denoising",
                        new StackPane(content, empty),
                        legend,
                        measures());
        Tips.explain(frame.note(), "Which moment of the sentence at the playhead this is.");
        frame.widthProperty().subscribe(this::fit);
        frame.heightProperty().subscribe(this::fit);
        model.stateProperty().subscribe(this::show);
        model.measureProperty().subscribe(this::recolour);
        bench.palette().subscribe(palette -> recolour());
    }

    /// What is put into a window.
    public PaneFrame node() {
        return frame;
    }

    /// What is called with the [Edit] that the user takes back; while there is none, words cannot be released.
    public ObjectProperty<@Nullable Consumer<Edit>> onReleaseProperty() {
        return model.onReleaseProperty();
    }

    /// What colours mean.
    public ObjectProperty<Measure> measureProperty() {
        return model.measureProperty();
    }

    private ChoiceBox<Measure> measures() {
        var box = new ChoiceBox<Measure>();
        box.setId("denoising-measure");
        box.getItems().setAll(Measure.values());
        box.valueProperty().bindBidirectional(model.measureProperty());
        Tips.explain(
                box,
                "What colours show: how sure the model is, how undecided it was, or when it committed.");
        return box;
    }

    private void fit() {
        legend.setBrief(frame.getWidth() < ROOMY);
        legend.setVisible(frame.getWidth() >= NARROW);
        legend.setManaged(frame.getWidth() >= NARROW);
        canvas.setLarge(frame.getWidth() >= ROOMY && frame.getHeight() >= TALL);
    }

    private void recolour() {
        legend.show(model.measureProperty().get(), bench.palette().getValue());
        show();
    }

    private void show() {
        CanvasState state = model.state();
        Measure measure = model.measureProperty().get();
        Palette palette = bench.palette().getValue();
        content.setVisible(state.present());
        empty.setVisible(!state.present());
        frame.note().setText(state.note());
        caption.setText(state.caption());
        if (!state.explanation().equals(explained)) {
            explained = state.explanation();
            Tips.explain(caption, explained);
        }
        canvas.show(state, measure, palette);
        grid.show(state, measure, palette);
    }
}
