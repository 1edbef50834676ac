package noema.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.event.ActionEvent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.ui.Pictures;
import noema.ui.look.Theme;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What the controls look like, and that nothing of them is cut off.
@ExtendWith(ApplicationExtension.class)
class ControlsPictureTest {

    @Start
    void start(Stage stage) {
        stage.hide();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void idleBusyAndShort(Theme theme, FxRobot robot) {
        robot.interact(() -> {
            picture("idle-280x640", pane(false), 280, 640, theme);
            picture("busy-340x900", pane(true), 340, 900, theme);
            picture("short-260x300", pane(true), 260, 300, theme);
        });
    }

    private static void picture(
            String name, ControlsPane pane, int width, int height, Theme theme) {
        Pictures.paint(pane, width, height, theme);
        var entry = (TextField) pane.lookup("#knob-concept-steps-entry");
        if (name.startsWith("busy")) {
            entry.setText("many");
            entry.fireEvent(new ActionEvent());
        }
        Pictures.save(
                Pictures.paint(new StackPane(pane), width, height, theme),
                "controls-%s-%s".formatted(name, theme.name().toLowerCase(Locale.ROOT)));
        var scroll = (ScrollPane) pane.lookup(".scroll-pane");
        assertThat(((Region) scroll.getContent()).getWidth())
                .as("width of the settings")
                .isLessThanOrEqualTo(scroll.getViewportBounds().getWidth());
        assertThat(pane.lookup("#generate").getBoundsInParent().getMaxX()).isLessThan(width);
    }

    private static ControlsPane pane(boolean busy) {
        var conductor = new FakeConductor();
        Recipe recipe =
                Recipe.of("Once upon a time, there was a little girl named Lily.", 428_113_907);
        var settings =
                new SettingsModel(
                        busy ? recipe.withEdits(List.of(new Edit.Candidate(2, 4))) : recipe);
        if (busy) {
            conductor.state.set(RunState.RUNNING);
            conductor.progress.set(0.42);
            conductor.secondsLeft.set(2.3);
            conductor.enqueue(recipe);
            settings.set(Knobs.GUIDANCE, 7.25);
        }
        return new ControlsPane(
                settings, conductor, List.of(new Preset("A cat", "Lily had a cat.")));
    }
}
