package noema.app.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import noema.app.recipe.Replay;
import noema.model.generate.ConceptModel;
import noema.model.tell.ModelFamily;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import noema.model.trace.Trace;
import noema.model.trace.TraceDifference;
import noema.model.trace.TraceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `noema verify`: whether a saved run comes out again to the last bit.
@Command(
        name = "verify",
        description =
                "Run a saved run again and say whether every number comes out the same: bit-equal, or the first difference.",
        sortOptions = false)
final class VerifyCommand extends NoemaCommand {

    @Parameters(paramLabel = "FILE", description = "What noema generate --trace wrote.")
    private Path file = Path.of("");

    @Mixin private RivalOptions rivals = new RivalOptions();
    @Mixin private ModelOptions models = new ModelOptions();

    VerifyCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        Trace saved = TraceFile.read(file);
        if (!Replay.isWhole(saved)) {
            throw new NoemaException(
                    "The run in %s was stopped before its end and cannot be compared with a whole one; save one that was told to its end."
                            .formatted(file));
        }
        try (ConceptModel model =
                        models.load(
                                this,
                                () ->
                                        models.engine()
                                                .precisionOr(() -> precision(saved.device())));
                var family = new ModelFamily(model, rivals.folders(models.folder(surroundings)))) {
            var replay = new Replay(saved, family);
            if (!replay.isOfThisModel()) {
                throw new NoemaException(
                        "The run in %s is of another model than %s; name the folder of its model with --model."
                                .formatted(file, models.folder(surroundings)));
            }
            replay.caution().ifPresent(surroundings.err()::println);
            Optional<TraceDifference> difference = replay.difference(surroundings::cancelled);
            stopIfCancelled();
            return answer(difference);
        }
    }

    /// The precision in the name of a device, such as `cpu bf16`.
    private static Precision precision(String device) {
        String name = device.substring(device.lastIndexOf(' ') + 1).toUpperCase(Locale.ROOT);
        return name.equals(Precision.BF16.name()) ? Precision.BF16 : Precision.FP32;
    }

    private int answer(Optional<TraceDifference> difference) {
        surroundings
                .out()
                .println(difference.map(d -> "first difference: " + d.text()).orElse("bit-equal"));
        return difference.isEmpty() ? Cli.DONE : Cli.FAILED;
    }
}
