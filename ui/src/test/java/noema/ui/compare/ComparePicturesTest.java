package noema.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.stage.Stage;
import noema.model.evaluate.StoryFigures;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.Way;
import noema.ui.Pictures;
import noema.ui.Sample;
import noema.ui.controls.Knobs;
import noema.ui.look.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The comparison in its states, as pictures and as what can be found in them.
@ExtendWith(ApplicationExtension.class)
class ComparePicturesTest {

    private static final Trace TRACE = Sample.trace(4);
    private static final StoryFigures FIGURES =
            new StoryFigures(4, 24, 44, 0.5, 48.0, 12.3, 2.5, 0.4, 0.1);

    private final CompareModel model = new CompareModel(TRACE.recipe());
    private final SimpleBooleanProperty running = new SimpleBooleanProperty();
    private final List<String> asked = new ArrayList<>();

    private final CompareDirector director =
            new CompareDirector() {
                @Override
                public void run() {
                    asked.add("run");
                }

                @Override
                public void stop() {
                    asked.add("stop");
                }

                @Override
                public ReadOnlyBooleanProperty runningProperty() {
                    return running;
                }

                @Override
                public void open(Lane lane) {
                    asked.add("open");
                }

                @Override
                public Recipe settings() {
                    return TRACE.recipe();
                }

                @Override
                public void chooseCheckpoint(Lane lane) {
                    asked.add("checkpoint");
                }

                @Override
                public String piece(Lane lane, int token) {
                    return Sample.PIECES.get(token);
                }

                @Override
                public void savePicture() {
                    asked.add("picture");
                }

                @Override
                public void saveMovie() {
                    asked.add("movie");
                }

                @Override
                public void saveTable() {
                    asked.add("table");
                }

                @Override
                public void copyTable() {
                    asked.add("copy");
                }
            };

    @Start
    void start(Stage stage) {
        Theme.LIGHT.announce();
    }

    private Region paint(String name, Theme theme) {
        var view = new CompareView(model, director);
        Pictures.save(Pictures.paint(view, 1000, 640, theme), "compare-" + name);
        return view;
    }

    private static Trace changed() {
        var events = new ArrayList<TraceEvent>();
        for (TraceEvent event : TRACE.events()) {
            events.add(
                    event instanceof TraceEvent.SentenceSettled e && e.sentence() == 1
                            ? new TraceEvent.SentenceSettled(
                                    1,
                                    "The cat saw a big dog.",
                                    e.ids(),
                                    e.concept(),
                                    e.roundTrip(),
                                    e.seconds())
                            : event);
        }
        return new Trace(TRACE.recipe(), TRACE.model(), TRACE.device(), events);
    }

    private void twoLanes() {
        model.add(TRACE.recipe());
        model.add(Knobs.GUIDANCE.with(TRACE.recipe(), 3));
        List<Lane> lanes = model.begin();
        model.heard(lanes.get(0).id(), Lanes.heard(TRACE, 0.01));
        model.finished(lanes.get(0).id(), TRACE, FIGURES);
        model.heard(lanes.get(1).id(), Lanes.heard(changed(), 0.01));
        model.finished(lanes.get(1).id(), changed(), FIGURES);
    }

    private static long painted(Region view, String style) {
        Set<Node> paths = view.lookupAll(style);
        return paths.stream()
                .filter(Node::isVisible)
                .filter(node -> !((Path) node).getElements().isEmpty())
                .count();
    }

    @Test
    void withoutLanesThereIsOneButtonToBeginWith(FxRobot robot) {
        robot.interact(() -> {
            Region view = paint("empty", Theme.LIGHT);
            ((javafx.scene.control.Button) view.lookup("#compare-preset")).fire();
            assertThat(model.lanes()).hasSize(4);
            assertThat(asked).containsExactly("run");
        });
    }

    @Test
    void oneLaneAsksForAnother(FxRobot robot) {
        robot.interact(() -> {
            model.add(TRACE.recipe());
            Region view = paint("one", Theme.DARK);
            assertThat(view.lookup("#compare-run").isDisabled()).isTrue();
            assertThat(((Labeled) view.lookup("#compare-hint")).getText()).contains("another lane");
            twoLanes();
            assertThat(view.lookup("#compare-hint").isVisible()).isFalse();
        });
    }

    @Test
    void wordsThatDifferAreMarkedAndOnlyThose(FxRobot robot) {
        robot.interact(() -> {
            twoLanes();
            assertThat(painted(paint("marks", Theme.LIGHT), ".lane-marks")).isEqualTo(1);
            model.markingProperty().set(false);
            assertThat(painted(paint("plain", Theme.DARK), ".lane-marks")).isZero();
        });
    }

    @Test
    void inTheMiddleWhatIsOpenIsABlock(FxRobot robot) {
        robot.interact(() -> {
            twoLanes();
            int frame = 0;
            LaneTimeline run = model.lanes().getFirst().run();
            while (!(run.event(frame) instanceof TraceEvent.TokenFrame)) {
                frame++;
            }
            model.positionProperty().set(run.at(Axis.SECONDS, frame + 1) / model.length());
            assertThat(painted(paint("middle", Theme.DARK), ".lane-blocks")).isEqualTo(2);
            model.positionProperty().set(1);
            assertThat(painted(paint("end", Theme.DARK), ".lane-blocks")).isZero();
        });
    }

    @Test
    void columnsAreEqualAndSettingsThatDifferStandInTheirHeads(FxRobot robot) {
        robot.interact(() -> {
            twoLanes();
            Region view = paint("columns", Theme.LIGHT);
            List<Node> heads = List.copyOf(view.lookupAll(".lane-head"));
            assertThat(heads).hasSize(2);
            assertThat(heads)
                    .allSatisfy(head ->
                            assertThat(head.getLayoutBounds().getWidth()).isBetween(490.0, 500.0));
            assertThat(view.lookupAll(".lane-settings"))
                    .extracting(node -> ((Labeled) node).getText())
                    .containsExactlyInAnyOrder(
                            "guidance " + Knobs.GUIDANCE.format(1.7), "guidance 3");
        });
    }

    @Test
    void lanesThatWaitRunAndFailSaySo(FxRobot robot) {
        robot.interact(() -> {
            Recipe recipe = TRACE.recipe();
            model.add(recipe.withWay(Way.AR));
            model.add(recipe.withWay(Way.DIFFUSION));
            model.add(recipe);
            model.add(recipe.withWay(Way.PARAGRAPH));
            List<Lane> lanes = model.begin();
            model.heard(lanes.get(0).id(), Lanes.heard(TRACE, 0.01));
            model.finished(lanes.get(0).id(), TRACE, FIGURES);
            model.failed(
                    lanes.get(1).id(),
                    "There is no model for the level diffusion beside tales; train one with noema train --kind masked, or name its folder.");
            model.heard(lanes.get(2).id(), Lanes.heard(TRACE, 0.01).subList(0, 20));
            running.set(true);
            Region view = paint("busy", Theme.LIGHT);
            assertThat(view.lookupAll(".lane-activity"))
                    .extracting(node -> ((Labeled) node).getText())
                    .containsExactlyInAnyOrder(
                            "told 4 sentences",
                            "could not run",
                            "thinks of sentence 2",
                            "waits for its turn");
            ((javafx.scene.control.Button) view.lookup("#compare-run")).fire();
            assertThat(asked).containsExactly("stop");
        });
    }
}
