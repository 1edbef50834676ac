package noema.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TipsTest {

    private Label label;

    @Start
    void start(Stage stage) {
        label = new Label("0.7");
        stage.setScene(new Scene(new StackPane(label), 200, 100));
        stage.show();
    }

    @Test
    void theTooltipIsMadeWhenTheMouseComesAndSaysWhatWasSaidLast(FxRobot robot) {
        robot.interact(() -> {
            Tips.explain(label, "How sure it is.");
            assertThat(label.getAccessibleHelp()).isEqualTo("How sure it is.");
            assertThat(tip()).isNull();
            enter();
            Tooltip first = tip();
            assertThat(first.getText()).isEqualTo("How sure it is.");
            Tips.explain(label, "How sure it was.");
            enter();
            assertThat(tip()).isSameAs(first);
            assertThat(first.getText()).isEqualTo("How sure it was.");
        });
    }

    private void enter() {
        Event.fireEvent(
                label,
                new MouseEvent(
                        MouseEvent.MOUSE_ENTERED,
                        5,
                        5,
                        5,
                        5,
                        null,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null));
    }

    private Tooltip tip() {
        return label.getProperties().values().stream()
                .filter(Tooltip.class::isInstance)
                .map(Tooltip.class::cast)
                .findFirst()
                .orElse(null);
    }
}
