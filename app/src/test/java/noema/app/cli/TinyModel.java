package noema.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import noema.model.atlas.AtlasBuilder;
import noema.model.atlas.AtlasFile;
import noema.model.concept.ModelConfig;
import noema.model.generate.ConceptModel;
import noema.model.generate.ConceptNetwork;
import noema.model.generate.ModelFolder;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NativeRuntime;
import noema.model.tensor.Parameter;
import noema.model.tensor.Precision;
import noema.model.tensor.WeightFormat;
import noema.model.text.BpeTrainer;
import noema.model.text.Corpus;
import noema.model.text.Story;
import noema.model.text.Tokenizer;

/// A model that has learned nothing, written once for all tests, with a map to remember from: its words make no sense and
/// everything else does.
public final class TinyModel {

    private static final int VOCABULARY = 600;
    private static final int SENTENCES = 60;

    private TinyModel() {}

    /// Its folder.
    public static Path folder() {
        return Holder.FOLDER;
    }

    /// The same as an argument.
    static String path() {
        return folder().toString();
    }

    /// The folder that has `samples`.
    public static Path projectRoot() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("samples")) ? here : here.resolve("..").normalize();
    }

    private static final class Holder {
        static final Path FOLDER = write();

        private static Path write() {
            // Sums of a few numbers are not worth a second thread.
            NativeRuntime.useThreads(1);
            try {
                // Below target, so that it goes with the build.
                Path folder = projectRoot().resolve("app/target/tiny-model");
                Files.createDirectories(folder);
                Path learned = folder.resolve("learned.json");
                Corpus corpus = Corpus.open(projectRoot().resolve("samples/corpus"));
                try (Stream<Story> stories = corpus.stories()) {
                    BpeTrainer.train(
                                    stories.flatMap(story -> story.sentences().stream()),
                                    VOCABULARY)
                            .save(learned);
                }
                Tokenizer tokenizer = Tokenizer.load(learned);
                ModelConfig config = ModelConfig.tiny(tokenizer.size());
                Map<String, FloatTensor> all = ConceptNetwork.initialise(config, 1);
                var weights = new TreeMap<String, FloatTensor>();
                for (Parameter parameter : ConceptNetwork.parameters(config)) {
                    weights.put(parameter.name(), all.get(parameter.name()));
                }
                ModelFolder.write(folder, config, tokenizer, weights, WeightFormat.FP32);
                writeMap(folder);
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void writeMap(Path folder) {
            try (ConceptModel model = ConceptModel.load(folder, Precision.FP32)) {
                AtlasFile.write(
                        folder.resolve("map"),
                        new AtlasBuilder(model, SENTENCES, 1, (part, done) -> {}, () -> false)
                                .fromCorpus(projectRoot().resolve("samples/corpus"))
                                .orElseThrow());
            }
        }
    }
}
