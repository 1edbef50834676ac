package noema.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import noema.app.recipe.CommandText;
import noema.model.atlas.Atlas;
import noema.model.atlas.Projection;
import noema.model.tensor.NoemaException;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {

    @TempDir Path folder;

    /// Reads CSV as RFC 4180 has it.
    private static List<List<String>> parse(String csv) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\r')) {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (!quoted && c == '\n') {
                rows.add(List.copyOf(row));
                row.clear();
            } else {
                cell.append(c);
            }
        }
        assertThat(quoted).isFalse();
        assertThat(cell).isEmpty();
        return rows;
    }

    private static String piece(int token) {
        return token == 5 ? " \"He" : token == 6 ? ", " : "\n";
    }

    @Test
    void everyStepAndEveryFrameIsARow() {
        List<List<String>> rows = parse(TableFile.csv(Runs.trace(3), TableFileTest::piece));
        assertThat(rows).hasSize(1 + 3 * (4 + 1)).allMatch(row -> row.size() == 17);
        assertThat(rows.getFirst()).startsWith("kind", "sentence").endsWith("entropy", "text");
        assertThat(rows.get(1)).startsWith("thought", "0", "0", "false", "1", "2", "0.55");
        assertThat(rows.get(2)).startsWith("thought", "0", "1", "true", "1", "2", "0.55");
        assertThat(rows.get(2).get(9)).startsWith("1.0");
        assertThat(rows.get(2).subList(10, 12)).containsExactly("A, a.", "0.1");
        assertThat(rows.get(1).subList(10, 17)).containsOnly("");
        List<String> words = rows.get(5);
        assertThat(words).startsWith("words", "0", "", "", "1", "3", "");
        assertThat(words.subList(12, 14)).containsExactly("3", "2");
        assertThat(Double.parseDouble(words.get(14))).isCloseTo(0.6, within(1e-6));
        assertThat(words.get(15)).isEqualTo("2.0");
        assertThat(words.get(16)).isEqualTo("\"He _,");
    }

    @Test
    void measuresAreThoseOfTheirDefinitions() {
        var noisy = new float[] {3, 4};
        var estimate = new float[] {1, 0};
        var trace =
                new Trace(
                        Recipe.of("", 1),
                        "m",
                        "cpu",
                        List.of(
                                new TraceEvent.ThoughtStep(
                                        0, 0, 1, 1, 0, noisy, estimate, estimate, noisy),
                                new TraceEvent.ThoughtSettled(
                                        0, noisy, noisy, 0, 0, 0, new int[0], new double[0], 0)));
        List<String> row = parse(TableFile.csv(trace, TableFileTest::piece)).get(1);
        assertThat(Double.parseDouble(row.get(7))).isEqualTo(Math.sqrt(12.5));
        assertThat(Double.parseDouble(row.get(8))).isEqualTo(Math.sqrt(10));
        assertThat(Double.parseDouble(row.get(9))).isEqualTo(0.6);
    }

    @Property(tries = 100)
    void anyTextComesBack(@ForAll String text) {
        List<List<String>> rows = parse(TableFile.csv(Runs.trace(1), token -> text));
        assertThat(rows.get(5).get(16)).isEqualTo((text + " _" + text).strip());
    }

    private static Atlas atlas(int size) {
        return new Atlas(
                "ab12",
                List.of(new Atlas.Entry("Known\tone.", new float[size], 4, 2, 9, 1, 3, 1)),
                new Projection(new float[size], new float[2][size]));
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    @Test
    void theProjectorGetsALineForEachConcept() throws IOException {
        ProjectorFile.write(folder, Runs.trace(2), atlas(6));
        List<String> metadata = lines("metadata.tsv");
        assertThat(metadata)
                .containsExactly(
                        "text\tsource\tnumber\ttokens\tcluster",
                        "A cat, \"Mia\".\tprompt\t0\t\t",
                        "It slept.\tprompt\t1\t\t",
                        "He said \"ñ, 🐈\" | to *me*.\tstory\t0\t3\t",
                        "He said \"ñ, 🐈\" | to *me*.\tstory\t1\t3\t",
                        "Known one.\tmap\t0\t9\t3");
        List<String> vectors = lines("vectors.tsv");
        assertThat(vectors).hasSize(metadata.size() - 1);
        float[] first = Runs.floats(new Random(1), 6);
        double[] read =
                Stream.of(vectors.getFirst().split("\t")).mapToDouble(Float::parseFloat).toArray();
        for (int i = 0; i < 6; i++) {
            assertThat((float) read[i]).isEqualTo(first[i]);
        }
        ProjectorFile.write(folder, Runs.trace(2), null);
        assertThat(lines("vectors.tsv")).hasSize(4);
    }

    @Test
    void conceptsOfDifferentModelsAreNotMixed() {
        assertThatThrownBy(() -> ProjectorFile.write(folder, Runs.trace(2), atlas(7)))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("different models");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void oneProjectorFileIsNotLeftWithoutTheOther() throws IOException {
        Path obstacle = Files.createDirectories(folder.resolve("vectors.tsv/full"));
        assertThatThrownBy(() -> ProjectorFile.write(folder, Runs.trace(2), null))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("vectors.tsv cannot be written");
        assertThat(folder.toFile().list()).containsExactly("vectors.tsv");
        assertThat(obstacle).exists();
    }

    @Test
    void theReportTellsEverythingAndItsTablesHold() {
        String page =
                ReportFile.markdown("Mia *1*", Runs.trace(2), new CommandText("noema ``` x", true));
        assertThat(page)
                .startsWith("# Mia \\*1\\*\n\n**A cat, \"Mia\". It slept 🐈")
                .contains("| seed | -7 |\n", "| order | entropy |\n", "| model | `ab12` |\n")
                .contains(
                        "| 2 | He said \"ñ, 🐈\" \\| to \\*me\\*. |  | 3 | 0.012 | 0.000 | 0.250 | 1.000 |\n")
                .contains("The model held the story to be over after 1.50 seconds")
                .contains("the same story again:\n\n````sh\nnoema ``` x\n````\n");
        for (String line : page.lines().filter(line -> line.startsWith("|")).toList()) {
            String bare = line.replace("\\|", "");
            assertThat(bare.chars().filter(c -> c == '|').count()).isIn(3L, 9L);
        }
        assertThat(ReportFile.markdown("", Runs.trace(0), new CommandText("x", false)))
                .startsWith("# A story by Noema\n")
                .contains("cannot be said in a command");
    }

    @Test
    void textIsSavedWhole() throws IOException {
        Path file = folder.resolve("a.csv");
        TextFile.write(file, "ñ\r\n");
        assertThat(Files.readAllBytes(file)).isEqualTo(new byte[] {-61, -79, 13, 10});
        assertThat(Arrays.asList(folder.toFile().list())).containsExactly("a.csv");
    }
}
