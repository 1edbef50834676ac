package noema.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import noema.app.recipe.CommandText;
import noema.model.evaluate.StoryFigures;
import noema.model.tensor.NoemaException;
import noema.model.trace.Recipe;
import noema.ui.grid.Axis;
import noema.ui.grid.GridFigure;
import noema.ui.grid.GridPlan;
import noema.ui.grid.GridRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridFilesTest {

    private static final Recipe BASE = Recipe.of("A *cat*, \"Mia\".", 7);
    private static final BufferedImage PICTURE =
            PictureFileTest.picture(BufferedImage.TYPE_INT_ARGB);

    @TempDir Path folder;

    private static GridPlan plan(String... axes) {
        return new GridPlan(BASE, List.of(axes).stream().map(Axis::parse).toList());
    }

    /// Rows of which the last has not been run and the one before could not be.
    private static List<GridRow> rows(GridPlan plan) {
        var rows = new ArrayList<GridRow>();
        for (GridPlan.Cell cell : plan.cells()) {
            int left = plan.count() - cell.number();
            rows.add(
                    left == 1
                            ? GridRow.waiting(cell)
                            : left == 2
                                    ? new GridRow(cell, null, "", "No, really.")
                                    : new GridRow(
                                            cell,
                                            new StoryFigures(
                                                    2,
                                                    9,
                                                    30,
                                                    0.5,
                                                    18.0,
                                                    30.0 - cell.number(),
                                                    3,
                                                    null,
                                                    0.25),
                                            "He said \"hi\", | then left.",
                                            ""));
        }
        return rows;
    }

    @Test
    void aPictureKeepsItsPlan() {
        GridPlan plan = plan("concept-steps=4-64 x2", "thinking=aloud,silently", "seed=1,2");
        Path file = folder.resolve("grid.png");
        GridCard card = GridCard.of(plan, "ab12", "cpu fp32", "0.1.0");
        GridPictureFile.write(file, PICTURE, card);
        assertThat(GridPictureFile.read(file)).contains(card);
        assertThat(GridPictureFile.read(file).orElseThrow().plan()).isEqualTo(plan);
        assertThat(PictureFile.read(file)).isEmpty();
    }

    @Test
    void picturesOfRunsAndDamagedPlansAreNoGrids() {
        Path file = folder.resolve("run.png");
        PictureFile.write(file, PICTURE, PictureFileTest.card());
        assertThat(GridPictureFile.read(file)).isEmpty();
        PictureFile.write(file, PICTURE, GridPictureFile.KEYWORD, List.of("no card"));
        assertThatThrownBy(() -> GridPictureFile.read(file))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("is damaged or of another version");
        GridPictureFile.write(
                file, PICTURE, new GridCard(BASE, List.of("colour=1"), "a", "b", "c"));
        GridCard odd = GridPictureFile.read(file).orElseThrow();
        assertThatThrownBy(odd::plan).hasMessageStartingWith("There is no setting 'colour'");
    }

    @Test
    void everyCellIsARowOfTheTable() {
        GridPlan plan = plan("concept-steps=4,8", "seed=1,2");
        List<String> lines = GridTableFile.csv(plan, rows(plan)).lines().toList();
        assertThat(lines)
                .containsExactly(
                        "concept-steps,seed,perplexity,entropy,distinct-2,rep-4,tokens-per-second,seconds,evaluations,told,tokens,text,problem",
                        "4,1,30,3,,0.25,18,0.5,30,2,9,\"He said \"\"hi\"\", | then left.\",",
                        "8,1,29,3,,0.25,18,0.5,30,2,9,\"He said \"\"hi\"\", | then left.\",",
                        "4,2,,,,,,,,,,,\"No, really.\"",
                        "8,2,,,,,,,,,,,");
    }

    @Test
    void thePageHasATableForEachValueOfTheThirdAxis() {
        GridPlan plan = plan("concept-steps=4,8", "seed=1,2", "temperature=0,0.5");
        String page =
                GridTableFile.markdown(plan, rows(plan), GridFigure.PERPLEXITY, "noema grid x");
        assertThat(page)
                .contains("**A \\*cat\\*, \"Mia\".**")
                .contains("## Perplexity, temperature 0\n")
                .contains("## Perplexity, temperature 0.5\n")
                .contains(
                        "| seed \\ concept-steps | 4 | 8 |\n|---|--:|--:|\n| 1 | 30.0 | 29.0 |\n| 2 | 28.0 | 27.0 |\n")
                .contains("then left.")
                .contains("\\|")
                .contains("No, really.")
                .endsWith("```sh\nnoema grid x\n```\n");
        // The best of the list comes first.
        assertThat(page.substring(page.indexOf("## All cells")))
                .containsSubsequence("| 8 | 1 | 0.5 | 25.0", "| 4 | 1 | 0.5 | 26.0");
    }

    @Test
    void theCommandLeavesOutWhatIsOnAnAxis() {
        Recipe other =
                new Recipe(
                        "Tom's ball.",
                        5,
                        9,
                        BASE.way(),
                        false,
                        BASE.concept(),
                        BASE.tokens().withTemperature(0.5),
                        BASE.words(),
                        List.of());
        var plan =
                new GridPlan(
                        other,
                        List.of(
                                Axis.parse("seed=1-3"),
                                Axis.parse("thinking=aloud,silently"),
                                Axis.parse("temperature=0,1")));
        assertThat(CommandText.of(plan, CommandText.Shell.POSIX).line())
                .isEqualTo(
                        "noema grid --x seed=1,2,3 --y thinking=aloud,silently --z temperature=0,1 --sentences 5 'Tom'\\''s ball.'");
        var steps = new GridPlan(other, List.of(Axis.parse("concept-steps=2,3")));
        assertThat(CommandText.of(steps, CommandText.Shell.POSIX).line())
                .isEqualTo(
                        "noema grid --x concept-steps=2,3 --sentences 5 --seed 9 --silent --temperature 0.5 'Tom'\\''s ball.'");
    }
}
