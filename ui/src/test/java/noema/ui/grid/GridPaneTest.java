package noema.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import noema.model.trace.Recipe;
import noema.model.trace.Way;
import noema.ui.Sample;
import noema.ui.look.Palette;
import noema.ui.look.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class GridPaneTest {

    private final FakeRunner runner = new FakeRunner();
    private final PlanEntry entry = new PlanEntry();
    private final SimpleObjectProperty<Recipe> base =
            new SimpleObjectProperty<>(Recipe.of("Tom had a red ball.", 42));

    @Start
    void start(Stage stage) {
        var pane =
                new GridPane(
                        runner.model,
                        entry,
                        base,
                        new SimpleObjectProperty<>(Palette.DARK),
                        runner);
        var scene = new Scene(pane, 1000, 700);
        Theme.DARK.dress(scene, 13);
        stage.setScene(scene);
        stage.show();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static boolean isShown(FxRobot robot, String id) {
        return robot.lookup(id).query().isVisible();
    }

    private void type(FxRobot robot, String x, String y) {
        robot.interact(() -> {
            robot.lookup("#grid-x").queryAs(TextField.class).setText(x);
            robot.lookup("#grid-y").queryAs(TextField.class).setText(y);
        });
    }

    @Test
    void typedAxesBecomeCellsThatCanBeOpened(FxRobot robot) {
        assertThat(isShown(robot, "#grid-empty")).isTrue();
        type(robot, "concept-guidance=1,2,3", "concept-steps=4,8");
        assertThat(text(robot, "#grid-says")).isEqualTo("6 cells");
        assertThat(text(robot, "#grid-x-says")).isEqualTo("3 values, 1 to 3");
        robot.clickOn("#grid-run");
        assertThat(isShown(robot, "#grid-empty")).isFalse();
        assertThat(robot.lookup(".grid-cell").queryAll()).hasSize(6);
        assertThat(text(robot, "#grid-says"))
                .isEqualTo("5 of 6 cells are there, 1 could not be run");
        robot.clickOn("#grid-cell-5");
        assertThat(runner.opened).containsExactly(runner.model.cells().get(5));
        robot.type(KeyCode.UP).type(KeyCode.LEFT).type(KeyCode.LEFT).type(KeyCode.ENTER);
        assertThat(runner.opened).last().isEqualTo(runner.model.cells().getFirst());
    }

    @Test
    void mistakesAreToldAndNothingIsRun(FxRobot robot) {
        robot.clickOn("#grid-run");
        assertThat(text(robot, "#grid-says")).startsWith("Write a setting");
        type(robot, "concept-steps=4-500 x2", "");
        assertThat(text(robot, "#grid-x-says"))
                .isEqualTo("concept-steps must be from 1 to 200, not 500.");
        assertThat(text(robot, "#grid-says")).isEmpty();
        type(robot, "seed=1-100", "concept-steps=1-100");
        assertThat(text(robot, "#grid-says")).startsWith("This grid would have 10000 cells");
        robot.clickOn("#grid-run");
        type(robot, "top-p=0.5,1", "");
        assertThat(text(robot, "#grid-says")).startsWith("top-p makes no difference");
        robot.interact(() -> base.set(base.get().withWay(Way.AR)));
        assertThat(text(robot, "#grid-says")).isEqualTo("2 cells");
        assertThat(runner.model.planProperty().get()).isNull();
    }

    @Test
    void stopKeepsWhatIsDoneAndResumeRunsTheRest(FxRobot robot) {
        runner.most = 2;
        type(robot, "seed=1-4", "");
        robot.clickOn("#grid-run");
        assertThat(isShown(robot, "#grid-run")).isFalse();
        assertThat(text(robot, "#grid-says")).startsWith("2 of 4 cells, ");
        robot.clickOn("#grid-stop");
        assertThat(text(robot, "#grid-says")).isEqualTo("2 of 4 cells are there");
        CellState kept = runner.model.cells().getFirst().state();
        runner.most = 100;
        robot.clickOn("#grid-resume");
        assertThat(text(robot, "#grid-says")).isEqualTo("All 4 cells are there");
        assertThat(runner.model.cells().getFirst().state()).isSameAs(kept);
        assertThat(isShown(robot, "#grid-resume")).isFalse();
    }

    @Test
    void theSamePlanAgainShowsItsNewCells(FxRobot robot) {
        type(robot, "seed=1-4", "");
        robot.clickOn("#grid-run");
        runner.most = 1;
        robot.clickOn("#grid-run");
        assertThat(robot.lookup("#grid-cell-0").queryAs(CellNode.class).cell())
                .isSameAs(runner.model.cells().getFirst());
        robot.clickOn("#grid-x").type(KeyCode.ENTER);
        assertThat(text(robot, "#grid-says")).startsWith("Stop the grid that is running");
        assertThat(runner.model.done()).isEqualTo(1);
        robot.clickOn("#grid-stop");
        assertThat(text(robot, "#grid-says")).isEqualTo("1 of 4 cells are there");
    }

    @Test
    void namesOfSettingsAreCompleted(FxRobot robot) {
        robot.clickOn("#grid-x").write("guid");
        robot.interact(() -> {
            var shown =
                    Window.getWindows().stream()
                            .filter(ContextMenu.class::isInstance)
                            .map(ContextMenu.class::cast)
                            .findFirst()
                            .orElseThrow();
            assertThat(shown.getItems())
                    .extracting(item -> item.getId())
                    .containsExactly(
                            "complete-concept-guidance",
                            "complete-token-guidance",
                            "complete-prompt-guidance");
            shown.getItems().getFirst().fire();
        });
        assertThat(entry.text(0).get()).isEqualTo("concept-guidance=");
        assertThat(text(robot, "#grid-x-says")).isEqualTo("0 to 20, such as 0-5 +1");
    }

    @Test
    void theListIsSortedByTheFigureThatIsClicked(FxRobot robot) {
        type(robot, "seed=1-9", "");
        robot.clickOn("#grid-run").clickOn("#grid-as-list");
        var table = (TableView<?>) robot.lookup("#grid-rows").query();
        assertThat(table.getItems()).isEqualTo(runner.model.sorted()).hasSize(8);
        Object best = table.getItems().getFirst();
        robot.interact(() -> runner.model.figureProperty().set(GridFigure.ENTROPY));
        assertThat(table.getItems().getFirst())
                .isNotEqualTo(best)
                .isEqualTo(runner.model.cells().getLast());
        assertThat(robot.lookup("#grid-sort-entropy").queryAs(Labeled.class).getText())
                .startsWith("Entropy");
    }

    @Test
    void everyValueOfTheThirdAxisHasAPage(FxRobot robot) {
        robot.interact(() -> {
            entry.text(0).set("seed=1,2");
            entry.text(2).set("temperature=0,0.5");
        });
        robot.clickOn("#grid-run");
        // Two axes make no third: what is typed as pages goes down.
        assertThat(robot.lookup(".grid-cell").queryAll()).hasSize(4);
        robot.interact(() -> entry.text(1).set("concept-steps=4,8"));
        robot.clickOn("#grid-run");
        assertThat(text(robot, "#grid-page")).isEqualTo("temperature 0   (1 of 2)");
        robot.clickOn("#grid-page-on");
        assertThat(text(robot, "#grid-page")).isEqualTo("temperature 0.5   (2 of 2)");
        assertThat(robot.lookup("#grid-cell-7").queryAll()).hasSize(1);
        assertThat(robot.lookup("#grid-cell-0").queryAll()).isEmpty();
    }

    @Test
    void aTipTellsEverythingOfACell(FxRobot robot) {
        type(robot, "seed=1,2", "");
        robot.clickOn("#grid-run");
        GridCell cell = runner.model.cells().getFirst();
        robot.interact(() -> {
            VBox tip = CellTip.content(runner.model.planProperty().get(), cell);
            List<String> texts =
                    tip.lookupAll(".label").stream()
                            .filter(Label.class::isInstance)
                            .map(node -> ((Label) node).getText())
                            .toList();
            assertThat(texts).contains("seed 1", Sample.trace(1).text());
            for (GridFigure figure : GridFigure.values()) {
                assertThat(texts).contains(figure.title());
            }
        });
    }

    @Test
    void exportsAreAskedFor(FxRobot robot) {
        Node menu = robot.lookup("#grid-export").query();
        assertThat(menu.isDisabled()).isTrue();
        robot.clickOn("#grid-example").clickOn("#grid-run");
        assertThat(runner.model.cells()).hasSize(9);
        robot.interact(() -> ((MenuButton) menu).getItems().forEach(item -> item.fire()));
        assertThat(runner.exported).containsExactly(GridRunner.Export.values());
    }
}
