package noema.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The walk through the window.
@ExtendWith(ApplicationExtension.class)
class TourTest {

    private final Rig rig = new Rig(TinyFamily.folder());

    @Start
    void start(Stage stage) {
        rig.open(stage);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void everyStopIsLitExplainedAndWithinTheWindow(FxRobot robot) {
        rig.waitForModel();
        robot.interact(() -> rig.view().startTour());
        List<String> titles = new ArrayList<>();
        String text;
        do {
            Region card = robot.lookup("#tour").query();
            Label title = (Label) card.lookup(".title-4");
            titles.add(title.getText());
            var bounds = card.localToScene(card.getLayoutBounds());
            assertThat(bounds.getMinX()).isNotNegative();
            assertThat(bounds.getMinY()).isNotNegative();
            assertThat(bounds.getMaxX()).isLessThanOrEqualTo(1000);
            assertThat(bounds.getMaxY()).isLessThanOrEqualTo(700);
            text = robot.lookup("#tour-next").queryAs(Button.class).getText();
            robot.clickOn("#tour-next");
        } while (text.equals("Next"));

        assertThat(titles).hasSize(6).doesNotHaveDuplicates().endsWith("Put ways side by side");
        assertThat(robot.lookup("#tour").tryQuery()).isEmpty();
    }
}
