package noema.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import noema.model.render.TokenOrder;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.Way;
import noema.ui.look.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ControlsPaneTest {

    private final SettingsModel settings = new SettingsModel(Recipe.of("A cat.", 42));
    private final FakeConductor conductor = new FakeConductor();
    private ControlsPane pane;

    @Start
    void start(Stage stage) {
        pane =
                new ControlsPane(
                        settings, conductor, List.of(new Preset("Dog", "A dog found a bone.")));
        var scene = new Scene(pane, 320, 900);
        Theme.LIGHT.dress(scene, 13);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void theLevelDecidesWhichSettingsThereAre(FxRobot robot) {
        assertThat(robot.lookup("#handover").query().isVisible()).isTrue();
        assertThat(seen(robot, "#knob-top-p")).isFalse();

        robot.clickOn("#level-ar");
        assertThat(settings.toRecipe().way()).isEqualTo(Way.AR);
        assertThat(seen(robot, "#handover")).isFalse();
        assertThat(seen(robot, "#knob-top-p")).isTrue();
        assertThat(seen(robot, "#knob-block")).isFalse();

        robot.clickOn("#level-diffusion");
        assertThat(seen(robot, "#knob-block")).isTrue();
        robot.interact(settings::undo);
        assertThat(settings.toRecipe().way()).isEqualTo(Way.AR);
        // What is chosen cannot be unchosen, only replaced.
        robot.clickOn("#level-ar");
        ToggleButton pill = robot.lookup("#level-ar").query();
        assertThat(pill.isSelected()).isTrue();
        robot.interact(() -> conductor.ways.set(EnumSet.of(Way.SENTENCE)));
        assertThat(robot.lookup("#level-paragraph").query().isDisabled()).isTrue();
        assertThat(robot.lookup("#level-sentence").query().isDisabled()).isFalse();
    }

    /// Whether a node is there for the user, its parents included.
    private static boolean seen(FxRobot robot, String id) {
        for (Node node = robot.lookup(id).query(); node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static void key(FxRobot robot, String id, KeyCode code, boolean shift) {
        robot.interact(() -> {
            Node node = robot.lookup(id).query();
            node.requestFocus();
            node.fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, true, false, false));
        });
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> {
            TextField field = robot.lookup(id).query();
            field.requestFocus();
            field.selectAll();
        });
        robot.write(text);
    }

    @Test
    void aPromptIsTypedAndGeneratedAndStopped(FxRobot robot) {
        robot.interact(() -> settings.promptProperty().set(""));
        robot.clickOn("#prompt").write("Tom ran");
        robot.clickOn("#generate");
        assertThat(conductor.runs)
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.prompt()).isEqualTo("Tom ran");
                    assertThat(r.seed()).isEqualTo(settings.seedProperty().get());
                });
        SplitMenuButton button = robot.lookup("#generate").query();
        assertThat(button.getText()).isEqualTo("Stop");
        robot.interact(() -> button.getItems().getFirst().fire());
        assertThat(conductor.stops).containsExactly(true);
        assertThat(button.getText()).isEqualTo("Stop now");
        robot.clickOn("#generate");
        assertThat(conductor.stops).containsExactly(true, false);
        assertThat(button.getText()).isEqualTo("Generate");
    }

    @Test
    void keysOfThePromptGenerateAndEnqueue(FxRobot robot) {
        key(robot, "#prompt", KeyCode.ENTER, false);
        key(robot, "#prompt", KeyCode.ENTER, true);
        assertThat(conductor.runs).hasSize(1);
        assertThat(conductor.waiting).hasSize(1);
        robot.clickOn("#queue");
        assertThat(conductor.waiting).isEmpty();
        assertThat(robot.lookup("#queue").query().isVisible()).isFalse();
    }

    @Test
    void aWrongEntryIsMarkedAndChangesNothing(FxRobot robot) {
        TextField entry = robot.lookup("#knob-concept-steps-entry").query();
        type(robot, "#knob-concept-steps-entry", "0\n");
        Label problem = robot.lookup("#knob-concept-steps-entry-problem").query();
        assertThat(problem.isVisible()).isTrue();
        assertThat(problem.getText()).isEqualTo("Noise steps must be between 1 and 200.");
        assertThat(settings.toRecipe()).isEqualTo(Recipe.of("A cat.", 42));
        type(robot, "#knob-concept-steps-entry", "150\n");
        assertThat(problem.isVisible()).isFalse();
        assertThat(settings.value(Knobs.CONCEPT_STEPS).get()).isEqualTo(150);
        Slider slider = robot.lookup("#knob-concept-steps").query();
        assertThat(slider.getValue()).isEqualTo(Knobs.CONCEPT_STEPS.reach());
        type(robot, "#knob-concept-steps-entry", "7");
        robot.type(KeyCode.ESCAPE);
        assertThat(entry.getText()).isEqualTo("150");
    }

    @Test
    void anEntryCountsWhenTheFocusGoes(FxRobot robot) {
        type(robot, "#knob-concept-guidance-entry", "2.25");
        robot.clickOn("#seed");
        assertThat(settings.value(Knobs.GUIDANCE).get()).isEqualTo(2.25);
    }

    @Test
    void aSliderIsDraggedUndoneRedoneAndReset(FxRobot robot) {
        double usual = settings.value(Knobs.HANDOVER).get();
        robot.drag(robot.lookup("#knob-handover .thumb").<Node>query(), MouseButton.PRIMARY)
                .moveBy(60, 0)
                .moveBy(40, 0)
                .drop();
        double dragged = settings.value(Knobs.HANDOVER).get();
        assertThat(dragged).isGreaterThan(usual + 0.1);
        TextField entry = robot.lookup("#knob-handover-entry").query();
        assertThat(entry.getText()).isEqualTo(Knobs.HANDOVER.format(dragged));
        key(robot, "#knob-handover", KeyCode.Z, false);
        assertThat(settings.value(Knobs.HANDOVER).get()).isEqualTo(usual);
        key(robot, "#knob-handover", KeyCode.Z, true);
        assertThat(settings.value(Knobs.HANDOVER).get()).isEqualTo(dragged);
        robot.doubleClickOn("#knob-handover-name");
        assertThat(settings.value(Knobs.HANDOVER).get()).isEqualTo(usual);
        robot.clickOn("#undo");
        assertThat(settings.value(Knobs.HANDOVER).get()).isEqualTo(dragged);
    }

    @Test
    void undoOfATextFieldIsItsOwn(FxRobot robot) {
        robot.interact(() -> settings.set(Knobs.ETA, 1));
        key(robot, "#prompt", KeyCode.Z, false);
        assertThat(settings.value(Knobs.ETA).get()).isEqualTo(1);
    }

    @Test
    void theSeedIsTypedRolledAndLocked(FxRobot robot) {
        robot.clickOn("#seed-lock");
        type(robot, "#seed", "2026\n");
        robot.clickOn("#generate");
        assertThat(conductor.runs.getFirst().seed()).isEqualTo(2026);
        robot.clickOn("#seed-roll");
        TextField seed = robot.lookup("#seed").query();
        assertThat(seed.getText())
                .isEqualTo(Long.toString(settings.seedProperty().get()))
                .isNotEqualTo("2026");
        type(robot, "#seed", "soon\n");
        assertThat(robot.lookup("#seed-problem").query().isVisible()).isTrue();
    }

    @Test
    void choicesFollowTheSettingsAndTheOtherWayRound(FxRobot robot) {
        robot.clickOn("#silently");
        assertThat(settings.toRecipe().aloud()).isFalse();
        robot.clickOn("#silently");
        assertThat(settings.toRecipe().aloud()).isFalse();
        robot.clickOn("#aloud");
        assertThat(settings.toRecipe().aloud()).isTrue();
        robot.interact(() -> settings.orderProperty().set(TokenOrder.ENTROPY));
        assertThat(robot.lookup("#order").queryComboBox().getValue()).isEqualTo(TokenOrder.ENTROPY);
        MenuButton presets = robot.lookup("#presets").query();
        robot.interact(() -> ((CustomMenuItem) presets.getItems().getFirst()).fire());
        assertThat(settings.toRecipe().prompt()).isEqualTo("A dog found a bone.");
    }

    @Test
    void editsAreNamedAndCanBeDropped(FxRobot robot) {
        assertThat(robot.lookup("#edits").query().getParent().isVisible()).isFalse();
        robot.interact(() ->
                settings.load(
                        Recipe.of("A cat.", 42).withEdits(List.of(new Edit.Candidate(1, 2)))));
        assertThat(robot.lookup("#edits").queryLabeled().getText())
                .isEqualTo("1 decision of yours");
        robot.clickOn("#edits-clear");
        assertThat(settings.toRecipe().edits()).isEmpty();
    }

    @Test
    void aLiveChangeRunsAfterAPause(FxRobot robot) throws Exception {
        robot.clickOn("#live");
        robot.interact(() -> settings.set(Knobs.ETA, 0.5));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !conductor.runs.isEmpty());
        assertThat(conductor.runs).containsExactly(settings.toRecipe());
    }
}
