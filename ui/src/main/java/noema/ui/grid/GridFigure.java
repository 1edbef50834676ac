package noema.ui.grid;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import noema.model.evaluate.StoryFigures;
import org.jspecify.annotations.Nullable;

/// A figure of a run that a grid can show and be sorted by.
public enum GridFigure {
    /// How surprised another model is by the text.
    PERPLEXITY(
            "perplexity",
            "Perplexity",
            false,
            "%.1f",
            "How surprised another model is by the continuation, exp of the mean −log p of its tokens; less is more fluent, far below real text is monotonous.",
            StoryFigures::perplexity),
    /// How evenly the words are spread.
    ENTROPY(
            "entropy",
            "Entropy",
            true,
            "%.2f",
            "Entropy −Σ p ln p of the tokens of the text, in nats: more is more varied.",
            StoryFigures::entropy),
    /// How many pairs of words are new.
    DISTINCT(
            "distinct-2",
            "Distinct-2",
            true,
            "%.3f",
            "Different pairs of neighbouring tokens over all pairs, 0 to 1: more is more varied.",
            StoryFigures::distinctPairs),
    /// How much repeats.
    REPEATED(
            "rep-4",
            "REP-4",
            false,
            "%.3f",
            "Share of four tokens in a row that stood before in the text, 0 to 1: less is better.",
            StoryFigures::repeatedFours),
    /// Tokens a second.
    SPEED(
            "tokens-per-second",
            "Tokens/s",
            true,
            "%.0f",
            "Tokens told in a second.",
            StoryFigures::tokensPerSecond),
    /// Time of the run.
    SECONDS("seconds", "Seconds", false, "%.2f", "How long the run took.", StoryFigures::seconds),
    /// Questions to the network.
    EVALUATIONS(
            "evaluations",
            "Evaluations",
            false,
            "%.0f",
            "How often a network was asked; a guided question counts twice.",
            figures -> (double) figures.evaluations()),
    /// Length of the story.
    SENTENCES(
            "sentences",
            "Sentences",
            true,
            "%.0f",
            "How many sentences were told.",
            figures -> (double) figures.sentences());

    private final String id;
    private final String title;
    private final boolean moreIsBetter;
    private final String format;
    private final String meaning;
    private final Function<StoryFigures, @Nullable Double> value;

    GridFigure(
            String id,
            String title,
            boolean moreIsBetter,
            String format,
            String meaning,
            Function<StoryFigures, @Nullable Double> value) {
        this.id = id;
        this.title = title;
        this.moreIsBetter = moreIsBetter;
        this.format = format;
        this.meaning = meaning;
        this.value = value;
    }

    /// Its name in options, tables and JSON.
    public String id() {
        return id;
    }

    /// Its name for people.
    public String title() {
        return title;
    }

    /// One sentence that explains it.
    public String meaning() {
        return meaning;
    }

    /// Whether a greater number is the better one.
    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /// Its value in the figures of a run; `null` when there is none.
    public @Nullable Double of(StoryFigures figures) {
        return value.apply(figures);
    }

    /// A value as people read it; a dash for none.
    public String text(@Nullable Double number) {
        return number == null ? "–" : String.format(Locale.ROOT, format, number);
    }

    /// Its value in the figures of a run as people read it; a dash for none.
    public String text(StoryFigures figures) {
        return text(of(figures));
    }

    /// The best first; what has no value, last.
    public Comparator<StoryFigures> bestFirst() {
        Comparator<Double> order =
                moreIsBetter ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(this::of, Comparator.nullsLast(order));
    }

    /// The figure with a name.
    public static Optional<GridFigure> of(String id) {
        return Arrays.stream(values()).filter(figure -> figure.id.equals(id)).findFirst();
    }

    /// All names.
    public static List<String> ids() {
        return Arrays.stream(values()).map(GridFigure::id).toList();
    }
}
