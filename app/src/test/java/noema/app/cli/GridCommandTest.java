package noema.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridCommandTest {

    @TempDir Path folder;

    private static String[] grid(String... more) {
        var args = new ArrayList<String>(List.of("grid", "Tom had a ball."));
        args.addAll(List.of("--model", TinyModel.path(), "--sentences", "2", "--threads", "1"));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    @Test
    void aTableOfTheFigureAndThenAllCells() {
        Shell.Result result =
                Shell.atHome()
                        .run(
                                grid(
                                        "--x",
                                        "concept-guidance=1,2",
                                        "--y",
                                        "concept-steps=2-8 x2",
                                        "--seed",
                                        "12",
                                        "--sort",
                                        "evaluations"));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).isEqualToIgnoringNewLines("seed 12");
        List<String> lines = result.out().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("> Tom had a ball.");
        assertThat(lines.get(2)).isEqualTo("evaluations, less is better");
        assertThat(lines.get(3)).matches("concept-steps \\\\ concept-guidance +1 +2");
        assertThat(lines.get(4)).matches("2 +\\d+ +\\d+");
        assertThat(lines.get(6)).matches("8 +\\d+ +\\d+");
        assertThat(lines.get(8)).isEqualTo("6 of 6 cells by evaluations, the best first");
        assertThat(lines).hasSize(16);
        // The fewest steps without guidance are the cheapest, the most with it the dearest.
        assertThat(lines.get(10)).matches(" +1 +2 .*");
        assertThat(lines.getLast()).matches(" +2 +8 .*");
    }

    @Test
    void jsonAndCsvHaveEveryCell() throws IOException {
        Path csv = folder.resolve("grid.csv");
        Shell.Result result =
                Shell.atHome()
                        .run(
                                grid(
                                        "--x",
                                        "seed=1,2",
                                        "--y",
                                        "thinking=aloud,silently",
                                        "--z",
                                        "temperature=0,1",
                                        "--json",
                                        "--csv",
                                        csv.toString()));
        assertThat(result.code()).as(result.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(result.out());
        assertThat(json.get("complete").asBoolean()).isTrue();
        assertThat(json.get("sort").asText()).isEqualTo("distinct-2");
        assertThat(json.get("axes").get("thinking")).hasSize(2);
        assertThat(json.get("cells")).hasSize(8);
        double before = Double.POSITIVE_INFINITY;
        for (JsonNode cell : json.get("cells")) {
            assertThat(cell.get("settings").fieldNames())
                    .toIterable()
                    .containsExactly("seed", "thinking", "temperature");
            double value = cell.get("figures").get("distinct_pairs").asDouble(-1);
            assertThat(value).isLessThanOrEqualTo(before);
            before = value;
        }
        List<String> rows = Files.readAllLines(csv);
        assertThat(rows).hasSize(9);
        assertThat(rows.getFirst())
                .startsWith("seed,thinking,temperature,perplexity,entropy,distinct-2,rep-4");
        assertThat(rows.get(1)).startsWith("1,aloud,0,");
    }

    @Test
    void theSameSeedGivesTheSameGrid() throws IOException {
        var mapper = new ObjectMapper();
        String[] args = grid("--x", "concept-steps=2,3", "--seed", "8", "--json");
        JsonNode first = mapper.readTree(Shell.atHome().run(args).out()).get("cells");
        JsonNode second = mapper.readTree(Shell.atHome().run(args).out()).get("cells");
        assertThat(first.findValuesAsText("text")).isEqualTo(second.findValuesAsText("text"));
        JsonNode alone =
                mapper.readTree(
                        Shell.atHome()
                                .run(
                                        "generate",
                                        "Tom had a ball.",
                                        "--model",
                                        TinyModel.path(),
                                        "--sentences",
                                        "2",
                                        "--concept-steps",
                                        first.get(0).get("settings").get("concept-steps").asText(),
                                        "--seed",
                                        "8",
                                        "--json")
                                .out());
        assertThat(first.get(0).get("text").asText()).isEqualTo(alone.get("text").asText());
    }

    @Test
    void stoppedHalfWayItPrintsWhatIsThere() {
        // Asked many times a cell: some are finished before the hundredth question.
        var asked = new AtomicInteger();
        Shell.Result result =
                Shell.atHome()
                        .interruptedWhen(() -> asked.incrementAndGet() > 100)
                        .run(grid("--x", "seed=1-200", "--sort", "seconds"));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).isNotEmpty();
        String list =
                result.out()
                        .lines()
                        .filter(line -> line.endsWith("by seconds, the best first"))
                        .findFirst()
                        .orElseThrow();
        int done = Integer.parseInt(list.substring(0, list.indexOf(' ')));
        assertThat(done).isBetween(1, 199);
        assertThat(result.out().lines().skip(result.out().lines().toList().indexOf(list) + 2))
                .hasSize(done);
    }
}
