package noema.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import noema.model.generate.ConceptModel;
import noema.model.tensor.NativeRuntime;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which model, and how it computes.
final class ModelOptions {

    private static final String SHIPPED = "assets/models/tales";
    private static final String VARIABLE = "NOEMA_MODEL";
    private static final int MOST_THREADS = 1024;

    /// Number type of the matrix products.
    enum PrecisionChoice {
        AUTO,
        FP32,
        BF16
    }

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description =
                    "Folder of the model (default: $NOEMA_MODEL, else the one that ships with Noema).")
    private @Nullable Path model;

    @Option(
            names = "--precision",
            paramLabel = "TYPE",
            description = "Numbers of the matrix products: auto, fp32 or bf16 (default: auto).")
    private PrecisionChoice precision = PrecisionChoice.AUTO;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads of one operation (default: as many as there are cores).")
    private @Nullable Integer threads;

    /// The folder of the model.
    Path folder(Surroundings surroundings) {
        if (model != null) {
            return model;
        }
        String variable = surroundings.environment().getOrDefault(VARIABLE, "");
        if (!variable.isBlank()) {
            return Path.of(variable);
        }
        Path shipped = surroundings.installed(SHIPPED);
        return Files.isDirectory(shipped) || !Files.isDirectory(Path.of(SHIPPED))
                ? shipped
                : Path.of(SHIPPED);
    }

    /// Whether the user said which model.
    boolean isNamed(Surroundings surroundings) {
        return model != null || !surroundings.environment().getOrDefault(VARIABLE, "").isBlank();
    }

    /// Loads the model.
    ///
    /// @throws NoemaException when there is none or it cannot be used
    ConceptModel load(NoemaCommand command) {
        Path folder = folder(command.surroundings);
        if (!isNamed(command.surroundings) && !Files.isDirectory(folder)) {
            throw new NoemaException(
                    "There is no model in %s; train one with noema train, or name its folder with --model."
                            .formatted(folder));
        }
        start(command);
        return ConceptModel.load(folder, precision());
    }

    /// Loads the native library with the threads that were asked for.
    void start(NoemaCommand command) {
        Integer count = threads;
        if (count != null) {
            command.require("number of threads", count, 1, MOST_THREADS);
            System.setProperty("ai.djl.pytorch.num_threads", count.toString());
        }
        NativeRuntime.start();
    }

    /// The number type that was asked for, or the one that is best here.
    Precision precision() {
        return switch (precision) {
            case BF16 -> Precision.BF16;
            case FP32, AUTO -> Precision.FP32;
        };
    }

    /// Why that is so, as a clause.
    String precisionReason() {
        return switch (precision) {
            case BF16, FP32 -> "as asked for";
            case AUTO -> "exact everywhere";
        };
    }
}
