package noema.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import noema.model.atlas.Atlas;
import noema.model.atlas.AtlasFile;
import noema.model.generate.ConceptModel;
import noema.model.generate.LevelFolder;
import noema.model.generate.LevelNetwork;
import noema.model.generate.ModelFolder;
import noema.model.level.Level;
import noema.model.level.LevelConfig;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import noema.model.tensor.WeightFormat;
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

    private Path paragraphs() {
        Path place = folder.resolve("level");
        try (ConceptModel model = ConceptModel.load(TinyModel.folder(), Precision.FP32)) {
            LevelConfig config =
                    LevelConfig.tiny(
                            Level.PARAGRAPH, model.config().slots(), model.config().slotSize(), 3);
            LevelFolder.write(
                    place,
                    config,
                    model.identity(),
                    LevelNetwork.initialise(config, 9),
                    WeightFormat.FP32);
        }
        return place;
    }

    @Test
    void paragraphsBecomeAMapThatBelongsToTheirLevel() {
        Path level = paragraphs();
        Path map = folder.resolve("map");
        Path corpus = TinyModel.projectRoot().resolve("samples/corpus");
        Shell.Result result =
                run(
                        Shell.atHome(),
                        "--level",
                        "paragraph",
                        "--paragraph",
                        level.toString(),
                        "--out",
                        map.toString(),
                        "--entries",
                        "20",
                        "--corpus",
                        corpus.toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("20 paragraphs in ");
        LevelFolder.Identity identity = LevelFolder.identify(level);
        Atlas atlas = AtlasFile.read(map, identity.hash(), identity.config().conceptSize());
        assertThat(atlas.size()).isEqualTo(20);
        assertThat(atlas.entries()).anyMatch(entry -> entry.text().split("[.!?] ").length > 1);
        assertThatThrownBy(() -> read(map))
                .isInstanceOf(NoemaException.class)
                .hasMessageContaining("another model");
    }

    @Test
    void aMapOfParagraphsLiesInTheFolderOfTheirLevel() {
        Path level = paragraphs();
        Shell.Result result =
                run(
                        Shell.atHome(),
                        "--level",
                        "paragraph",
                        "--paragraph",
                        level.toString(),
                        "--entries",
                        "12");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(AtlasFile.isIn(level.resolve("map"))).isTrue();
    }

    @Test
    void whatIsWrongWithALevelIsTold() {
        Shell.Result foreign = run(Shell.atHome(), "--level", "ar");
        assertThat(foreign.code()).isEqualTo(2);
        assertThat(foreign.err())
                .contains("The level (--level) must be sentence or paragraph, not 'ar'.");
        Shell.Result few = run(Shell.atHome(), "--level", "paragraph", "--entries", "9");
        assertThat(few.code()).isEqualTo(2);
        assertThat(few.err()).contains("number of paragraphs must be between 10 and 100000, not 9");
        Shell.Result missing =
                run(Shell.atHome(), "--level", "paragraph", "--out", folder.toString());
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("There is no model for the level paragraph beside");
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
