package noema.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TreeView;
import javafx.stage.Stage;
import noema.app.files.SessionFile;
import noema.model.trace.Edit;
import noema.model.trace.Way;
import noema.ui.run.Cursor;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Telling stories on every level in the window, click by click.
@ExtendWith(ApplicationExtension.class)
class LevelWindowTest {

    private final Rig rig = new Rig(TinyFamily.folder());

    @Start
    void start(Stage stage) {
        rig.open(stage);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private RunSnapshot generate(FxRobot robot, Way way) {
        rig.waitForModel();
        robot.interact(() -> rig.explorer().settings().load(Rig.recipe(4, 3, 5)));
        robot.interact(() -> rig.explorer().settings().seedLockedProperty().set(true));
        robot.clickOn("#level-" + way.id());
        robot.clickOn("#generate");
        return rig.waitForEnd();
    }

    @ParameterizedTest
    @EnumSource
    void aRunIsToldSavedReopenedAndVerified(Way way, FxRobot robot, @TempDir Path folder) {
        RunSnapshot run = generate(robot, way);
        assertThat(run.recipe().way()).isEqualTo(way);
        assertThat(run.sentences()).isNotEmpty();
        assertThat(run.sentences().getFirst().text()).isNotEmpty();
        assertThat(run.levels().isEmpty()).isEqualTo(way != Way.PARAGRAPH);

        Path file = folder.resolve("run.noema");
        rig.answer = Optional.of(file);
        robot.interact(() -> rig.view().documents().save());
        rig.waitFor(() -> Files.exists(file));
        assertThat(SessionFile.read(file).trace().recipe()).isEqualTo(run.recipe());
        robot.interact(() -> rig.view().documents().open(file));
        rig.waitFor(() -> rig.explorer().bench().run().snapshot() != run);
        robot.interact(() -> rig.view().documents().verify());
        rig.waitFor(() -> rig.told().contains("equal to the last bit"));
    }

    @Test
    void thePlanOfAParagraphIsOnTheScrubberAndItsSentencesInTheTree(FxRobot robot) {
        RunSnapshot run = generate(robot, Way.PARAGRAPH);
        assertThat(run.sentences().getFirst().plan()).hasSize(3);
        robot.interact(() -> rig.view().views().scrubber().player().first());
        robot.interact(() -> rig.view().views().scrubber().player().stepForward());
        assertThat(rig.explorer().bench().playhead().cursor()).isEqualTo(new Cursor(0, 1, 0, 0));

        robot.clickOn("#story-tree");
        TreeView<?> tree = robot.lookup("#story-outline").query();
        assertThat(tree.getRoot().getChildren().size())
                .isEqualTo(
                        run.levels().getFirst().start().sizes().length
                                + run.levels().getFirst().groups().size());
    }

    @Test
    void aRunOfWordsTakesNoDecisionsAndSaysSo(FxRobot robot) {
        RunSnapshot run = generate(robot, Way.AR);
        robot.interact(() -> rig.explorer().edit(new Edit.Word(0, 0, 77)));

        assertThat(rig.told()).startsWith("This run goes straight from words to words");
        assertThat(rig.explorer().bench().run().snapshot()).isSameAs(run);
        assertThat(run.recipe().edits()).isEqualTo(List.of());
    }
}
