package noema.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import noema.app.terminal.Words;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.reason.ConceptSampler;
import noema.model.render.TextRenderer;
import noema.model.render.TokenSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `noema between`: what lies on the way from one thought to another.
@Command(
        name = "between",
        description = "Put the thoughts on the way from one sentence to another into words.",
        sortOptions = false)
final class BetweenCommand extends NoemaCommand {

    @Parameters(index = "0", paramLabel = "A", description = "The sentence to start from.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "The sentence to arrive at.")
    private String second = "";

    @Option(
            names = "--steps",
            paramLabel = "N",
            description =
                    "Thoughts to show, both ends included, 2 to 200 (default: ${DEFAULT-VALUE}).")
    private int steps = 7;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "Of everything random when the temperature is not 0 (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print a JSON array instead of lines.")
    private boolean json;

    // What a concept says, not what it might say.
    @Mixin private TokenOptions tokens = new TokenOptions(0);
    @Mixin private ModelOptions models = new ModelOptions();

    BetweenCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /// A thought on the way.
    ///
    /// @param share 0 at the first sentence, 1 at the second
    record Stop(double share, String sentence) {}

    @Override
    public Integer call() {
        require("number of thoughts (--steps)", steps, 2, 200);
        TokenSettings settings = tokens.settings(this);
        List<Stop> way;
        try (ConceptModel model = models.load(this)) {
            way = way(model, settings);
        }
        if (json) {
            surroundings.out().println(Json.pretty(way));
        } else {
            way.forEach(stop ->
                    surroundings
                            .out()
                            .println(
                                    "%.2f  %s"
                                            .formatted(
                                                    stop.share, Words.printable(stop.sentence))));
        }
        return Cli.DONE;
    }

    private List<Stop> way(ConceptModel model, TokenSettings settings) {
        List<Concept> ends =
                model.encode(
                        List.of(
                                Sentences.one(this, model, first),
                                Sentences.one(this, model, second)));
        List<Double> shares = IntStream.range(0, steps).mapToObj(i -> i / (steps - 1.0)).toList();
        List<TextRenderer.Thought> thoughts =
                shares.subList(1, steps - 1).stream()
                        .map(share -> ends.getFirst().towards(ends.getLast(), share))
                        .map(TextRenderer.Thought::clear)
                        .toList();
        List<Integer> rows = ConceptSampler.numbers(steps);
        List<String> sentences =
                new ArrayList<>(model.decode(thoughts, rows.subList(1, steps - 1), settings, seed));
        List<String> known =
                model.recall(ends, List.of(0, steps - 1), settings, seed, surroundings::cancelled);
        stopIfCancelled();
        sentences.addFirst(known.getFirst());
        sentences.addLast(known.getLast());
        return IntStream.range(0, steps)
                .mapToObj(i -> new Stop(shares.get(i), sentences.get(i)))
                .toList();
    }
}
