package noema.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import noema.app.terminal.ProgressLine;
import noema.app.terminal.Words;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `noema nearest`: the sentences of a corpus whose concepts are closest to that of a sentence.
@Command(
        name = "nearest",
        description = "Find the sentences of a corpus that mean most nearly the same.",
        sortOptions = false)
final class NearestCommand extends NoemaCommand {

    @Parameters(paramLabel = "SENTENCE", description = "One sentence.")
    private String sentence = "";

    @Option(
            names = "--corpus",
            paramLabel = "PATH",
            description = "File or folder of text (default: samples/corpus of Noema).")
    private @Nullable Path corpus;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many to show, 1 to 10000 (default: ${DEFAULT-VALUE}).")
    private int count = 10;

    @Option(names = "--json", description = "Print a JSON array instead of lines.")
    private boolean json;

    @Mixin private ModelOptions models = new ModelOptions();

    NearestCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /// A sentence of the corpus.
    ///
    /// @param cosine between its concept and the one asked for, -1 to 1
    record Neighbour(double cosine, String sentence) {}

    @Override
    public Integer call() {
        require("number of sentences (--count)", count, 1, 10_000);
        Path path = corpus == null ? surroundings.installed("samples/corpus") : corpus;
        List<Neighbour> nearest;
        try (ConceptModel model = models.load(this)) {
            nearest = search(model, path);
        }
        if (json) {
            surroundings.out().println(Json.pretty(nearest));
        } else {
            nearest.forEach(n ->
                    surroundings
                            .out()
                            .println("%6.3f  %s".formatted(n.cosine, Words.printable(n.sentence))));
        }
        return Cli.DONE;
    }

    private List<Neighbour> search(ConceptModel model, Path path) {
        Concept wanted = model.encode(List.of(Sentences.one(this, model, sentence))).getFirst();
        var best = new PriorityQueue<Neighbour>(Comparator.comparingDouble(Neighbour::cosine));
        Set<String> seen = new HashSet<>();
        var progress = new ProgressLine(surroundings.err(), surroundings.terminal());
        try {
            Sentences.encode(
                    this,
                    model,
                    path,
                    (text, concept) -> {
                        if (seen.add(text)) {
                            best.add(new Neighbour(wanted.cosine(concept), text));
                        }
                        if (best.size() > count) {
                            best.remove();
                        }
                    },
                    done -> progress.show("%,d sentences".formatted(done)));
        } finally {
            progress.end();
        }
        var sorted = new ArrayList<>(best);
        sorted.sort(Comparator.comparingDouble(Neighbour::cosine).reversed());
        return sorted;
    }
}
