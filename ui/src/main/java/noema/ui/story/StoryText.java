package noema.ui.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.ui.run.RunSnapshot;

/// The story as a text that leaves the program.
public final class StoryText {

    private StoryText() {}

    /// Prompt and finished sentences as one text.
    public static String plain(RunSnapshot run) {
        return String.join(
                " ",
                Stream.concat(run.prompt().stream(), Stream.of(run.story()))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    /// Prompt, story and what decided it, as Markdown.
    public static String markdown(RunSnapshot run) {
        var lines = new ArrayList<String>();
        lines.add("# A story");
        lines.add("");
        if (!run.prompt().isEmpty()) {
            lines.add("> " + escaped(String.join(" ", run.prompt())));
            lines.add("");
        }
        lines.add(escaped(run.story()));
        lines.add("");
        lines.add("## Settings");
        lines.add("");
        lines.add("| setting | value |");
        lines.add("|---|---|");
        settings(run).forEach((name, value) -> lines.add("| " + name + " | " + value + " |"));
        return String.join("\n", lines) + "\n";
    }

    private static Map<String, Object> settings(RunSnapshot run) {
        Recipe recipe = run.recipe();
        ConceptSettings concept = recipe.concept();
        TokenSettings tokens = recipe.tokens();
        var map = new LinkedHashMap<String, Object>();
        map.put("seed", recipe.seed());
        map.put("sentences", recipe.sentences());
        map.put("thinking", recipe.aloud() ? "aloud" : "silently");
        map.put("concept steps", concept.steps());
        map.put("concept guidance", concept.guidance());
        map.put("guidance rescale", concept.rescale());
        map.put("initial noise", concept.initialNoise());
        map.put("eta", concept.eta());
        map.put("hand-over level", concept.handover());
        map.put("candidates", concept.candidates());
        map.put("thoughts in a breath", concept.breath());
        map.put("memory", concept.memory());
        map.put("token steps", tokens.steps());
        map.put("token guidance", tokens.guidance());
        map.put("temperature", tokens.temperature());
        map.put("order", tokens.order().name().toLowerCase(Locale.ROOT));
        map.put("commit threshold", tokens.threshold());
        map.put("remasking rounds", tokens.remask());
        map.put("wordings", tokens.wordings());
        List<Edit> edits = recipe.edits();
        if (!edits.isEmpty()) {
            map.put(
                    "decided by hand",
                    String.join("; ", edits.stream().map(StoryText::edit).toList()));
        }
        if (!run.model().isEmpty()) {
            map.put("model", run.model());
        }
        if (!run.device().isEmpty()) {
            map.put("device", run.device());
        }
        return map;
    }

    private static String edit(Edit edit) {
        String where = "sentence " + (edit.sentence() + 1) + ": ";
        return switch (edit) {
            case Edit.Candidate e -> where + "candidate " + e.candidate();
            case Edit.Thought e -> where + "a given thought";
            case Edit.Word e -> where + "token " + e.token() + " at place " + e.place();
        };
    }

    /// Signs that Markdown would take for its own get a backslash.
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1");
    }
}
