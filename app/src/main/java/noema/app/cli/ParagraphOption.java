package noema.app.cli;

import java.nio.file.Path;
import noema.model.tell.ModelFamily;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The level above sentences that stands beside a concept model.
final class ParagraphOption {

    @Option(
            names = "--paragraph",
            paramLabel = "DIR",
            description =
                    "Folder of the paragraph level (default: the model's folder with -paragraph behind its name, if there is one).")
    private @Nullable Path paragraph;

    /// The folders with this level, if it is named.
    ModelFamily.Folders over(ModelFamily.Folders beside) {
        return paragraph == null ? beside : beside.withParagraph(paragraph);
    }
}
