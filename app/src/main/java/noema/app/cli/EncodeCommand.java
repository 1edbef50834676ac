package noema.app.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import noema.app.terminal.ProgressLine;
import noema.model.generate.ConceptModel;
import noema.model.tensor.AtomicFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `noema encode`: sentences to concepts.
@Command(
        name = "encode",
        description = "Turn the sentences of a text into concepts.",
        sortOptions = false)
final class EncodeCommand extends NoemaCommand {

    @Parameters(
            paramLabel = "FILE",
            description =
                    "Text, JSON lines with a \"text\" field, either gzipped, or a folder of them.")
    private Path file = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Write here: safetensors if FILE ends in .safetensors, else JSON lines (default: JSON lines to standard output).")
    private @Nullable Path out;

    @Mixin private ModelOptions models = new ModelOptions();

    EncodeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        Path target = out;
        if (target != null) {
            Targets.requireWritable(target);
        }
        try (ConceptModel model = models.load(this)) {
            if (target == null) {
                Sentences.encode(
                        this,
                        model,
                        file,
                        (sentence, concept) ->
                                surroundings
                                        .out()
                                        .println(
                                                Json.line(
                                                        new ConceptFile.Line(
                                                                sentence, concept.values()))),
                        done -> {});
            } else {
                save(model, target);
            }
        }
        return Cli.DONE;
    }

    private void save(ConceptModel model, Path target) {
        var progress = new ProgressLine(surroundings.err(), surroundings.terminal());
        List<ConceptFile.Line> lines = new ArrayList<>();
        try {
            Sentences.encode(
                    this,
                    model,
                    file,
                    (sentence, concept) ->
                            lines.add(new ConceptFile.Line(sentence, concept.values())),
                    done -> progress.show("%,d sentences".formatted(done)));
        } finally {
            progress.end();
        }
        if (ConceptFile.isSafetensors(target)) {
            ConceptFile.writeSafetensors(target, lines, model.config(), model.hash());
        } else {
            AtomicFile.write(
                    target,
                    stream -> {
                        for (ConceptFile.Line line : lines) {
                            stream.write((Json.line(line) + "\n").getBytes(StandardCharsets.UTF_8));
                        }
                    });
        }
        surroundings.err().println("%,d sentences in %s".formatted(lines.size(), target));
    }
}
