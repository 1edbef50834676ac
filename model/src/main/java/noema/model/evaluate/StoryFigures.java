package noema.model.evaluate;

import java.util.Arrays;
import java.util.List;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.words.ArModel;
import noema.model.words.ArScore;
import org.jspecify.annotations.Nullable;

/// What one run cost and how its text looks in numbers. Of a single story these vary a lot; [Evaluation] has those of many.
///
/// @param sentences          how many it told
/// @param tokens             tokens of them
/// @param evaluations        how often a network was asked; guided questions count twice
/// @param seconds            of the run
/// @param tokensPerSecond    `null` when nothing was told
/// @param perplexity         of the continuation after the beginning, by the judge; `null` without one or without text
/// @param entropy            of the distribution of its tokens, in nats; shorter texts have less of it
/// @param distinctPairs      different pairs of neighbouring tokens over all pairs, 0 to 1; `null` without a pair
/// @param repeatedFours      share of four tokens in a row that stood before in it, 0 to 1
public record StoryFigures(
        int sentences,
        int tokens,
        int evaluations,
        double seconds,
        @Nullable Double tokensPerSecond,
        @Nullable Double perplexity,
        double entropy,
        @Nullable Double distinctPairs,
        double repeatedFours) {

    /// The figures of a run.
    ///
    /// @param judge another model than the one that wrote it; `null` for none
    public static StoryFigures of(Trace trace, @Nullable ArModel judge) {
        Told told = Told.of(trace);
        List<int[]> texts =
                told.tokens() == 0
                        ? List.of()
                        : List.of(
                                trace.events(TraceEvent.SentenceSettled.class)
                                        .flatMapToInt(e -> Arrays.stream(e.ids()))
                                        .toArray());
        long pairs = TextStatistics.pairs(texts);
        List<int[]> nothing = texts.stream().map(text -> new int[0]).toList();
        return new StoryFigures(
                told.sentences().size(),
                told.tokens(),
                told.evaluations(),
                told.seconds(),
                told.tokens() > 0 && told.seconds() > 0 ? told.tokens() / told.seconds() : null,
                judge == null || told.text().isBlank()
                        ? null
                        : perplexity(judge, trace.recipe().prompt(), told.text()),
                TextStatistics.entropy(texts, told.tokens()),
                pairs == 0 ? null : TextStatistics.distinctPairs(texts, pairs),
                TextStatistics.repeatedGrams(nothing, texts));
    }

    private static double perplexity(ArModel judge, String beginning, String text) {
        ArScore before = judge.score(List.of(beginning));
        ArScore all = judge.score(List.of(beginning + " " + text));
        return all.after(before).perplexity();
    }
}
