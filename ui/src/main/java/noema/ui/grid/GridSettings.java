package noema.ui.grid;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import noema.model.render.TokenOrder;
import noema.model.tensor.NoemaException;
import noema.model.trace.Recipe;
import noema.model.trace.Way;
import noema.model.trace.WordSettings;
import noema.ui.controls.Knob;
import noema.ui.controls.Knobs;

/// All settings that an axis can run through: every knob, and those that are no numbers.
public final class GridSettings {

    private static final long SEEDS = 999_999_999L;
    private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.DOWN);
    private static final int TYPING_MISTAKES = 3;
    private static final int LONG_REACH = 24;
    private static final int MEDIUM_REACH = 16;

    /// On which level the story is thought of.
    public static final GridSetting LEVEL =
            new GridSetting.Choice(
                    "level",
                    Arrays.stream(Way.values()).map(Way::id).toList(),
                    "On which level the story is thought of: in concepts of paragraphs or of sentences, all words at once, or word by word.",
                    (recipe, id) -> recipe.withWay(Way.of(id).orElseThrow()),
                    way -> true);

    /// What everything random is drawn from.
    public static final GridSetting SEED =
            new GridSetting.Number(
                    "seed",
                    BigDecimal.ZERO,
                    BigDecimal.valueOf(SEEDS),
                    true,
                    "1-5",
                    "What everything random is drawn from: the same seed tells the same story again.",
                    (recipe, value) -> recipe.withSeed(value.longValueExact()),
                    way -> true);

    private static final GridSetting THINKING =
            new GridSetting.Choice(
                    "thinking",
                    List.of("aloud", "silently"),
                    "Aloud, the sentences of a breath are read back before the next thought; silently, thought follows thought and the words come at the end.",
                    (recipe, word) -> aloud(recipe, word.equals("aloud")),
                    Way::thinks);

    private static final GridSetting ORDER =
            order(
                    "order",
                    "Which words of a sentence are settled first.",
                    (r, order) -> r.with(r.tokens().withOrder(order)),
                    true);

    private static final GridSetting CANVAS_ORDER =
            order(
                    "canvas-order",
                    "Which words of the canvas are settled first.",
                    (r, order) ->
                            r.with(
                                    new WordSettings(
                                            r.words().ar(), r.words().canvas().withOrder(order))),
                    false);

    /// All of them, the ones that change most first.
    public static final List<GridSetting> ALL =
            Stream.concat(
                            Stream.of(LEVEL, SEED, THINKING),
                            Stream.concat(
                                    Knobs.ALL.stream().map(GridSettings::knob),
                                    Stream.of(ORDER, CANVAS_ORDER)))
                    .toList();

    private GridSettings() {}

    private static GridSetting knob(Knob knob) {
        return new GridSetting.Number(
                knob.id(),
                BigDecimal.valueOf(knob.min()),
                BigDecimal.valueOf(knob.max()),
                knob.isWhole(),
                example(knob),
                knob.explanation(),
                (recipe, value) -> knob.with(recipe, value.doubleValue()),
                way -> Knobs.of(way).contains(knob));
    }

    /// A range over about the reach of the knob's slider.
    private static String example(Knob knob) {
        if (knob.isWhole() && knob.reach() >= MEDIUM_REACH) {
            return (knob.reach() >= LONG_REACH ? "4-" : "1-") + knob.format(knob.reach()) + " x2";
        }
        BigDecimal quarter = BigDecimal.valueOf(knob.reach() / 4);
        BigDecimal step = quarter.round(ONE_DIGIT);
        String from = knob.min() == 0 ? "0" : GridSetting.Number.plain(step);
        return "%s-%s +%s"
                .formatted(from, knob.format(knob.reach()), GridSetting.Number.plain(step));
    }

    private static GridSetting order(
            String id,
            String explanation,
            BiFunction<Recipe, TokenOrder, Recipe> change,
            boolean thinks) {
        return new GridSetting.Choice(
                id,
                Arrays.stream(TokenOrder.values())
                        .map(order -> order.name().toLowerCase(Locale.ROOT))
                        .toList(),
                explanation,
                (recipe, word) ->
                        change.apply(recipe, TokenOrder.valueOf(word.toUpperCase(Locale.ROOT))),
                way -> thinks ? way.thinks() : way == Way.DIFFUSION);
    }

    private static Recipe aloud(Recipe r, boolean aloud) {
        return new Recipe(
                r.prompt(),
                r.sentences(),
                r.seed(),
                r.way(),
                aloud,
                r.concept(),
                r.tokens(),
                r.words(),
                r.edits());
    }

    /// The setting of a name.
    ///
    /// @throws NoemaException when there is none, with the one that was meant if that can be told
    public static GridSetting of(String name) {
        String id = name.strip().toLowerCase(Locale.ROOT);
        return find(id).orElseThrow(() ->
                new NoemaException(
                        "There is no setting '%s'; %s"
                                .formatted(
                                        name.strip(),
                                        nearest(id)
                                                .map(near -> "did you mean " + near.id() + "?")
                                                .orElse("there are " + names() + "."))));
    }

    private static Optional<GridSetting> find(String id) {
        return ALL.stream().filter(setting -> setting.id().equals(id)).findFirst();
    }

    private static String names() {
        List<String> ids = ALL.stream().map(GridSetting::id).toList();
        return String.join(", ", ids.subList(0, ids.size() - 1)) + " and " + ids.getLast();
    }

    /// Settings whose name has what was typed so far: first those that begin with it.
    public static List<GridSetting> matching(String typed) {
        String part = typed.strip().toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(setting -> setting.id().contains(part))
                .sorted(Comparator.comparing(setting -> !setting.id().startsWith(part)))
                .toList();
    }

    private static Optional<GridSetting> nearest(String id) {
        return ALL.stream()
                .min(Comparator.comparingInt(setting -> mistakes(setting.id(), id)))
                .filter(setting ->
                        mistakes(setting.id(), id)
                                <= Math.min(TYPING_MISTAKES, setting.id().length() / 3));
    }

    /// Letters to change, add or leave out (Levenshtein).
    private static int mistakes(String a, String b) {
        var row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(same, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
