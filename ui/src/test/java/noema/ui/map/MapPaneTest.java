package noema.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import noema.model.atlas.Atlas;
import noema.model.trace.Edit;
import noema.ui.TestBench;
import noema.ui.look.Theme;
import noema.ui.run.Cursor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Hands on the map.
@ExtendWith(ApplicationExtension.class)
class MapPaneTest {

    private static final Atlas ATLAS = MadeUp.atlas(20_000);

    private TestBench bench;
    private MapPane pane;

    @Start
    void start(Stage stage) {
        bench = new TestBench(MadeUp.trace(4, 6));
        pane = new MapPane(bench.bench);
        pane.atlasProperty().set(ATLAS);
        var scene = new Scene(new StackPane(pane.node()), 720, 620);
        Theme.DARK.dress(scene, 13);
        stage.setScene(scene);
        // The headless robot takes screen positions of the wheel for positions in the window.
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @BeforeEach
    void laidOut() throws TimeoutException {
        until(() -> pane.model().groundProperty().get() != null && pane.paintedProperty().get());
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(30_000, condition));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private MapModel model() {
        return pane.model();
    }

    private Point2D onScreen(Spot inMap) {
        return pane.node().lookup("#map-view").localToScreen(inMap.x(), inMap.y());
    }

    private Point2D dot(int place) {
        Marks.Dot dot = model().marksProperty().get().dots().get(place);
        return onScreen(model().sight().view().toScreen(model().spot(dot.concept())));
    }

    // A point of the map where nothing is.
    private Point2D nothing() {
        for (int y = 120; y < 540; y += 12) {
            for (int x = 24; x < 300; x += 12) {
                if (Target.at(model(), x, y) instanceof Target.Nowhere) {
                    return onScreen(new Spot(x, y));
                }
            }
        }
        throw new AssertionError("no free point");
    }

    @Test
    void thePathOfARunDoesNotCrossTheSentenceThatThereIsNoMap(FxRobot robot) throws Exception {
        robot.interact(() -> pane.atlasProperty().set(null));
        until(() -> pane.model().groundProperty().get() != null);
        var view = (javafx.scene.layout.Region) pane.node().lookup("#map-view");
        var sentence = pane.node().lookup("#map-empty");
        assertThat(sentence.isVisible()).isTrue();
        assertThat(view.getBoundsInParent().getMaxY())
                .isLessThanOrEqualTo(sentence.getBoundsInParent().getMinY() + 0.5);
        robot.interact(() -> pane.atlasProperty().set(ATLAS));
        until(() -> !sentence.isVisible());
        assertThat(view.getHeight())
                .isEqualTo(((javafx.scene.layout.Region) view.getParent()).getHeight());
    }

    @Test
    void draggingMovesTheMapAndTheWheelZoomsAroundThePointer(FxRobot robot) {
        View before = model().sight().view();
        robot.moveTo(nothing())
                .press(MouseButton.PRIMARY)
                .moveBy(60, 40)
                .release(MouseButton.PRIMARY);
        View after = model().sight().view();
        assertThat((before.x() - after.x()) * after.scale()).isCloseTo(60, within(1.0));
        assertThat((after.y() - before.y()) * after.scale()).isCloseTo(40, within(1.0));
        robot.moveTo(onScreen(new Spot(200, 150)));
        Spot under = after.toMap(200, 150);
        robot.scroll(5, javafx.geometry.VerticalDirection.UP);
        View zoomed = model().sight().view();
        assertThat(zoomed.scale()).isNotCloseTo(after.scale(), within(after.scale() * 0.01));
        assertThat(zoomed.toScreen(under).distance(new Spot(200, 150))).isLessThan(1.5);
    }

    @Test
    void theKeyboardMovesZoomsAndFits(FxRobot robot) throws TimeoutException {
        robot.clickOn(nothing());
        robot.type(KeyCode.ESCAPE);
        View before = model().sight().view();
        robot.type(KeyCode.LEFT).type(KeyCode.PLUS);
        assertThat(model().sight().view().x()).isLessThan(before.x());
        assertThat(model().sight().view().scale()).isGreaterThan(before.scale());
        robot.type(KeyCode.DIGIT0);
        until(() -> Math.abs(model().sight().view().scale() - before.scale()) < 1e-9);
        robot.clickOn("#map-fit-run");
        until(() -> model().sight().view().equals(model().sight().goalProperty().get()));
        assertThat(model().sight().view().scale()).isNotEqualTo(before.scale());
    }

    @Test
    void hoveringSaysWhatIsThere(FxRobot robot) {
        robot.moveTo(dot(3));
        assertThat(words(robot, "#map-hover-words")).contains("sentence 2");
        Ground ground = model().groundProperty().get();
        int entry = ground.grid().nearest(new Spot(0, 0), 9.0);
        robot.moveTo(onScreen(model().sight().view().toScreen(ground.spot(entry))));
        assertThat(words(robot, "#map-hover-numbers")).contains("honesty");
        robot.moveTo(nothing());
        assertThat(robot.lookup("#map-hover").tryQuery()).isEmpty();
    }

    private static String words(FxRobot robot, String id) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void aClickAnywherePutsTheThoughtThereIntoWords(FxRobot robot) throws TimeoutException {
        robot.clickOn(dot(4));
        assertThat(bench.bench.selection().placesProperty().get()).containsExactly(4);
        until(() -> pane.node().lookup("#map-near").isVisible());
        robot.clickOn(nothing());
        until(() ->
                model().probe().thoughtProperty().get() instanceof Probe.Thought t
                        && t.reading() != null);
        assertThat(words(robot, "#map-thought-words")).isEqualTo("A made-up sentence.");
        assertThat(words(robot, "#map-thought-off")).startsWith("off the map by");
        robot.clickOn("#map-say");
        assertThat(bench.edits).singleElement().isInstanceOf(Edit.Thought.class);
        assertThat(bench.edits.getFirst().sentence()).isEqualTo(2);
        assertThat(robot.lookup("#map-thought").tryQuery()).isEmpty();
    }

    @Test
    void draggingAConceptAsksWhatItWouldSayThere(FxRobot robot) throws TimeoutException {
        View before = model().sight().view();
        Point2D from = dot(3);
        Point2D at = pane.node().getScene().getRoot().screenToLocal(from);
        robot.interact(() -> {
            Node map = pane.node().lookup("#map-view");
            map.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, at.getX(), at.getY(), false));
            for (int i = 1; i <= 10; i++) {
                map.fireEvent(
                        mouse(
                                MouseEvent.MOUSE_DRAGGED,
                                at.getX() - 5 * i,
                                at.getY() + 4 * i,
                                false));
            }
            map.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, at.getX() - 50, at.getY() + 40, false));
        });
        until(() ->
                model().probe().thoughtProperty().get() instanceof Probe.Thought t
                        && t.reading() != null
                        && onScreen(before.toScreen(t.spot())).distance(from.add(-50, 40)) < 3);
        assertThat(model().sight().view()).isEqualTo(before);
        assertThat(model().selectedSentence()).isEqualTo(1);
    }

    @Test
    void aLassoSelectsAndEscapeClears(FxRobot robot) {
        robot.clickOn("#map-lasso");
        loop(robot);
        assertThat(bench.bench.selection().knownProperty().get()).hasSizeGreaterThan(1000);
        assertThat(model().lassoingProperty().get()).isFalse();
        robot.type(KeyCode.ESCAPE);
        assertThat(bench.bench.selection().knownProperty().get()).isEmpty();
    }

    private void loop(FxRobot robot) {
        robot.moveTo(onScreen(new Spot(100, 60))).press(MouseButton.PRIMARY);
        robot.moveTo(onScreen(new Spot(620, 60))).moveTo(onScreen(new Spot(620, 540)));
        robot.moveTo(onScreen(new Spot(100, 540))).release(MouseButton.PRIMARY);
    }

    @Test
    void shiftAndDragIsALassoToo(FxRobot robot) {
        robot.interact(() -> {
            Node map = pane.node().lookup("#map-view");
            map.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, 100, 60, true));
            map.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, 620, 60, true));
            map.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, 620, 540, true));
            map.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, 100, 540, true));
            map.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, 100, 540, true));
        });
        assertThat(bench.bench.selection().knownProperty().get()).hasSizeGreaterThan(1000);
    }

    // At a point of the scene.
    private static MouseEvent mouse(EventType<MouseEvent> type, double x, double y, boolean shift) {
        return new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                shift,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                false,
                new PickResult(null, x, y));
    }

    @Test
    void searchingCountsAndEnterGoesThere(FxRobot robot) throws TimeoutException {
        robot.clickOn("#map-find");
        robot.clickOn("#map-search").write("(77).");
        until(() ->
                model().finder().foundProperty().get() != null
                        && model().finder().foundProperty().get().cardinality() == 1);
        assertThat(words(robot, "#map-search-count")).isEqualTo("1 found");
        robot.type(KeyCode.ENTER);
        Spot there = model().groundProperty().get().spot(77);
        until(() -> model().sight().view().x() == there.x());
        robot.type(KeyCode.ESCAPE);
        assertThat(model().finder().foundProperty().get()).isNull();
    }

    @Test
    void anAxisIsAskedForAndAViewIsKept(FxRobot robot) throws TimeoutException {
        robot.clickOn("#map-views").clickOn("#map-keep");
        robot.clickOn("#map-ask-0").write("home").type(KeyCode.ENTER);
        assertThat(model().bookmarks()).extracting(Bookmark::name).containsExactly("home");
        robot.clickOn("#map-layout").clickOn("#map-layout-axis");
        robot.clickOn("#map-ask-0").write("Sad.");
        assertThat(robot.lookup("#map-ask-done").queryButton().isDisabled()).isTrue();
        robot.clickOn("#map-ask-1").write("Happy.").clickOn("#map-ask-done");
        until(() -> !bench.told.isEmpty());
        assertThat(bench.told.getFirst()).contains("another model");
    }

    @Test
    void anotherLayoutMovesInAndStays(FxRobot robot) throws TimeoutException {
        float[] x = model().layoutProperty().get().y();
        float[] y = model().layoutProperty().get().x();
        robot.interact(() ->
                model().layoutProperty()
                        .set(
                                new LinearLayout(
                                        "UMAP",
                                        new noema.model.atlas.Projection(
                                                ATLAS.projection().centre(),
                                                new float[][] {
                                                    ATLAS.projection().axes()[1],
                                                    ATLAS.projection().axes()[0]
                                                }),
                                        x,
                                        y)));
        until(() ->
                model().groundProperty().get().layout().name().equals("UMAP")
                        && pane.paintedProperty().get());
        assertThat(
                        robot.lookup("#map-layout")
                                .queryAs(javafx.scene.control.MenuButton.class)
                                .getText())
                .isEqualTo("UMAP");
        robot.interact(() -> bench.bench.playhead().moveTo(new Cursor(1, 3, 0)));
        until(() -> pane.paintedProperty().get());
    }
}
