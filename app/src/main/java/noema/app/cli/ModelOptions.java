package noema.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import noema.model.atlas.AtlasMemory;
import noema.model.generate.ConceptModel;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which model, and how it computes.
final class ModelOptions {

    /// The model that ships with Noema, within its installation.
    static final String SHIPPED = "assets/models/tales";

    private static final String VARIABLE = "NOEMA_MODEL";

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description =
                    "Folder of the model (default: $NOEMA_MODEL, else the one that ships with Noema).")
    private @Nullable Path model;

    @Mixin private EngineOptions engine = new EngineOptions();

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

    /// Refuses a folder that is not there.
    ///
    /// @throws NoemaException when there is none
    void require(Surroundings surroundings) {
        Path folder = folder(surroundings);
        if (!isNamed(surroundings) && !Files.isDirectory(folder)) {
            throw new NoemaException(
                    "There is no model in %s; train one with noema train, or name its folder with --model."
                            .formatted(folder));
        }
    }

    /// Loads the model.
    ///
    /// @throws NoemaException when there is none or it cannot be used
    ConceptModel load(NoemaCommand command) {
        return load(command, engine::precision);
    }

    /// Loads the model with a precision of the command's own choice.
    ///
    /// @throws NoemaException when there is none or it cannot be used
    ConceptModel load(NoemaCommand command, Supplier<Precision> precision) {
        engine.check(command);
        require(command.surroundings);
        engine.start();
        Path folder = folder(command.surroundings);
        ConceptModel model = ConceptModel.load(folder, precision.get());
        AtlasMemory.give(model, folder, why -> command.surroundings.err().println(why));
        return model;
    }

    /// How it is computed.
    EngineOptions engine() {
        return engine;
    }
}
