package noema.model.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import noema.model.atlas.AtlasBuilder;
import noema.model.atlas.AtlasFile;
import noema.model.concept.ModelConfig;
import noema.model.generate.ConceptModel;
import noema.model.generate.ConceptNetwork;
import noema.model.generate.LevelFolder;
import noema.model.generate.LevelNetwork;
import noema.model.generate.ModelFolder;
import noema.model.level.Level;
import noema.model.level.LevelConfig;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.Precision;
import noema.model.tensor.WeightFormat;
import noema.model.text.BpeTrainer;
import noema.model.text.Corpus;
import noema.model.text.Story;
import noema.model.text.Tokenizer;
import noema.model.words.ArNetwork;
import noema.model.words.WordConfig;
import noema.model.words.WordFiles;
import noema.model.words.WordKind;

/// Untrained models in folders, and the project's own stories.
///
/// @param model    folder of a concept model with a map
/// @param paragraph folder of a level above it
/// @param baseline folder of an autoregressive model
/// @param diffusion folder of a masked-diffusion model
/// @param scorer   folder of another autoregressive one
record TinyModels(Path model, Path paragraph, Path baseline, Path diffusion, Path scorer) {

    /// Stories of the project, at hand for every test.
    static final Path CORPUS = Path.of("..", "samples", "corpus");

    static TinyModels write(Path folder) {
        Path vocabulary = folder.resolve("tokenizer.json");
        try (Stream<Story> stories = Corpus.open(CORPUS).stories()) {
            BpeTrainer.train(stories.flatMap(story -> story.sentences().stream()), 800)
                    .save(vocabulary);
        }
        Tokenizer tokenizer = Tokenizer.load(vocabulary);
        ModelConfig config = ModelConfig.tiny(tokenizer.size());
        Map<String, FloatTensor> all = ConceptNetwork.initialise(config, 7);
        var weights = new TreeMap<String, FloatTensor>();
        ConceptNetwork.parameters(config).forEach(p -> weights.put(p.name(), all.get(p.name())));
        // So that it does not hold every story to be over: sigmoid(-4) is 2 %.
        weights.put("reason.stop.bias", FloatTensor.of(new float[] {-4}, 1));
        weights.put(
                "reason.stop.weight", FloatTensor.of(new float[config.width()], 1, config.width()));
        ModelFolder.write(folder.resolve("model"), config, tokenizer, weights, WeightFormat.FP32);
        try (ConceptModel model = ConceptModel.load(folder.resolve("model"), Precision.FP32)) {
            AtlasFile.write(
                    folder.resolve("model/map"),
                    new AtlasBuilder(model, 60, 1, (part, done) -> {}, () -> false)
                            .fromCorpus(CORPUS)
                            .orElseThrow());
        }
        for (String name : List.of("baseline", "diffusion", "scorer")) {
            WordConfig sizes = WordConfig.tiny(tokenizer.size());
            WordFiles.write(
                    folder.resolve(name),
                    name.equals("diffusion") ? WordKind.MASKED : WordKind.AUTOREGRESSIVE,
                    sizes,
                    tokenizer,
                    ArNetwork.initialise(sizes, name.length()),
                    WeightFormat.FP32,
                    Map.of("parameters", ArNetwork.count(sizes)),
                    "# " + name + "\n");
        }
        try (ConceptModel model = ConceptModel.load(folder.resolve("model"), Precision.FP32)) {
            LevelConfig level =
                    LevelConfig.tiny(Level.PARAGRAPH, config.slots(), config.slotSize(), 3);
            LevelFolder.write(
                    folder.resolve("paragraph"),
                    level,
                    model.identity(),
                    LevelNetwork.initialise(level, 9),
                    WeightFormat.FP32);
        }
        return new TinyModels(
                folder.resolve("model"),
                folder.resolve("paragraph"),
                folder.resolve("baseline"),
                folder.resolve("diffusion"),
                folder.resolve("scorer"));
    }

    /// A file of stories, one on each line.
    static Path stories(Path folder, String... stories) {
        try {
            return Files.writeString(
                    folder.resolve("stories.txt"), String.join("\n<|endoftext|>\n", stories));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
