package noema.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.ui.Pictures;
import noema.ui.look.Theme;
import org.junit.jupiter.api.Test;
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

    private static void picture(FxRobot robot, String name, int width, int height, Theme theme, boolean busy) {
        robot.interact(() -> {
            var conductor = new FakeConductor();
            var settings = new SettingsModel(
                    Recipe.of("Once upon a time, there was a little girl named Lily.", 428_113_907)
                            .withEdits(busy ? List.of(new Edit.Candidate(2, 4)) : List.of()));
            var pane = new ControlsPane(settings, conductor, List.of(new Preset("Lily", "Lily had a cat.")));
            if (busy) {
                conductor.state.set(RunState.RUNNING);
                conductor.progress.set(0.42);
                conductor.secondsLeft.set(2.3);
                conductor.enqueue(settings.toRecipe());
                settings.set(Knobs.GUIDANCE, 7.25);
            }
            WritableImage image = Pictures.paint(pane, width, height, theme);
            if (busy) {
                var entry = (TextField) pane.lookup("#knob-concept-steps-entry");
                entry.setText("many");
                entry.getOnAction().handle(null);
                image = Pictures.paint(new StackPane(pane), width, height, theme);
            }
            pane.lookupAll(".section, .section > *, .prompt-box > *").forEach(n -> System.err.println(n.getClass().getSimpleName()+n.getStyleClass()+ " " + n.minWidth(-1)));
            Pictures.save(image, "controls-" + name + "-" + theme.name().toLowerCase());
        });
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void pictures(Theme theme, FxRobot robot) {
        picture(robot, "idle-280", 280, 640, theme, false);
        picture(robot, "busy-340", 340, 900, theme, true);
        picture(robot, "short-260", 260, 300, theme, true);
    }
}
