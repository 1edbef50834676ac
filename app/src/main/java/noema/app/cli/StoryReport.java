package noema.app.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import org.jspecify.annotations.Nullable;

/// What `generate --json` prints: a run in figures.
///
/// @param text               the finished sentences as one text, without the prompt
/// @param sentences          the same one by one
/// @param prompt             what the story began with
/// @param seed               of everything random
/// @param settings           the rest of the recipe
/// @param conceptEvaluations evaluations of the reasoner's head, guided ones counted twice
/// @param tokenEvaluations   evaluations of the renderer
/// @param seconds            of the whole run, without loading
/// @param end                `complete`, `story_over` or `cancelled`
/// @param model              SHA-256 of the model's files
/// @param device             what it ran on
record StoryReport(
        String text,
        List<Sentence> sentences,
        String prompt,
        long seed,
        ObjectNode settings,
        int conceptEvaluations,
        int tokenEvaluations,
        double seconds,
        String end,
        String model,
        String device) {

    /// One sentence.
    ///
    /// @param thoughtSeconds  time to think it
    /// @param wordsSeconds    time to put it into words and read it back
    /// @param tokens          its length
    /// @param stop            the model's opinion that the story had ended before it, 0 to 1
    /// @param recalled        the remembered sentence that the thought was drawn to; null where it was not
    /// @param roundTripCosine between the thought and what the sentence says when it is read back
    record Sentence(
            String text,
            double seconds,
            double thoughtSeconds,
            double wordsSeconds,
            int tokens,
            double stop,
            @Nullable String recalled,
            double roundTripCosine) {}

    static StoryReport of(Trace trace) {
        Map<Integer, TraceEvent.ThoughtSettled> thoughts = new HashMap<>();
        trace.events(TraceEvent.ThoughtSettled.class).forEach(t -> thoughts.put(t.sentence(), t));
        Map<Integer, String> recalled = new HashMap<>();
        trace.events(TraceEvent.ThoughtRecalled.class)
                .forEach(r -> recalled.put(r.sentence(), r.text()));
        List<Sentence> sentences =
                trace.events(TraceEvent.SentenceSettled.class)
                        .map(words ->
                                sentence(
                                        requireNonNull(thoughts.get(words.sentence())),
                                        recalled.get(words.sentence()),
                                        words))
                        .toList();
        TraceEvent.RunEnded end = trace.end();
        ObjectNode settings = (ObjectNode) Json.tree(trace.recipe());
        settings.remove(List.of("prompt", "seed"));
        return new StoryReport(
                sentences.stream().map(Sentence::text).collect(Collectors.joining(" ")),
                sentences,
                trace.recipe().prompt(),
                trace.recipe().seed(),
                settings,
                end.conceptSteps(),
                end.tokenSteps(),
                end.seconds(),
                end.reason().name().toLowerCase(Locale.ROOT),
                trace.model(),
                trace.device());
    }

    private static Sentence sentence(
            TraceEvent.ThoughtSettled thought,
            @Nullable String recalled,
            TraceEvent.SentenceSettled words) {
        return new Sentence(
                words.text(),
                thought.seconds() + words.seconds(),
                thought.seconds(),
                words.seconds(),
                words.ids().length,
                thought.stop(),
                recalled,
                words.roundTrip());
    }
}
