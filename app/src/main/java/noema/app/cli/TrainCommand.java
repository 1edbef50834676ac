package noema.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import noema.app.terminal.ProgressLine;
import noema.model.concept.ModelConfig;
import noema.model.generate.ModelFolder;
import noema.model.level.LevelConfig;
import noema.model.tensor.Precision;
import noema.model.train.Budget;
import noema.model.train.FirstStage;
import noema.model.train.LevelPlan;
import noema.model.train.LevelTrainer;
import noema.model.train.Trainer;
import noema.model.train.TrainingListener;
import noema.model.train.TrainingPlan;
import noema.model.train.TrainingRun;
import noema.model.train.WordTrainer;
import noema.model.train.WordTrainingPlan;
import noema.model.words.WordConfig;
import noema.model.words.WordKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `noema train`: learns a model from a corpus.
@Command(
        name = "train",
        description =
                "Train a model from a corpus; a concept model by default: tokenizer, autoencoder, reasoner, adaptation. Ctrl-C saves the state.",
        sortOptions = false)
final class TrainCommand extends NoemaCommand {

    private static final double STANDARD_MINUTES = 30;
    private static final String RESUME = "--resume";

    @Option(
            names = "--corpus",
            paramLabel = "PATH",
            required = true,
            description =
                    "Stories: text, JSON lines with a \"text\" field, either gzipped, or a folder of them.")
    private Path corpus = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder that gets the model, and the state of the run while it lasts.")
    private Path out = Path.of("");

    /// What can be learned.
    enum Kind {
        CONCEPT,
        AUTOREGRESSIVE,
        MASKED,
        LEVEL
    }

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "What to learn: concept; one that goes from words to words, autoregressive or masked; or a level above --below, of paragraphs or what --config says (default: ${DEFAULT-VALUE}).")
    private Kind kind = Kind.CONCEPT;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Sizes of the model as JSON (default: those of --from, or of the shipped model).")
    private @Nullable Path config;

    @Option(
            names = "--from",
            paramLabel = "MODEL",
            description =
                    "Model to start from: its tokenizer and its weights, where they have the sizes asked for. An encoder of the same sizes is held to the concepts it has.")
    private @Nullable Path from;

    @Option(
            names = "--first",
            paramLabel = "STAGE",
            description =
                    "Stage of a concept model or a level to begin with, autoencoder, reasoner or adaptation: what comes before stays as it is in --from (default: ${DEFAULT-VALUE}).")
    private FirstStage first = FirstStage.AUTOENCODER;

    @Option(
            names = "--below",
            paramLabel = "MODEL",
            description =
                    "What a new level stands on: the concept model, and above it any levels in between (default: the shipped model).")
    private List<Path> below = List.of();

    @ArgGroup(exclusive = true)
    private Length length = new Length();

    @Option(names = RESUME, description = "Go on with the run whose state is in DIR.")
    private boolean resume;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description =
                    "Sentences in a batch, 4 to 4096; words are counted as 19 to the sentence (default: ${DEFAULT-VALUE}).")
    private int batch = 128;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "Peak of the learning rate (default: ${DEFAULT-VALUE}).")
    private double learningRate = 1.5e-3;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Of weights, batches and noise (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--checkpoint",
            paramLabel = "SECONDS",
            description =
                    "Work between two savings of the state, 1 to 1000000 (default: ${DEFAULT-VALUE}).")
    private double checkpointSeconds = 120;

    @Mixin private EngineOptions engine = new EngineOptions();

    TrainCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /// How long to train.
    private static final class Length {
        @Option(
                names = "--minutes",
                paramLabel = "M",
                description = "Minutes of work for the whole run (default: 30).")
        private @Nullable Double minutes;

        @Option(
                names = "--steps",
                paramLabel = "N",
                description =
                        "Steps of the whole run instead: reproducible to the last bit with as many threads.")
        private @Nullable Long steps;

        Budget budget() {
            return steps != null
                    ? new Budget.Steps(steps)
                    : new Budget.Minutes(minutes == null ? STANDARD_MINUTES : minutes);
        }
    }

    @Override
    public Integer call() {
        engine.check(this);
        Record sizes = sizes();
        // Made before the library is loaded, so that wrong numbers are told at once.
        checked(() -> run(sizes, Precision.FP32));
        engine.start();
        Run run = run(sizes, engine.precision());
        var line = new TrainingLine(new ProgressLine(surroundings.err(), surroundings.terminal()));
        boolean complete;
        try {
            complete = run.go(line, surroundings.interrupted());
        } finally {
            line.end();
        }
        surroundings
                .err()
                .println(
                        complete
                                ? "The model is in %s; try: noema %s".formatted(out, trial())
                                : "Stopped; what was learned is in %s. Go on with: %s"
                                        .formatted(out, resumption()));
        return complete ? Cli.DONE : Cli.FAILED;
    }

    /// A run whose plan has been checked.
    @FunctionalInterface
    private interface Run {
        /// Trains; answers whether the model is complete.
        boolean go(TrainingListener listener, BooleanSupplier cancelled);
    }

    private Run run(Record sizes, Precision precision) {
        var run =
                new TrainingRun(
                        corpus,
                        out,
                        from,
                        length.budget(),
                        batch,
                        learningRate,
                        seed,
                        resume,
                        checkpointSeconds,
                        precision);
        return switch (sizes) {
            case ModelConfig concept -> {
                var plan = new TrainingPlan(run, concept, first);
                yield (listener, cancelled) -> Trainer.run(plan, listener, cancelled);
            }
            case WordConfig word -> {
                WordKind words = kind == Kind.MASKED ? WordKind.MASKED : WordKind.AUTOREGRESSIVE;
                var plan = new WordTrainingPlan(words, run, word);
                yield (listener, cancelled) -> WordTrainer.run(plan, listener, cancelled);
            }
            case LevelConfig level -> {
                var plan =
                        new LevelPlan(
                                run,
                                below.isEmpty()
                                        ? surroundings.installed(ModelOptions.SHIPPED)
                                        : below.getFirst(),
                                below.isEmpty() ? List.of() : below.subList(1, below.size()),
                                level,
                                first);
                yield (listener, cancelled) -> LevelTrainer.run(plan, listener, cancelled);
            }
            default -> throw new IllegalArgumentException("not sizes of a model: " + sizes);
        };
    }

    private String trial() {
        String folder = quoted(out.toString());
        return switch (kind) {
            case CONCEPT -> "generate --model " + folder;
            case AUTOREGRESSIVE -> "compare --baseline " + folder;
            case MASKED -> "compare --diffusion " + folder;
            case LEVEL -> "compare --paragraph " + folder;
        };
    }

    private Record sizes() {
        if (kind == Kind.LEVEL) {
            return config == null
                    ? LevelConfig.PARAGRAPH
                    : ConfigFile.read(config, LevelConfig.PARAGRAPH);
        }
        if (kind != Kind.CONCEPT) {
            WordConfig standard = WordConfig.standard();
            return config == null ? standard : ConfigFile.read(config, standard);
        }
        if (config != null) {
            return ConfigFile.read(config, ModelConfig.STANDARD);
        }
        return from == null ? ModelConfig.STANDARD : ModelFolder.read(from).config();
    }

    /// The command that goes on with this run: the same again, with `--resume`.
    private String resumption() {
        List<String> words = new ArrayList<>(List.of("noema", "train"));
        // The first of the arguments is the name of the command.
        List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
        words.addAll(arguments.subList(1, arguments.size()));
        if (!arguments.contains(RESUME)) {
            words.add(RESUME);
        }
        return words.stream().map(TrainCommand::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:=+,@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
