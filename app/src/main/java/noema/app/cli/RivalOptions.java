package noema.app.cli;

import java.nio.file.Path;
import noema.model.tell.ModelFamily;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The models beside a concept model: a level above it, and those it is compared with, which go from words to words.
final class RivalOptions {

    @Option(
            names = "--baseline",
            paramLabel = "DIR",
            description =
                    "Folder of the autoregressive baseline (default: the model's folder with -ar behind its name, if there is one).")
    private @Nullable Path baseline;

    @Option(
            names = "--diffusion",
            paramLabel = "DIR",
            description =
                    "Folder of the masked-diffusion model (default: the model's folder with -diffusion behind its name, if there is one).")
    private @Nullable Path diffusion;

    @Mixin private ParagraphOption level = new ParagraphOption();

    /// Where the models beside one are: as named, else where they are looked for.
    ModelFamily.Folders folders(Path model) {
        ModelFamily.Folders beside = level.over(ModelFamily.Folders.beside(model));
        return new ModelFamily.Folders(
                model,
                beside.paragraph(),
                diffusion == null ? beside.diffusion() : diffusion,
                baseline == null ? beside.ar() : baseline,
                beside.judge());
    }
}
