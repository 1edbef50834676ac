package noema.ui.compare;

import java.util.List;
import java.util.Locale;
import noema.model.evaluate.StoryFigures;
import org.jspecify.annotations.Nullable;

/// The figures under a lane, as people read them.
public final class LaneFigures {

    private static final String NONE = "–";

    private LaneFigures() {}

    /// A figure.
    ///
    /// @param name    of it, one or two words
    /// @param value   of it, or a dash where there is none
    /// @param meaning one sentence that explains it
    public record Figure(String name, String value, String meaning) {}

    /// How good the text of a run looks in numbers.
    ///
    /// @param figures of the run; `null` while they are not known
    public static List<Figure> quality(@Nullable StoryFigures figures) {
        return List.of(
                new Figure(
                        "perplexity",
                        figures == null ? NONE : number(figures.perplexity(), "%.1f"),
                        "How much another language model is surprised by the story after its beginning, exp of nats per token; lower is more usual, not always better."),
                new Figure(
                        "entropy",
                        figures == null ? NONE : number(figures.entropy(), "%.2f"),
                        "How evenly the story uses its words, −Σ p ln p in nats; a story that repeats itself has less."),
                new Figure(
                        "distinct-2",
                        figures == null ? NONE : number(figures.distinctPairs(), "%.3f"),
                        "Different pairs of neighbouring tokens over all pairs; 1 repeats none."),
                new Figure(
                        "REP-4",
                        figures == null ? NONE : number(figures.repeatedFours(), "%.3f"),
                        "Share of four tokens in a row that stood in the story before; 0 repeats none."),
                new Figure(
                        "sentences",
                        figures == null ? NONE : Integer.toString(figures.sentences()),
                        "Sentences that were told."),
                new Figure(
                        "tokens",
                        figures == null ? NONE : Integer.toString(figures.tokens()),
                        "Tokens of these sentences."));
    }

    /// What a run cost.
    ///
    /// @param figures of the run; `null` while they are not known
    public static List<Figure> cost(@Nullable StoryFigures figures) {
        return List.of(
                new Figure(
                        "seconds",
                        figures == null ? NONE : number(figures.seconds(), "%.2f"),
                        "From the prompt to the last word, without loading the model."),
                new Figure(
                        "evaluations",
                        figures == null ? NONE : Integer.toString(figures.evaluations()),
                        Axis.EVALUATIONS.meaning()),
                new Figure(
                        "tokens/s",
                        figures == null ? NONE : number(figures.tokensPerSecond(), "%.0f"),
                        "Tokens of the story for each second of its run."));
    }

    private static String number(@Nullable Double value, String format) {
        return value == null ? NONE : String.format(Locale.ROOT, format, value);
    }
}
