package noema.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.ui.Pictures;
import noema.ui.Sample;
import noema.ui.TestBench;
import noema.ui.controls.Knobs;
import noema.ui.controls.SettingsModel;
import noema.ui.look.Palette;
import noema.ui.look.Theme;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class HistoryPaneTest {

    private static final Trace TRACE = Sample.trace(2);

    private final TestBench test = new TestBench(Sample.trace(1));
    private final SettingsModel settings = new SettingsModel(recipe(1, 1.7));
    private final HistoryModel history =
            new HistoryModel(() -> Instant.parse("2026-01-01T12:00:00Z"));
    private int painted;

    @Start
    void start(Stage stage) {
        var pane = new HistoryPane(history, test.bench, settings, this::paint);
        var scene = new Scene(pane, 300, 500);
        Theme.DARK.dress(scene, 13);
        stage.setScene(scene);
        stage.show();
    }

    /// A line of four points made of the numbers of the run.
    private WritableImage paint(RunSnapshot run, int width, int height, Palette palette) {
        painted++;
        var image = new WritableImage(width, height);
        for (int x = 4; x < width - 4; x++) {
            double wave = Math.sin(x * 0.07 + run.recipe().seed()) * Math.cos(x * 0.03);
            int y = (int) Math.round(height / 2.0 + wave * height / 2.6);
            Color colour = palette.thought();
            image.getPixelWriter().setColor(x, y, colour);
            image.getPixelWriter().setColor(x, y + 1, colour);
        }
        return image;
    }

    private static Recipe recipe(long seed, double guidance) {
        var model = new SettingsModel(Recipe.of("There was a cat.", seed));
        model.set(Knobs.GUIDANCE, guidance);
        return model.toRecipe();
    }

    private static RunSnapshot run(long seed, double guidance) {
        return RunSnapshot.of(new Trace(recipe(seed, guidance), "", "", TRACE.events()));
    }

    private HistoryEntry add(FxRobot robot, long seed, double guidance) {
        robot.interact(() -> history.add(run(seed, guidance)));
        return history.entries().getFirst();
    }

    @Test
    void anEmptyHistorySaysSo(FxRobot robot) {
        assertThat(robot.lookup("#history-list .pane-empty").queryLabeled().isVisible()).isTrue();
    }

    @Test
    void aClickShowsTheRunAndTakesItsSettingsOver(FxRobot robot) {
        HistoryEntry entry = add(robot, 7, 3);
        robot.clickOn("#history-list .history-title");
        assertThat(test.bench.run().snapshot()).isSameAs(entry.run());
        assertThat(settings.toRecipe()).isEqualTo(entry.run().recipe());
        assertThat(settings.canUndoProperty().get()).isTrue();
    }

    @Test
    void aRunThatGoesOnIsNotTakenAway(FxRobot robot) {
        add(robot, 7, 3);
        RunSnapshot running = RunSnapshot.begin(recipe(2, 2), "", "");
        robot.interact(() -> test.bench.run().show(running));
        robot.clickOn("#history-list .history-title");
        assertThat(test.bench.run().snapshot()).isSameAs(running);
        assertThat(test.told).singleElement().asString().contains("Stop the run");
    }

    @Test
    void theCardNamesOnlyWhatDiffersFromTheSettingsNow(FxRobot robot) {
        add(robot, 7, 3);
        Labeled changes = robot.lookup("#history-list .history-changes").query();
        assertThat(changes.getText()).isEqualTo("guidance 1.7 → 3");
        robot.interact(() -> settings.set(Knobs.GUIDANCE, 3));
        assertThat(changes.getText()).isEqualTo("same settings as now");
        assertThat(painted).isEqualTo(1);
    }

    @Test
    void keysWalkRecallPinDeleteAndBringBack(FxRobot robot) {
        HistoryEntry old = add(robot, 7, 3);
        HistoryEntry young = add(robot, 8, 4);
        ListView<HistoryEntry> list = robot.lookup("#history-list").query();
        robot.interact(() -> {
            list.requestFocus();
            list.getSelectionModel().select(0);
        });
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        assertThat(test.bench.run().snapshot()).isSameAs(old.run());
        robot.type(KeyCode.P);
        assertThat(history.entries().getLast().pinned()).isTrue();
        robot.type(KeyCode.UP, KeyCode.DELETE);
        assertThat(history.entries()).extracting(HistoryEntry::id).containsExactly(old.id());
        robot.clickOn("#history-undo");
        assertThat(history.entries())
                .extracting(HistoryEntry::id)
                .containsExactly(young.id(), old.id());
        assertThat(robot.lookup("#history-undo").<Node>query().getParent().isVisible()).isFalse();
    }

    @Test
    void buttonsOfACardAreNoClicksOnTheCard(FxRobot robot) {
        add(robot, 7, 3);
        RunSnapshot before = test.bench.run().snapshot();
        robot.moveTo("#history-list .history-title").clickOn("#history-list .history-pin");
        assertThat(history.entries().getFirst().pinned()).isTrue();
        assertThat(test.bench.run().snapshot()).isSameAs(before);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void pictures(Theme theme, FxRobot robot) {
        robot.interact(() -> {
            test.palette.set(theme.palette());
            settings.aloudProperty().set(false);
            for (int i = 0; i < 6; i++) {
                history.add(run(40 + 3 * i, 1.7 + i % 3));
            }
            history.pin(3, true);
            history.delete(1);
            test.bench.run().show(history.entries().get(1).run());
            for (int width : List.of(300, 560)) {
                var pane = new HistoryPane(history, test.bench, settings, this::paint);
                Pictures.save(
                        Pictures.paint(pane, width, 500, theme),
                        "history-%d-%s".formatted(width, theme.name().toLowerCase(Locale.ROOT)));
            }
            var empty = new HistoryPane(new HistoryModel(), test.bench, settings, this::paint);
            Pictures.save(
                    Pictures.paint(empty, 300, 200, theme),
                    "history-empty-" + theme.name().toLowerCase(Locale.ROOT));
        });
    }
}
