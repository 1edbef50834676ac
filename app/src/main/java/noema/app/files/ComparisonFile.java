package noema.app.files;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import noema.model.evaluate.StoryFigures;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.ui.compare.Lane;
import noema.ui.compare.LaneFigures;
import noema.ui.compare.LaneSettings;
import org.jspecify.annotations.Nullable;

/// Several ways to tell one story as a page of Markdown: a table of settings that differ and of figures, and the texts.
public final class ComparisonFile {

    private ComparisonFile() {}

    /// The page.
    ///
    /// @param lanes from left to right; those without a run are left out
    public static String markdown(List<Lane> lanes) {
        List<Lane> told = lanes.stream().filter(Lane::hasRun).toList();
        List<Map<String, String>> settings = LaneSettings.of(told);
        var page = new StringBuilder("# One beginning in several ways\n\n");
        if (!told.isEmpty()) {
            page.append(head(told.getFirst()));
        }
        page.append(table(told, settings)).append('\n');
        for (Lane lane : told) {
            page.append("## ").append(lane.title()).append("\n\n");
            page.append(text(lane)).append("\n\n");
        }
        return page.toString().stripTrailing() + "\n";
    }

    private static String head(Lane first) {
        Recipe recipe = first.recipe();
        Trace trace = first.trace();
        String prompt =
                recipe.prompt().isBlank() ? "(no beginning)" : Markdown.plain(recipe.prompt());
        return "**%s**\n\nSeed %d, at most %d sentences%s.\n\n"
                .formatted(
                        prompt,
                        recipe.seed(),
                        recipe.sentences(),
                        trace == null ? "" : ", on " + Markdown.plain(trace.device()));
    }

    private static String table(List<Lane> lanes, List<Map<String, String>> settings) {
        Set<String> names = new LinkedHashSet<>();
        settings.forEach(values -> names.addAll(values.keySet()));
        var rows = new ArrayList<String>();
        rows.add(row("", lanes.stream().map(Lane::title).toList()));
        rows.add("|---|" + "--:|".repeat(lanes.size()) + "\n");
        for (String name : names) {
            rows.add(
                    row(
                            name,
                            settings.stream()
                                    .map(values -> Markdown.plain(values.getOrDefault(name, "")))
                                    .toList()));
        }
        List<LaneFigures.Figure> figures = figures(null);
        for (int i = 0; i < figures.size(); i++) {
            int at = i;
            rows.add(
                    row(
                            figures.get(at).name(),
                            lanes.stream()
                                    .map(lane -> figures(lane.figures()).get(at).value())
                                    .toList()));
        }
        return String.join("", rows);
    }

    private static List<LaneFigures.Figure> figures(@Nullable StoryFigures known) {
        var all = new ArrayList<>(LaneFigures.cost(known));
        all.addAll(LaneFigures.quality(known));
        return all;
    }

    private static String row(String name, List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| " + name + " | ", " |\n"));
    }

    private static String text(Lane lane) {
        String text =
                lane.text().sentences().stream()
                        .filter(sentence -> !sentence.isEmpty())
                        .collect(Collectors.joining(" "));
        return text.isEmpty() ? "(nothing)" : Markdown.plain(text);
    }
}
