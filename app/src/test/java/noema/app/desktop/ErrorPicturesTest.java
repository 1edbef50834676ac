package noema.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What can be read in the window when something is wrong: whole sentences, inside the window, over a window that is there.
@ExtendWith(ApplicationExtension.class)
class ErrorPicturesTest {

    @TempDir Path folder;
    private Stage stage;
    private Rig rig;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void open(FxRobot robot, Path model) {
        rig = new Rig(model);
        robot.interact(() -> rig.open(stage));
        rig.waitForModel();
        rig.waitFor(() -> text(robot, "#model-status").equals("No model"));
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).<Labeled>query().getText();
    }

    /// A sentence that is read to its end, at the lower edge, over a window with everything else in it.
    private void showsWhole(FxRobot robot, String part) {
        rig.waitFor(() -> rig.told().contains(part));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            Labeled notice = robot.lookup("#notice").query();
            assertThat(notice.lookup(".text")).isInstanceOf(Text.class);
            assertThat(((Text) notice.lookup(".text")).getText()).isEqualTo(notice.getText());
            Bounds bar = rig.view().root().lookup("#notice-bar").getBoundsInParent();
            assertThat(rig.view().root().getLayoutBounds().contains(bar)).isTrue();
            for (String id : List.of("#prompt", "#generate", "#map", "#story", "#scrubber")) {
                assertThat(rig.view().root().lookup(id)).as(id).isNotNull();
            }
            assertThat(colours(rig.view().root().snapshot(null, null))).hasSizeGreaterThan(20);
        });
    }

    private static Set<Integer> colours(WritableImage image) {
        var seen = new HashSet<Integer>();
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                seen.add(image.getPixelReader().getArgb(x, y));
            }
        }
        return seen;
    }

    @Test
    void withoutAModel(FxRobot robot) {
        open(robot, folder.resolve("gone"));
        robot.clickOn("#generate");
        showsWhole(robot, "There is no model folder");
    }

    @Test
    void withADamagedModel(FxRobot robot) throws IOException {
        Path model = Files.createDirectory(folder.resolve("cut-short"));
        try (var files = Files.list(Rig.modelWithMap())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, model.resolve(file.getFileName()));
            }
        }
        try (var weights =
                FileChannel.open(model.resolve("weights.safetensors"), StandardOpenOption.WRITE)) {
            weights.truncate(weights.size() / 2);
        }
        Files.createDirectory(model.resolve("map"));
        try (var files = Files.list(Rig.modelWithMap().resolve("map"))) {
            for (Path file : files.toList()) {
                Files.copy(file, model.resolve("map").resolve(file.getFileName()));
            }
        }
        open(robot, model);
        showsWhole(robot, "weights.safetensors");
        robot.interact(() -> rig.view().views().loadAtlas(model));
        robot.clickOn("#generate");
        showsWhole(robot, "weights.safetensors");
        Path broken = Files.writeString(folder.resolve("broken.noema"), "not a session");
        robot.interact(() -> rig.view().documents().open(broken));
        showsWhole(robot, "broken.noema");
    }
}
