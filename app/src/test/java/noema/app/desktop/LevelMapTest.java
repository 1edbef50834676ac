package noema.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import noema.model.atlas.AtlasFile;
import noema.model.trace.Way;
import noema.ui.map.MapLevel;
import noema.ui.map.MapModel;
import noema.ui.map.Spot;
import noema.ui.run.GroupRun;
import noema.ui.run.LevelRun;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The map of paragraphs beside the map of sentences, click by click.
@ExtendWith(ApplicationExtension.class)
class LevelMapTest {

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
        rig.waitFor(() -> rig.view().views().areMapsRead());
    }

    private MapModel map() {
        return rig.view().views().map().model();
    }

    private RunSnapshot run(FxRobot robot, Way way) {
        robot.interact(() -> rig.explorer().settings().load(Rig.recipe(4, 3, 5)));
        robot.interact(() -> rig.explorer().settings().seedLockedProperty().set(true));
        robot.clickOn("#level-" + way.id());
        robot.clickOn("#generate");
        return rig.waitForEnd();
    }

    private Point2D onScreen(float[] concept) {
        Spot at = map().sight().view().toScreen(map().layoutProperty().get().place(concept));
        return rig.view().root().lookup("#map-view").localToScreen(at.x(), at.y());
    }

    private static String help(Node pill) {
        return pill.getParent().getAccessibleHelp();
    }

    @Test
    void aParagraphIsChosenOnItsOwnMapAndEveryPaneGoesToItsSentences(FxRobot robot) {
        open(robot, TinyFamily.folder());
        RunSnapshot run = run(robot, Way.PARAGRAPH);
        assertThat(map().levels().level()).isEqualTo(MapLevel.SENTENCES);
        assertThat(map().atlasProperty().get().size()).isEqualTo(60);

        robot.clickOn("#map-level-paragraphs");
        rig.waitFor(() ->
                map().layoutProperty().get() != null
                        && rig.view().views().map().paintedProperty().get());
        assertThat(map().atlasProperty().get().size()).isEqualTo(30);
        robot.interact(() -> map().fitRun());
        rig.waitFor(() -> map().sight().view().equals(map().sight().goalProperty().get()));
        LevelRun level = run.levels().getFirst();
        GroupRun first = level.groups().getFirst();
        List<Integer> sentences = level.sentencesOf(first, run.sentences().size());
        robot.clickOn(onScreen(first.concept()));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rig.explorer().bench().selection().placesProperty().get())
                .containsExactlyInAnyOrderElementsOf(
                        sentences.stream().map(s -> s + run.prompt().size()).toList());
        assertThat(rig.explorer().bench().playhead().cursor().sentence())
                .isEqualTo(sentences.getLast());
        rig.waitFor(() -> rig.view().root().lookup("#map-near").isVisible());

        robot.clickOn("#map-level-sentences");
        rig.waitFor(() -> map().layoutProperty().get() != null);
        assertThat(map().atlasProperty().get().size()).isEqualTo(60);
    }

    @Test
    void aRunWithoutParagraphsSaysSoOnTheirMap(FxRobot robot) {
        open(robot, TinyFamily.folder());
        run(robot, Way.AR);
        robot.clickOn("#map-level-paragraphs");
        WaitForAsyncUtils.waitForFxEvents();
        Labeled line = robot.lookup("#map-empty").query();
        assertThat(line.isVisible()).isTrue();
        assertThat(line.getText()).startsWith("This run has no paragraphs");
        assertThat(map().atlasProperty().get().size()).isEqualTo(30);
        run(robot, Way.PARAGRAPH);
        assertThat(line.isVisible()).isFalse();
        assertThat(map().levels().level()).isEqualTo(MapLevel.PARAGRAPHS);
    }

    @Test
    void aModelWithoutThemSaysWhyThereAreNoParagraphs(FxRobot robot) {
        open(robot, Rig.modelWithMap());
        Node pill = robot.lookup("#map-level-paragraphs").query();
        assertThat(pill.isDisabled()).isTrue();
        assertThat(help(pill)).startsWith("There is no paragraph level beside this model");
        assertThat(map().atlasProperty().get()).isNotNull();
    }

    @Test
    void aForeignMapOfParagraphsIsToldAndLeavesTheSentencesAlone(FxRobot robot) throws IOException {
        for (String part : List.of("tiny", "tiny-paragraph")) {
            copy(TinyFamily.folder().resolveSibling(part), folder.resolve(part));
            copy(TinyFamily.folder().resolve("map"), folder.resolve(part).resolve("map"));
        }
        open(robot, folder.resolve("tiny"));
        rig.waitFor(() -> rig.told().contains("is that of another model"));
        assertThat(rig.told()).contains("noema map --level paragraph");
        Node pill = robot.lookup("#map-level-paragraphs").query();
        assertThat(pill.isDisabled()).isTrue();
        assertThat(help(pill)).isEqualTo(rig.told());
        assertThat(map().atlasProperty().get().size()).isEqualTo(60);
        assertThat(AtlasFile.isIn(folder.resolve("tiny-paragraph/map"))).isTrue();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
