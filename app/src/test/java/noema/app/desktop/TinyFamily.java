package noema.app.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import noema.app.cli.TinyModel;
import noema.model.atlas.AtlasBuilder;
import noema.model.atlas.AtlasFile;
import noema.model.generate.ConceptModel;
import noema.model.generate.LevelFolder;
import noema.model.generate.LevelModel;
import noema.model.generate.LevelNetwork;
import noema.model.level.Level;
import noema.model.level.LevelConfig;
import noema.model.tensor.Precision;
import noema.model.tensor.WeightFormat;
import noema.model.text.Tokenizer;
import noema.model.words.ArNetwork;
import noema.model.words.WordConfig;
import noema.model.words.WordFiles;
import noema.model.words.WordKind;

/// The tiny model with those beside it that write in other ways and one that judges, none of which has learned anything, and with
/// maps of sentences and of paragraphs.
final class TinyFamily {

    private TinyFamily() {}

    /// Folder of the concept model; the others are beside it.
    static Path folder() {
        return Holder.FOLDER;
    }

    private static final class Holder {
        static final Path FOLDER = make();

        private static Path make() {
            try {
                Path place = Files.createTempDirectory("noema-family");
                Path folder = Files.createDirectories(place.resolve("tiny"));
                try (var files = Files.list(TinyModel.folder())) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        Files.copy(file, folder.resolve(file.getFileName()));
                    }
                }
                try (ConceptModel model = ConceptModel.load(folder, Precision.FP32)) {
                    write(place.resolve("tiny-ar"), WordKind.AUTOREGRESSIVE, model.tokenizer());
                    write(place.resolve("tiny-diffusion"), WordKind.MASKED, model.tokenizer());
                    write(place.resolve("scorer"), WordKind.AUTOREGRESSIVE, model.tokenizer());
                    LevelConfig level =
                            LevelConfig.tiny(
                                    Level.PARAGRAPH,
                                    model.config().slots(),
                                    model.config().slotSize(),
                                    3);
                    LevelFolder.write(
                            place.resolve("tiny-paragraph"),
                            level,
                            model.identity(),
                            LevelNetwork.initialise(level, 9),
                            WeightFormat.FP32);
                    chart(model, place.resolve("tiny-paragraph"), folder);
                }
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void chart(ConceptModel model, Path level, Path folder) {
            Path corpus = TinyModel.projectRoot().resolve("samples/corpus");
            new AtlasBuilder(model, 60, 1, (what, share) -> {}, () -> false)
                    .fromCorpus(corpus)
                    .ifPresent(atlas -> AtlasFile.write(folder.resolve("map"), atlas));
            try (LevelModel paragraph = LevelModel.load(level, model)) {
                new AtlasBuilder(paragraph, 30, 1, (what, share) -> {}, () -> false)
                        .fromCorpus(corpus)
                        .ifPresent(atlas -> AtlasFile.write(level.resolve("map"), atlas));
            }
        }

        private static void write(Path folder, WordKind kind, Tokenizer tokenizer) {
            WordConfig sizes = WordConfig.tiny(tokenizer.size());
            WordFiles.write(
                    folder,
                    kind,
                    sizes,
                    tokenizer,
                    ArNetwork.initialise(sizes, 5),
                    WeightFormat.FP32,
                    Map.of(),
                    "# tiny\n");
        }
    }
}
