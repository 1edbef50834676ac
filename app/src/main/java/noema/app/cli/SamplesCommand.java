package noema.app.cli;

import java.nio.file.Path;
import noema.model.evaluate.OwnSamples;
import noema.model.generate.ConceptModel;
import noema.model.words.ArModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `noema samples`: a page of unedited stories to read.
@Command(
        name = "samples",
        description = "Write a page of unedited stories, one for every sample prompt.",
        sortOptions = false)
final class SamplesCommand extends NoemaCommand {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Markdown file to write.")
    private Path out = Path.of("");

    @Option(
            names = "--prompts",
            paramLabel = "DIR",
            description = "Folder of text files (default: samples/prompts of Noema).")
    private @Nullable Path prompts;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The one seed of all stories (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin private RivalOptions rival = new RivalOptions();
    @Mixin private ModelOptions models = new ModelOptions();

    SamplesCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        Targets.requireWritable(out);
        Path folder = prompts == null ? surroundings.installed("samples/prompts") : prompts;
        Path other = rival.folders(models.folder(surroundings)).ar();
        try (ConceptModel model = models.load(this);
                ArModel baseline =
                        other == null ? null : ArModel.load(other, models.engine().precision())) {
            OwnSamples.write(out, model, baseline, folder, seed);
        }
        surroundings.err().println("The stories are in " + out);
        return Cli.DONE;
    }
}
