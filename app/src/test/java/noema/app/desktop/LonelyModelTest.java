package noema.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.stage.Stage;
import noema.model.trace.Way;
import noema.ui.compare.Lane;
import noema.ui.compare.LaneState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Comparing with a concept model that has no others beside it.
@ExtendWith(ApplicationExtension.class)
class LonelyModelTest {

    private final Rig rig = new Rig(Rig.modelWithMap());

    @Start
    void start(Stage stage) {
        rig.open(stage);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void lanesWithoutAModelSaySoAndTheOthersRun(FxRobot robot) {
        rig.waitForModel();
        var compare = rig.view().compare();
        robot.interact(() -> {
            compare.model().sentencesProperty().set(2);
            compare.runFourWays();
        });
        rig.waitFor(() -> !compare.model().isBusy());
        robot.interact(() -> {
            for (Lane lane : compare.model().lanes()) {
                if (lane.way() == Way.SENTENCE) {
                    assertThat(lane.state()).isEqualTo(LaneState.DONE);
                    assertThat(lane.figures()).isNotNull();
                    assertThat(lane.figures().perplexity()).isNull();
                } else {
                    assertThat(lane.state()).isEqualTo(LaneState.FAILED);
                    assertThat(lane.problem())
                            .startsWith("There is no model for the level " + lane.way().id());
                }
            }
        });
    }
}
