package noema.app.files;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import noema.app.recipe.CommandText;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.TraceEvent.SentenceSettled;
import noema.model.trace.TraceEvent.ThoughtRecalled;
import noema.model.trace.TraceEvent.ThoughtSettled;
import org.jspecify.annotations.Nullable;

/// A run as a page of Markdown to read: the story, its settings, its sentences in figures, and how to make it again.
public final class ReportFile {

    private static final int SHORTEST_FENCE = 3;

    private ReportFile() {}

    /// The page.
    ///
    /// @param title  a heading; empty for the usual one
    /// @param replay the command that makes the run again
    public static String markdown(String title, Trace trace, CommandText replay) {
        Recipe recipe = trace.recipe();
        var page = new StringBuilder();
        page.append("# ").append(title.isBlank() ? "A story by Noema" : Markdown.plain(title));
        page.append("\n\n");
        if (!recipe.prompt().isBlank()) {
            page.append("**").append(Markdown.plain(recipe.prompt())).append("** ");
        }
        page.append(Markdown.plain(trace.text())).append("\n\n");
        page.append(settings(trace)).append('\n');
        page.append(sentences(trace)).append('\n');
        page.append(end(trace.end())).append("\n\n");
        page.append(again(trace, replay));
        return page.toString();
    }

    private static String settings(Trace trace) {
        Recipe recipe = trace.recipe();
        ConceptSettings concept = recipe.concept();
        TokenSettings tokens = recipe.tokens();
        return """
        ## Settings

        | setting | value |
        |---|---|
        | seed | %d |
        | sentences at most | %d |
        | thinking | %s |
        | concept steps | %d |
        | concept guidance | %s |
        | guidance rescale | %s |
        | initial noise scale | %s |
        | eta | %s |
        | hand-over level | %s |
        | best of | %d |
        | thoughts in a breath | %d |
        | memory | %s |
        | token steps | %d |
        | token guidance | %s |
        | temperature | %s |
        | order | %s |
        | commit threshold | %s |
        | remasking rounds | %d |
        | wordings | %d |
        | edits | %d |
        | model | `%s` |
        | device | %s |
        """
                .formatted(
                        recipe.seed(),
                        recipe.sentences(),
                        recipe.aloud() ? "aloud" : "silently",
                        concept.steps(),
                        concept.guidance(),
                        concept.rescale(),
                        concept.initialNoise(),
                        concept.eta(),
                        concept.handover(),
                        concept.candidates(),
                        concept.breath(),
                        concept.memory(),
                        tokens.steps(),
                        tokens.guidance(),
                        tokens.temperature(),
                        tokens.order().name().toLowerCase(Locale.ROOT),
                        tokens.threshold(),
                        tokens.remask(),
                        tokens.wordings(),
                        recipe.edits().size(),
                        trace.model(),
                        Markdown.plain(trace.device()));
    }

    private static String sentences(Trace trace) {
        Map<Integer, ThoughtSettled> thoughts = new HashMap<>();
        trace.events(ThoughtSettled.class).forEach(e -> thoughts.put(e.sentence(), e));
        Map<Integer, String> recalled = new HashMap<>();
        trace.events(ThoughtRecalled.class).forEach(e -> recalled.put(e.sentence(), e.text()));
        List<String> rows =
                trace.events(SentenceSettled.class)
                        .map(words ->
                                row(
                                        words,
                                        thoughts.get(words.sentence()),
                                        recalled.getOrDefault(words.sentence(), "")))
                        .toList();
        return """
        ## Sentences

        The round trip is the cosine between the thought and what its sentence means when it is read back; stop is the \
        model's opinion that the story was over before it. Where the thought reminded of a sentence of the map, that stands beside it.

        | # | sentence | reminded of | tokens | thought (s) | words (s) | stop | round trip |
        |--:|---|---|--:|--:|--:|--:|--:|
        """
                + String.join("", rows);
    }

    private static String row(
            SentenceSettled words, @Nullable ThoughtSettled thought, String recalled) {
        return String.format(
                Locale.ROOT,
                "| %d | %s | %s | %d | %s | %.3f | %s | %.3f |\n",
                words.sentence() + 1,
                Markdown.plain(words.text()),
                Markdown.plain(recalled),
                words.ids().length,
                thought == null ? "" : String.format(Locale.ROOT, "%.3f", thought.seconds()),
                words.seconds(),
                thought == null ? "" : String.format(Locale.ROOT, "%.3f", thought.stop()),
                words.roundTrip());
    }

    private static String end(TraceEvent.RunEnded end) {
        String why =
                switch (end.reason()) {
                    case COMPLETE -> "All sentences asked for are there";
                    case STORY_OVER -> "The model held the story to be over";
                    case CANCELLED -> "It was stopped by hand";
                };
        return String.format(
                Locale.ROOT,
                "%s after %.2f seconds, %d evaluations of the reasoner and %d of the renderer.",
                why,
                end.seconds(),
                end.conceptSteps(),
                end.tokenSteps());
    }

    private static String again(Trace trace, CommandText replay) {
        String fence = "`".repeat(Math.max(SHORTEST_FENCE, longestRun(replay.line()) + 1));
        String promise =
                replay.complete()
                        ? "With the same model on the same device (%s) this tells the same story again:"
                        : "Parts of this run cannot be said in a command, so this tells a similar story (on %s):";
        return "## Again\n\n%s\n\n%ssh\n%s\n%s\n"
                .formatted(
                        promise.formatted(Markdown.plain(trace.device())),
                        fence,
                        replay.line(),
                        fence);
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
