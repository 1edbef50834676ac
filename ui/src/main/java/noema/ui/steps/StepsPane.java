package noema.ui.steps;

import java.util.List;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import noema.ui.look.PaneFrame;
import noema.ui.look.Tips;
import noema.ui.run.Mind;
import noema.ui.run.RunSnapshot;
import noema.ui.run.Workbench;
import org.jspecify.annotations.Nullable;

/// Every thought's way out of the noise: a row for each concept, a cell for each noise step, what the half-denoised vectors
/// already mean, and the other thoughts that the story could have gone on with.
public final class StepsPane {

    private static final String NO_RUN =
            "Start a run, and every thought's way out of the noise shows here.";
    private static final double NARROW = 420;

    private final StepsModel model;
    private final PaneFrame frame;

    /// A pane over what a workbench shows.
    public StepsPane(Workbench bench) {
        var background =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("neighbours").factory());
        this(bench, new StepsModel(bench, background, Platform::runLater));
    }

    /// A pane over a model.
    StepsPane(Workbench bench, StepsModel model) {
        this.model = model;
        var rows = new RowsView(model, bench, new StepDetails(model, bench));
        var empty = new Label();
        empty.setId("steps-empty");
        empty.getStyleClass().add("pane-empty");
        empty.setWrapText(true);
        empty.textProperty()
                .bind(bench.run().snapshotProperty().map(StepsPane::nothing).orElse(NO_RUN));
        var thinks = bench.run().snapshotProperty().map(StepsPane::thinks).orElse(true);
        var some =
                Bindings.createBooleanBinding(
                        () -> model.currentProperty().get() >= 0 && thinks.getValue(),
                        model.currentProperty(),
                        thinks);
        rows.visibleProperty().bind(some);
        empty.visibleProperty().bind(some.not());
        var colour = new ComboBox<StepColour>();
        colour.setId("steps-colour");
        colour.getItems().setAll(StepColour.values());
        colour.valueProperty().bindBidirectional(model.colourProperty());
        colour.setMinWidth(Region.USE_PREF_SIZE);
        model.colourProperty()
                .subscribe(
                        now -> Tips.explain(colour, "Colour of the cells. " + now.explanation()));
        var key = new ColourKey(model, bench.palette());
        var content = new BorderPane(new StackPane(rows, empty));
        content.setTop(new PlanLines(bench));
        frame = new PaneFrame("steps", "Steps", content, key, colour);
        key.visibleProperty().bind(frame.widthProperty().greaterThan(NARROW));
        key.managedProperty().bind(key.visibleProperty());
        frame.note()
                .textProperty()
                .bind(Bindings.createStringBinding(this::note, model.numbersProperty()));
    }

    private static boolean thinks(@Nullable RunSnapshot run) {
        return run == null || run.recipe().way().thinks();
    }

    private static String nothing(@Nullable RunSnapshot run) {
        return thinks(run)
                ? NO_RUN
                : "This run goes straight from words to words, so there is no thought to watch. Choose Paragraph or Sentence in the controls for one that thinks first.";
    }

    private String note() {
        RunNumbers now = model.numbersProperty().get();
        if (now == null || now.sentences().isEmpty()) {
            return "";
        }
        int steps = now.sentences().stream().mapToInt(SentenceNumbers::planned).max().orElse(0);
        if (steps == 0) {
            return "";
        }
        return "%d × %d".formatted(now.sentences().size(), steps);
    }

    /// What to put into the window.
    public PaneFrame node() {
        return frame;
    }

    /// Where the nearest known sentence of an estimate is looked up, on a background thread; null while there is nothing to look
    /// in.
    public ObjectProperty<@Nullable NearestKnown> nearestKnownProperty() {
        return model.neighbours().lookupProperty();
    }

    /// The other thoughts at the current sentence, best first; empty while none are known.
    public ObservableValue<List<Mind.Alternative>> alternativesProperty() {
        return model.fan().alternativesProperty();
    }
}
