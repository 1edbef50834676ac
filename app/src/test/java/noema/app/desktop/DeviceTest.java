package noema.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import noema.model.tensor.NativeRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Choosing where the model computes, with settings that name a GPU that nobody has.
@ExtendWith(ApplicationExtension.class)
class DeviceTest {

    private final Rig rig = new Rig(Rig.modelWithMap());

    @Start
    void start(Stage stage) {
        rig.settle(s -> s.withDevice("cuda:99"));
        rig.open(stage);
    }

    @AfterEach
    void close() {
        rig.close();
        NativeRuntime.useDevice(NativeRuntime.AUTO);
    }

    private ModelState.Ready ready() {
        rig.waitForModel();
        return (ModelState.Ready) rig.explorer().host().state();
    }

    @Test
    void aGpuThatIsGoneIsToldAndTheCpuTaken(FxRobot robot) {
        assertThat(ready().device()).isEqualTo("cpu fp32");
        assertThat(rig.told()).contains("cuda:99").endsWith("on the CPU instead.");
        robot.interact(() -> rig.view().openSettings());
        assertThat(robot.lookup("#settings-device-note").<Labeled>query().getText())
                .isEqualTo(rig.told());
    }

    @Test
    void theChoiceIsWhatTheModelIsLoadedOn(FxRobot robot) {
        ModelState before = ready();
        robot.interact(() -> rig.view().openSettings());
        WaitForAsyncUtils.waitForFxEvents();
        ChoiceBox<String> choice = robot.lookup("#settings-device").query();
        assertThat(choice.getItems())
                .startsWith("auto", "cpu")
                .containsAll(NativeRuntime.devices())
                .endsWith("cuda:99");
        robot.interact(() -> choice.setValue("cpu"));
        rig.waitFor(() -> rig.explorer().host().state() != before);
        assertThat(ready().device()).isEqualTo("cpu fp32");
        assertThat(ready().problem()).isEmpty();
        assertThat(rig.explorer().remembered().device()).isEqualTo("cpu");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(choice.getItems()).doesNotContain("cuda:99");
        if (NativeRuntime.devices().size() == 1) {
            assertThat(robot.lookup("#settings-device-note").<Labeled>query().getText())
                    .contains("no GPU")
                    .contains("on the CPU");
        }
    }
}
