package noema.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import noema.model.trace.Recipe;
import noema.ui.Pictures;
import noema.ui.look.Theme;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What the grid looks like, and that nothing of it is cut off.
@ExtendWith(ApplicationExtension.class)
class GridPicturesTest {

    private final FakeRunner runner = new FakeRunner();
    private final PlanEntry entry = new PlanEntry();

    @Start
    void start(Stage stage) {
        stage.hide();
    }

    private GridPane pane(Theme theme) {
        return new GridPane(
                runner.model,
                entry,
                new SimpleObjectProperty<>(
                        Recipe.of(
                                "Once upon a time there was a little girl named Lily. She found a shiny key.",
                                42)),
                new SimpleObjectProperty<>(theme.palette()),
                runner);
    }

    private void save(String name, GridPane pane, Theme theme, int width, int height) {
        WritableImage image = Pictures.paint(new StackPane(pane), width, height, theme);
        Pictures.save(image, "grid-%s-%s".formatted(name, theme.name().toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void emptyBusyCompleteAndWrong(Theme theme, FxRobot robot) {
        robot.interact(() -> {
            GridPane pane = pane(theme);
            save("empty", pane, theme, 1000, 640);
            entry.text(0).set("concept-guidance=1,2,3,4");
            entry.text(1).set("concept-steps=4-32 x2");
            runner.most = 9;
            runner.run(entry.plan(Recipe.of("Tom had a red ball.", 42)));
            save("busy", pane, theme, 1000, 640);
            runner.stop();
            save("stopped", pane, theme, 1000, 640);
            runner.most = 100;
            runner.resume();
            save("complete", pane, theme, 1920, 1000);
            Node cell = pane.lookup("#grid-cell-15");
            assertThat(cell.getLayoutY() + cell.getLayoutBounds().getHeight())
                    .isLessThan(pane.lookup("#grid-scroll").getLayoutBounds().getHeight());
            VBox tip =
                    CellTip.content(runner.model.planProperty().get(), runner.model.cells().get(7));
            Pictures.save(
                    Pictures.paint(new StackPane(tip), 500, 260, theme),
                    "grid-tip-" + theme.name().toLowerCase(Locale.ROOT));
            assertThat(tip.getHeight()).isLessThanOrEqualTo(260);
            pane.listedProperty().set(true);
            save("list", pane, theme, 1000, 640);
            pane.listedProperty().set(false);
            entry.text(0).set("concept-gidance=1,2");
            entry.text(1).set("concept-steps=4-500 x2");
            entry.text(2).set("seed=");
            save("wrong", pane, theme, 1000, 640);
        });
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void largeAndExported(Theme theme, FxRobot robot) {
        robot.interact(() -> {
            GridPane pane = pane(theme);
            entry.text(0).set("seed=1-20");
            entry.text(1).set("concept-steps=4-40 +4");
            entry.text(2).set("temperature=0,0.5");
            runner.run(entry.plan(Recipe.of("Tom had a red ball.", 42)));
            save("large", pane, theme, 1000, 640);
            WritableImage sheet = pane.picture(theme, 1200, 13);
            Pictures.save(sheet, "grid-sheet-" + theme.name().toLowerCase(Locale.ROOT));
            assertThat(sheet.getWidth()).isGreaterThan(20 * 13 * 9);
            assertThat(sheet.getHeight()).isGreaterThan(20 * 13 * 5);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed=1-400", "seed=1;eta=0;concept-steps=1-199,200"})
    void theWidestAndTheLongestGridCanBeExported(String axes, FxRobot robot) {
        robot.interact(() -> {
            GridPane pane = pane(Theme.LIGHT);
            String[] texts = axes.split(";");
            for (int i = 0; i < texts.length; i++) {
                entry.text(i).set(texts[i]);
            }
            runner.run(entry.plan(Recipe.of("Tom had a red ball.", 42)));
            WritableImage sheet = pane.picture(Theme.LIGHT, 1200, 13);
            assertThat(Math.max(sheet.getWidth(), sheet.getHeight())).isGreaterThan(20_000);
            // The last cell is painted: neither end is empty.
            int x = texts.length == 1 ? (int) sheet.getWidth() - 60 : 300;
            int bottom = (int) sheet.getHeight();
            var colours = new HashSet<Integer>();
            for (int y = Math.max(0, bottom - 150); y < bottom; y++) {
                colours.add(sheet.getPixelReader().getArgb(x, y));
            }
            assertThat(colours).hasSizeGreaterThan(1);
        });
    }
}
