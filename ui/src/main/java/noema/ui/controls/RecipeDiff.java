package noema.ui.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import noema.model.render.TokenOrder;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.Way;

/// What differs between two recipes.
public final class RecipeDiff {

    private static final int MOST_LETTERS = 32;

    private RecipeDiff() {}

    /// One setting that differs.
    ///
    /// @param name   of the setting, in lower case
    /// @param before its value in the first recipe
    /// @param after  its value in the second
    public record Change(String name, String before, String after) {
        /// All of it on one line.
        @Override
        public String toString() {
            return name + " " + before + " → " + after;
        }
    }

    /// Everything that differs, in the order of the controls, and nothing else.
    public static List<Change> of(Recipe before, Recipe after) {
        var changes = new ArrayList<Change>();
        int same = commonWords(before.prompt(), after.prompt());
        add(changes, "prompt", prompt(before, same), prompt(after, same));
        add(changes, "seed", Long.toString(before.seed()), Long.toString(after.seed()));
        add(changes, "level", before.way().id(), after.way().id());
        boolean thinks = before.way().thinks() || after.way().thinks();
        boolean settles = before.way() == Way.DIFFUSION || after.way() == Way.DIFFUSION;
        if (thinks) {
            add(changes, "thinking", thinking(before), thinking(after));
        }
        // A setting that neither of them listens to makes no difference.
        Stream.of(before.way(), after.way())
                .flatMap(way -> Knobs.of(way).stream())
                .distinct()
                .forEach(knob -> add(changes, name(knob), value(knob, before), value(knob, after)));
        if (thinks) {
            add(changes, "order", order(before.tokens().order()), order(after.tokens().order()));
        }
        if (settles) {
            add(
                    changes,
                    "canvas order",
                    order(before.words().canvas().order()),
                    order(after.words().canvas().order()));
        }
        var edited = new TreeSet<Integer>();
        Stream.of(before, after)
                .flatMap(r -> r.edits().stream())
                .forEach(edit -> edited.add(edit.sentence()));
        for (int sentence : edited) {
            List<Edit> old = edits(before, sentence);
            List<Edit> now = edits(after, sentence);
            if (!old.equals(now)) {
                String name = "sentence " + (sentence + 1);
                String then = describe(now);
                changes.add(
                        new Change(
                                name,
                                describe(old),
                                then.equals(describe(old)) ? "another one" : then));
            }
        }
        return List.copyOf(changes);
    }

    private static void add(List<Change> changes, String name, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new Change(name, shorten(before), shorten(after)));
        }
    }

    private static String shorten(String text) {
        return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS - 1) + "…";
    }

    /// Letters up to the first word that differs.
    private static int commonWords(String a, String b) {
        int most = Math.min(a.length(), b.length());
        int same = 0;
        while (same < most && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        return a.lastIndexOf(' ', Math.max(0, same - 1)) + 1;
    }

    private static String prompt(Recipe recipe, int from) {
        String text = recipe.prompt();
        return text.isEmpty()
                ? "none"
                : (from > 0 ? "…" : "") + text.substring(Math.min(from, text.length()));
    }

    private static String thinking(Recipe recipe) {
        return recipe.aloud() ? "aloud" : "silently";
    }

    private static String order(TokenOrder order) {
        return order.name().toLowerCase(Locale.ROOT);
    }

    private static String value(Knob knob, Recipe recipe) {
        return knob.format(knob.in().applyAsDouble(recipe));
    }

    /// Both kinds of guidance are called that under their own titles; here there is none.
    private static String name(Knob knob) {
        if (knob == Knobs.TOKEN_GUIDANCE) {
            return "word guidance";
        }
        return Knobs.AR.contains(knob) || Knobs.CANVAS.contains(knob)
                ? knob.id().replace('-', ' ')
                : knob.name().toLowerCase(Locale.ROOT);
    }

    private static List<Edit> edits(Recipe recipe, int sentence) {
        return recipe.edits().stream().filter(e -> e.sentence() == sentence).toList();
    }

    private static String describe(List<Edit> edits) {
        return edits.isEmpty()
                ? "not edited"
                : edits.stream().map(RecipeDiff::describe).collect(Collectors.joining(", "));
    }

    private static String describe(Edit edit) {
        return switch (edit) {
            case Edit.Candidate e -> "candidate " + e.candidate();
            case Edit.Thought _ -> "a given thought";
            case Edit.Word e -> "token %d at place %d".formatted(e.token(), e.place() + 1);
        };
    }
}
