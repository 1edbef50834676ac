package noema.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import noema.model.atlas.Atlas;
import noema.model.atlas.AtlasFile;
import noema.model.generate.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapCommandTest {

    @TempDir Path folder;

    private static Shell.Result run(Shell shell, String... args) {
        return shell.run(
                Stream.concat(
                                Stream.of("map"),
                                Stream.concat(
                                        Stream.of(args),
                                        Stream.of(
                                                "--model",
                                                TinyModel.path(),
                                                "--precision",
                                                "fp32")))
                        .toArray(String[]::new));
    }

    private static Atlas read(Path map) {
        ModelFolder.Contents model = ModelFolder.read(TinyModel.folder());
        return AtlasFile.read(map, model.hash(), model.config().conceptSize());
    }

    @Test
    void theModelsOwnSentencesBecomeAMap() {
        Path map = folder.resolve("deep/map");
        Shell.Result result = run(Shell.atHome(), "--out", map.toString(), "--sentences", "25");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .matches(
                        "25 sentences in \\d+ clusters, \\d+ % of their neighbours kept; the map is in "
                                + java.util.regex.Pattern.quote(map.toString())
                                + "\\R");
        assertThat(read(map).size()).isEqualTo(25);
    }

    @Test
    void aCorpusBecomesAMap() {
        Path corpus = TinyModel.projectRoot().resolve("samples/corpus");
        Shell.Result result =
                run(
                        Shell.atHome(),
                        "--out",
                        folder.toString(),
                        "--sentences",
                        "40",
                        "--corpus",
                        corpus.toString());
        assertThat(result.code()).as(result.err()).isZero();
        Atlas atlas = read(folder);
        assertThat(atlas.size()).isEqualTo(40);
        assertThat(atlas.entries()).allMatch(entry -> entry.confidence() == 1);
    }

    @Test
    void stoppedItWritesNothing() throws IOException {
        var asked = new int[1];
        Shell.Result result =
                run(
                        Shell.atHome().interruptedWhen(() -> ++asked[0] > 20),
                        "--out",
                        folder.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Stopped; no map was written.");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
