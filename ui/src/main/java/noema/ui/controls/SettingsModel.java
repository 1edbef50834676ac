package noema.ui.controls;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenOrder;
import noema.model.render.TokenSettings;
import noema.model.tensor.NoemaException;
import noema.model.trace.Edit;
import noema.model.trace.Recipe;
import noema.model.trace.Way;
import noema.model.trace.WordSettings;

/// The settings of the next run: everything in a recipe as observable properties, with undo. Always a valid recipe: a value that
/// is not allowed is refused and changes nothing.
///
/// Edits stay only as long as prompt, seed and way do, since they were made for the story that grows out of these.
public final class SettingsModel {

    private static final String WAY = "way";

    // Short enough to be read out and typed again.
    private static final long SEEDS = 1_000_000_000L;

    private final StringProperty prompt = new SimpleStringProperty("");
    private final ReadOnlyLongWrapper seed = new ReadOnlyLongWrapper();
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.SENTENCE);
    private final BooleanProperty aloud = new SimpleBooleanProperty(true);
    private final ObjectProperty<TokenOrder> order =
            new SimpleObjectProperty<>(TokenOrder.CONFIDENCE);
    private final ObjectProperty<TokenOrder> canvasOrder =
            new SimpleObjectProperty<>(TokenOrder.CONFIDENCE);
    private final ReadOnlyObjectWrapper<List<Edit>> edits = new ReadOnlyObjectWrapper<>(List.of());
    private final Map<Knob, ReadOnlyDoubleWrapper> knobs = new LinkedHashMap<>();

    private final BooleanProperty seedLocked = new SimpleBooleanProperty();
    private final BooleanProperty live = new SimpleBooleanProperty();
    private final BooleanProperty adjusting = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Recipe> recipe;
    private final Undo<Recipe> undo;
    private final LongSupplier seeds;
    private boolean setting;

    /// Begins with a recipe.
    public SettingsModel(Recipe start) {
        this(
                start,
                () -> ThreadLocalRandom.current().nextLong(SEEDS),
                () -> System.nanoTime() / 1_000_000);
    }

    /// Begins with a recipe.
    ///
    /// @param seeds  gives new seeds
    /// @param millis a clock, which tells one change from the next
    SettingsModel(Recipe start, LongSupplier seeds, LongSupplier millis) {
        this.seeds = seeds;
        recipe = new ReadOnlyObjectWrapper<>(start);
        undo = new Undo<>(start, millis);
        Knobs.ALL.forEach(knob -> knobs.put(knob, new ReadOnlyDoubleWrapper()));
        set(start);
        prompt.subscribe((_, _) -> changed("prompt"));
        seed.subscribe((_, _) -> changed("seed"));
        way.subscribe((_, _) -> changed(WAY));
        aloud.subscribe((_, _) -> changed("aloud"));
        canvasOrder.subscribe((_, _) -> changed("canvas-order"));
        order.subscribe((_, _) -> changed("order"));
        edits.subscribe((_, _) -> changed("edits"));
        knobs.forEach((knob, value) -> value.subscribe((_, _) -> changed(knob.id())));
    }

    /// What the story begins with.
    public StringProperty promptProperty() {
        return prompt;
    }

    /// The seed of the next run while it is locked; otherwise that of the last one, until Generate draws a new one.
    public ReadOnlyLongProperty seedProperty() {
        return seed.getReadOnlyProperty();
    }

    /// Whether every run takes the same seed.
    public BooleanProperty seedLockedProperty() {
        return seedLocked;
    }

    /// On which level the story is thought of.
    public ObjectProperty<Way> wayProperty() {
        return way;
    }

    /// Whether the sentences of a breath are read back before the next thought.
    public BooleanProperty aloudProperty() {
        return aloud;
    }

    /// Which words are settled first.
    public ObjectProperty<TokenOrder> orderProperty() {
        return order;
    }

    /// Which words are settled first where all settle together.
    public ObjectProperty<TokenOrder> canvasOrderProperty() {
        return canvasOrder;
    }

    /// What a person decided in the run that these settings come from.
    public ReadOnlyObjectProperty<List<Edit>> editsProperty() {
        return edits.getReadOnlyProperty();
    }

    /// The value of a knob.
    public ReadOnlyDoubleProperty value(Knob knob) {
        return at(knob).getReadOnlyProperty();
    }

    /// Whether a changed setting is tried out at once.
    public BooleanProperty liveProperty() {
        return live;
    }

    /// Whether a setting is being dragged: one step for undo, however long it takes.
    public BooleanProperty adjustingProperty() {
        return adjusting;
    }

    /// How often somebody has changed a setting so far; the prompt, loading a recipe and the new seed of a run do not count.
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// All settings together.
    public ReadOnlyObjectProperty<Recipe> recipeProperty() {
        return recipe.getReadOnlyProperty();
    }

    /// All settings together, with the seed that is shown.
    public Recipe toRecipe() {
        return recipe.get();
    }

    /// Sets a knob.
    ///
    /// @throws NoemaException when the value is not allowed
    public void set(Knob knob, double value) {
        at(knob).set(knob.check(value));
    }

    /// Sets the seed as somebody typed it.
    ///
    /// @throws NoemaException when it is not a whole number of 64 bits
    public void setSeed(String text) {
        try {
            seed.set(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            throw new NoemaException(
                    "The seed must be a whole number of at most 18 digits, for example 42.", e);
        }
    }

    /// A new seed, now.
    public void rollSeed() {
        undo.close();
        seed.set(seeds.getAsLong());
        undo.close();
    }

    /// Leaves everything to the model again.
    public void clearEdits() {
        edits.set(List.of());
    }

    /// What the next run is to be: unless the seed is locked it gets a new one, which is shown from now on.
    public Recipe nextRun() {
        if (!seedLocked.get()) {
            Recipe now = toRecipe();
            set(now.withSeed(seeds.getAsLong()).withEdits(List.of()));
            undo.amend(toRecipe());
        }
        return toRecipe();
    }

    /// Takes over the settings of a run, as one step.
    public void load(Recipe other) {
        if (!other.equals(toRecipe())) {
            set(other);
            undo.close();
            undo.record(other, "run", false);
            undo.close();
        }
    }

    /// Takes the last change back; without one, nothing happens.
    public void undo() {
        undo.undo().ifPresent(this::setByHand);
    }

    /// Makes the change that was taken back again; without one, nothing happens.
    public void redo() {
        undo.redo().ifPresent(this::setByHand);
    }

    /// Whether there is something to take back.
    public ReadOnlyBooleanProperty canUndoProperty() {
        return undo.canUndoProperty();
    }

    /// Whether something was taken back.
    public ReadOnlyBooleanProperty canRedoProperty() {
        return undo.canRedoProperty();
    }

    private void changed(String what) {
        if (setting) {
            return;
        }
        if (what.equals("prompt") || what.equals("seed") || what.equals(WAY)) {
            setting = true;
            edits.set(List.of());
            setting = false;
        }
        Recipe now = read();
        recipe.set(now);
        if (what.equals(WAY)) {
            undo.close();
        }
        undo.record(now, what, adjusting.get());
        if (what.equals(WAY)) {
            // Each choice of a level is a step of its own.
            undo.close();
        }
        // A prompt is tried out when it is finished, not at every letter.
        if (!what.equals("prompt")) {
            changes.set(changes.get() + 1);
        }
    }

    private void setByHand(Recipe other) {
        set(other);
        changes.set(changes.get() + 1);
    }

    private void set(Recipe other) {
        setting = true;
        try {
            prompt.set(other.prompt());
            seed.set(other.seed());
            aloud.set(other.aloud());
            way.set(other.way());
            order.set(other.tokens().order());
            canvasOrder.set(other.words().canvas().order());
            edits.set(other.edits());
            knobs.forEach((knob, value) -> value.set(knob.in().applyAsDouble(other)));
        } finally {
            setting = false;
        }
        recipe.set(other);
    }

    private Recipe read() {
        WordSettings.Canvas canvas = WordSettings.DEFAULT.canvas();
        // The numbers of these are replaced by those of the knobs.
        var frame =
                new Recipe(
                        prompt.get(),
                        1,
                        seed.get(),
                        way.get(),
                        aloud.get(),
                        ConceptSettings.DEFAULT,
                        TokenSettings.DEFAULT.withOrder(order.get()),
                        new WordSettings(
                                WordSettings.DEFAULT.ar(), canvas.withOrder(canvasOrder.get())),
                        edits.get());
        return Knobs.apply(frame, knob -> at(knob).get());
    }

    private ReadOnlyDoubleWrapper at(Knob knob) {
        return Objects.requireNonNull(knobs.get(knob), knob.id());
    }
}
