package noema.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The window without a model: it opens, says so, and nothing breaks.
@ExtendWith(ApplicationExtension.class)
class NoModelTest {

    private final Rig rig = new Rig(Path.of("no", "such", "model"));

    @Start
    void start(Stage stage) {
        rig.open(stage);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void saysWhatIsWrongAndGoesOn(FxRobot robot) {
        rig.waitForModel();
        assertThat(rig.explorer().host().state()).isInstanceOf(ModelState.Failed.class);
        rig.waitFor(
                () -> robot.lookup("#model-status").<Labeled>query().getText().equals("No model"));
        robot.clickOn("#generate");
        rig.waitFor(() -> rig.told().contains("no/such/model"));
        assertThat(rig.explorer().bench().run().snapshot()).isNull();
    }

    @Test
    void aGridIsNotBegun(FxRobot robot) {
        rig.waitForModel();
        robot.interact(() -> {
            rig.view().grid().entry().text(0).set("seed=1-3");
            rig.view().grid().run();
        });
        assertThat(rig.told()).contains("no/such/model");
        assertThat(rig.view().grid().model().planProperty().get()).isNull();
    }
}
