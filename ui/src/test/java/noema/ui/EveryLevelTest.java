package noema.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.TilePane;
import javafx.stage.Stage;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.ui.charts.ChartsPane;
import noema.ui.denoising.DenoisingPane;
import noema.ui.look.Theme;
import noema.ui.map.MapPane;
import noema.ui.run.Cursor;
import noema.ui.run.RunSnapshot;
import noema.ui.run.Workbench;
import noema.ui.scrubber.ScrubberBar;
import noema.ui.steps.StepsPane;
import noema.ui.story.StoryPane;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Every pane, looking at runs of every level from their first event to their last moment.
@ExtendWith(ApplicationExtension.class)
class EveryLevelTest {

    private static final List<Function<Workbench, Node>> PANES =
            List.of(
                    bench -> new MapPane(bench).node(),
                    bench -> new StepsPane(bench).node(),
                    bench -> new ChartsPane(bench).node(),
                    bench -> new DenoisingPane(bench).node(),
                    bench -> {
                        var story = new StoryPane(bench);
                        story.asTreeProperty().set(true);
                        return story.node();
                    },
                    ScrubberBar::new);

    private final List<Throwable> thrown = new ArrayList<>();
    private TestBench test = new TestBench(Sample.trace(1));

    @Start
    void start(Stage stage) {
        test = new TestBench(Sample.trace(1));
        var panes = new TilePane();
        PANES.forEach(pane -> panes.getChildren().add(pane.apply(test.bench)));
        var scene = new Scene(panes, 900, 900);
        Theme.LIGHT.dress(scene, 13);
        stage.setScene(scene);
        stage.show();
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> thrown.add(e));
    }

    static List<Trace> runs() {
        return List.of(Sample.trace(2), Sample.paragraphs(2), Sample.wordByWord(2));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aRunIsShownWhileItGrowsAndAtEveryMoment(Trace trace, FxRobot robot) {
        robot.interact(() ->
                test.bench
                        .run()
                        .show(RunSnapshot.begin(trace.recipe(), trace.model(), trace.device())));
        for (TraceEvent event : trace.events()) {
            robot.interact(() -> test.bench.run().add(List.of(event)));
        }
        robot.interact(() -> test.bench.playhead().moveTo(Cursor.START));
        int moments = test.bench.playhead().moments();
        for (int i = 0; i < moments; i++) {
            robot.interact(() -> assertThat(test.bench.playhead().next()).isTrue());
        }
        robot.interact(() -> test.bench.selection().select(2));

        assertThat(thrown).isEmpty();
        assertThat(test.told).isEmpty();
    }
}
