package noema.model.train;

import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import noema.model.concept.ModelConfig;
import noema.model.generate.ConceptModel;
import noema.model.generate.ConceptNetwork;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.NativeRuntime;
import noema.model.tensor.Parameter;
import noema.model.tensor.Precision;
import noema.model.tensor.TorchModule;
import noema.model.tensor.Workers;
import noema.model.text.BpeTrainer;
import noema.model.text.Corpus;
import noema.model.text.SentenceSplitter;
import noema.model.text.Story;
import noema.model.text.Tokenizer;

/// The smallest model that learns: 64 sentences of the project's own corpus, by heart.
///
/// [#trained] is trained once in a JVM, on the first use, and shared by all tests; nobody closes or changes it.
public final class TinyModel {

    /// Entries of its tokenizer.
    public static final int VOCABULARY = 600;

    private static final int STORIES = 16;
    private static final int SENTENCES = 4;

    private static final Path CORPUS = corpus();
    private static final Tokenizer TOKENIZER = learnTokenizer();
    private static final ModelConfig CONFIG = ModelConfig.tiny(TOKENIZER.size());
    private static final TokenStories DATA = readStories();

    private final SequencedMap<String, FloatTensor> weights;
    private final ConceptModel model;
    private final TorchModule module;

    private TinyModel(SequencedMap<String, FloatTensor> weights) {
        this.weights = Collections.unmodifiableSequencedMap(weights);
        this.model = ConceptModel.of(CONFIG, TOKENIZER, weights, "tiny", Precision.FP32);
        this.module = ConceptNetwork.load(CONFIG, weights, Precision.FP32);
    }

    private static final class Trained {
        static final TinyModel MODEL = train();
    }

    private static final class Untrained {
        static final TinyModel MODEL = new TinyModel(initialWeights(CONFIG, 1));
    }

    /// The model after both stages.
    public static TinyModel trained() {
        return Trained.MODEL;
    }

    /// The model as it starts: says nothing sensible, costs nothing.
    public static TinyModel untrained() {
        oneThread();
        return Untrained.MODEL;
    }

    /// Learned from the project's own corpus.
    public static Tokenizer tokenizer() {
        return TOKENIZER;
    }

    /// Sizes.
    public static ModelConfig config() {
        return CONFIG;
    }

    /// The 64 sentences: the first four of 16 stories.
    public static TokenStories data() {
        return DATA;
    }

    /// The 64 sentences one after another.
    public static List<int[]> sentences() {
        return DATA.stories().stream().flatMap(Arrays::stream).toList();
    }

    /// Weights of generation at their first values.
    public static SequencedMap<String, FloatTensor> initialWeights(ModelConfig config, long seed) {
        Map<String, FloatTensor> all = ConceptNetwork.initialise(config, seed);
        var weights = new LinkedHashMap<String, FloatTensor>();
        for (Parameter parameter : ConceptNetwork.parameters(config)) {
            weights.put(parameter.name(), all.get(parameter.name()));
        }
        return weights;
    }

    /// A module that can be trained, with its first weights.
    public static TorchModule trainable() {
        oneThread();
        return ConceptNetwork.load(
                CONFIG, ConceptNetwork.initialise(CONFIG, 1), Precision.FP32, TrainingSources.ALL);
    }

    /// Runs a stage for a number of steps.
    static void run(TorchModule module, Stage stage, long steps) {
        module.trainWeights(stage.lesson().trainable());
        try (var workers = new Workers(1)) {
            new StageRunner(
                            module,
                            stage,
                            workers,
                            new Budget.Steps(steps),
                            progress -> {},
                            () -> false)
                    .run((step, seconds) -> {}, Double.MAX_VALUE);
        }
        module.command("freeze");
    }

    /// Sums are then always taken in the same order, and so small a model is fastest that way.
    public static void oneThread() {
        NativeRuntime.start();
        JniUtils.setNumThreads(1);
    }

    private static TinyModel train() {
        try (TorchModule module = trainable()) {
            run(module, new AutoencoderStage(DATA, CONFIG, 32, 1, 8e-3), 450);
            NormaliserFit.fit(DATA, module, CONFIG);
            Latents latents = Latents.encode(DATA, module, CONFIG);
            run(module, new ReasonerStage(DATA, latents, CONFIG, 8, 8, 1, 4e-3), 600);
            var weights = new LinkedHashMap<String, FloatTensor>();
            for (Parameter parameter : ConceptNetwork.parameters(CONFIG)) {
                weights.put(parameter.name(), module.get("w", parameter.name()));
            }
            return new TinyModel(weights);
        }
    }

    /// Its weights.
    public SequencedMap<String, FloatTensor> weights() {
        return weights;
    }

    /// Ready to think.
    public ConceptModel model() {
        return model;
    }

    /// The network itself.
    public TorchModule module() {
        return module;
    }

    /// Text of a sentence of the data.
    public static String text(int[] ids) {
        return TOKENIZER.decode(ids).strip();
    }

    private static Path corpus() {
        Path fromModule = Path.of("..", "samples", "corpus");
        return Files.isDirectory(fromModule) ? fromModule : Path.of("samples", "corpus");
    }

    private static List<List<String>> texts(Corpus corpus) {
        try (Stream<Story> stories = corpus.stories()) {
            return stories.map(Story::sentences).toList();
        }
    }

    private static Tokenizer learnTokenizer() {
        try {
            Path file = Files.createTempFile("noema-tiny", ".json");
            try {
                Stream<String> sentences =
                        texts(Corpus.open(CORPUS)).stream().flatMap(List::stream);
                BpeTrainer.train(sentences, VOCABULARY).save(file);
                return Tokenizer.load(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TokenStories readStories() {
        SentenceSplitter splitter = TokenStories.splitter(TOKENIZER, CONFIG.maxTokens());
        Corpus corpus = Corpus.open(CORPUS, splitter);
        TokenStories all = TokenStories.read(corpus, TOKENIZER, CONFIG.maxTokens(), Long.MAX_VALUE);
        var stories = new ArrayList<int[][]>();
        for (int[][] story : all.stories()) {
            if (story.length >= SENTENCES && stories.size() < STORIES) {
                stories.add(Arrays.copyOf(story, SENTENCES));
            }
        }
        return new TokenStories(stories);
    }
}
