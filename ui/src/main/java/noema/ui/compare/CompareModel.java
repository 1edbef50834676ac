package noema.ui.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import noema.model.evaluate.StoryFigures;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.Way;
import org.jspecify.annotations.Nullable;

/// Two to four lanes from one beginning and one seed, and the moment at which all of them are looked at. Used on the JavaFX
/// thread only.
public final class CompareModel {

    /// Fewest lanes that can be compared.
    public static final int FEWEST = 2;

    /// Most lanes side by side.
    public static final int MOST = 4;

    /// Four ways to think, the quickest first.
    public static final List<Way> FOUR_WAYS =
            List.of(Way.AR, Way.DIFFUSION, Way.SENTENCE, Way.PARAGRAPH);

    private static final int MOST_SENTENCES = 200;

    private final ReadOnlyObjectWrapper<List<Lane>> lanes = new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty prompt = new SimpleStringProperty("");
    private final LongProperty seed = new SimpleLongProperty(1);
    private final IntegerProperty sentences = new SimpleIntegerProperty(8);
    private final ObjectProperty<Axis> axis = new SimpleObjectProperty<>(Axis.SECONDS);
    private final DoubleProperty position = new SimpleDoubleProperty(1);
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final DoubleProperty speed = new SimpleDoubleProperty(1);
    private final BooleanProperty marking = new SimpleBooleanProperty(true);
    private long next;

    /// A comparison without lanes, of what a recipe begins with.
    public CompareModel(Recipe recipe) {
        share(recipe);
    }

    /// The lanes, from left to right; at most four. The list is a new one after every change.
    public ReadOnlyObjectProperty<List<Lane>> lanesProperty() {
        return lanes.getReadOnlyProperty();
    }

    /// The lanes, from left to right.
    public List<Lane> lanes() {
        return lanes.get();
    }

    /// What all lanes begin with.
    public StringProperty promptProperty() {
        return prompt;
    }

    /// The seed of all lanes.
    public LongProperty seedProperty() {
        return seed;
    }

    /// Most sentences of each lane, 1 to 200.
    public IntegerProperty sentencesProperty() {
        return sentences;
    }

    /// What the time line counts.
    public ObjectProperty<Axis> axisProperty() {
        return axis;
    }

    /// The moment that is shown: 0 is the beginning, 1 the end of the longest lane.
    public DoubleProperty positionProperty() {
        return position;
    }

    /// Whether the moment moves by itself.
    public BooleanProperty playingProperty() {
        return playing;
    }

    /// Speed of playing; 1 takes as long as the longest lane took.
    public DoubleProperty speedProperty() {
        return speed;
    }

    /// Whether words are marked that another lane says differently.
    public BooleanProperty markingProperty() {
        return marking;
    }

    /// Whether a lane waits or runs.
    public boolean isBusy() {
        return lanes().stream().anyMatch(Lane::isBusy);
    }

    /// Whether it can be run: enough lanes, and one that is not pinned with its run.
    public boolean canRun() {
        return lanes().size() >= FEWEST && lanes().stream().anyMatch(lane -> !isKept(lane));
    }

    /// Takes what all lanes share from a recipe.
    public void share(Recipe recipe) {
        prompt.set(recipe.prompt());
        seed.set(recipe.seed());
        sentences.set(recipe.sentences());
    }

    /// The four ways to think with their usual settings, in place of all lanes.
    public void useFourWays() {
        Recipe usual = shared(Recipe.of("", 0));
        lanes.set(FOUR_WAYS.stream().map(way -> lane(usual.withWay(way))).toList());
        position.set(1);
    }

    /// Adds a lane at the right with the settings of a recipe; answers whether there was room.
    public boolean add(Recipe recipe) {
        if (lanes().size() >= MOST) {
            return false;
        }
        insert(lanes().size(), lane(shared(recipe)));
        return true;
    }

    /// Puts a copy of a lane, without its run, to the right of it; answers whether there was room.
    public boolean duplicate(long id) {
        int index = index(id);
        if (index < 0 || lanes().size() >= MOST) {
            return false;
        }
        Lane lane = lanes().get(index);
        insert(index + 1, Lane.of(next++, lane.recipe(), lane.model()));
        return true;
    }

    private Lane lane(Recipe recipe) {
        return Lane.of(next++, recipe, "");
    }

    private void insert(int index, Lane lane) {
        var list = new ArrayList<>(lanes());
        list.add(index, lane);
        lanes.set(List.copyOf(list));
    }

    /// Takes a lane away, unless it is being run.
    public void remove(long id) {
        lanes.set(lanes().stream().filter(lane -> lane.id() != id || lane.isBusy()).toList());
    }

    /// Has a lane think on another level, unless it is being run; its run goes. What a person decided in its story goes, too.
    public void level(long id, Way way) {
        change(
                id,
                lane ->
                        lane.isBusy() || lane.way() == way
                                ? lane
                                : lane.changed(lane.recipe().withWay(way).withEdits(List.of())));
    }

    /// Gives a lane the settings of a recipe, unless it is being run; its run goes.
    public void settings(long id, Recipe recipe) {
        change(id, lane -> lane.isBusy() ? lane : lane.changed(shared(recipe)));
    }

    /// Has another checkpoint tell a lane, unless it is being run; its run goes.
    ///
    /// @param folder of the checkpoint; empty for the window's model
    public void checkpoint(long id, String folder) {
        change(
                id,
                lane -> lane.isBusy() || lane.model().equals(folder) ? lane : lane.toldBy(folder));
    }

    /// Has a lane change places with its neighbour.
    ///
    /// @param by -1 for the one at the left, 1 for the one at the right
    public void swap(long id, int by) {
        int index = index(id);
        int other = index + by;
        if (index >= 0 && other >= 0 && other < lanes().size()) {
            var list = new ArrayList<>(lanes());
            Collections.swap(list, index, other);
            lanes.set(List.copyOf(list));
        }
    }

    /// Pins a lane, or lets it go.
    public void pin(long id, boolean pinned) {
        change(id, lane -> lane.pinned(pinned));
    }

    /// Number of the lane that the others are compared with: the first that is pinned, else the first.
    public int reference() {
        for (int i = 0; i < lanes().size(); i++) {
            if (lanes().get(i).pinned()) {
                return i;
            }
        }
        return 0;
    }

    /// All lanes but those that are pinned wait for their turn with what is shared now; answers them in their order.
    public List<Lane> begin() {
        playing.set(false);
        position.set(1);
        lanes.set(
                lanes().stream()
                        .map(lane -> isKept(lane) ? lane : lane.waiting(shared(lane.recipe())))
                        .toList());
        return lanes().stream().filter(Lane::isBusy).toList();
    }

    private static boolean isKept(Lane lane) {
        return lane.pinned() && lane.hasRun();
    }

    /// A recipe with what all lanes share. What a person decided holds only for the story that it was decided for.
    private Recipe shared(Recipe recipe) {
        boolean same = recipe.prompt().equals(prompt.get()) && recipe.seed() == seed.get();
        return new Recipe(
                prompt.get(),
                Math.clamp(sentences.get(), 1, MOST_SENTENCES),
                seed.get(),
                recipe.way(),
                recipe.aloud(),
                recipe.concept(),
                recipe.tokens(),
                recipe.words(),
                same ? recipe.edits() : List.of());
    }

    /// A lane that waited or runs has gone on.
    public void heard(long id, List<Heard> events) {
        change(id, lane -> lane.isBusy() ? lane.plus(events) : lane);
    }

    /// A lane has ended.
    ///
    /// @param figures of it; `null` when there are none
    public void finished(long id, Trace trace, @Nullable StoryFigures figures) {
        change(id, lane -> lane.isBusy() ? lane.finished(trace, figures) : lane);
    }

    /// A lane could not be run.
    public void failed(long id, String sentence) {
        change(id, lane -> lane.isBusy() ? lane.failed(sentence) : lane);
    }

    /// Lanes that wait for their turn do not any longer.
    public void dropWaiting() {
        lanes.set(
                lanes().stream()
                        .map(lane ->
                                lane.state() == LaneState.WAITING
                                        ? lane.changed(lane.recipe())
                                        : lane)
                        .toList());
    }

    /// A lane that waited or was about to run was not run.
    public void drop(long id) {
        change(id, lane -> lane.isBusy() ? lane.changed(lane.recipe()) : lane);
    }

    private void change(long id, UnaryOperator<Lane> change) {
        lanes.set(
                lanes().stream().map(lane -> lane.id() == id ? change.apply(lane) : lane).toList());
    }

    private int index(long id) {
        for (int i = 0; i < lanes().size(); i++) {
            if (lanes().get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    /// The lane with a number, if it is still there.
    public Optional<Lane> lane(long id) {
        return lanes().stream().filter(lane -> lane.id() == id).findFirst();
    }

    /// Length of the longest lane on the axis.
    public double length() {
        return length(axis.get());
    }

    private double length(Axis on) {
        return lanes().stream().mapToDouble(lane -> lane.run().length(on)).max().orElse(0);
    }

    /// The moment on the axis.
    public double value() {
        return position.get() * length();
    }

    /// How many events of a lane have happened by the moment that is shown.
    public int happened(Lane lane) {
        return position.get() >= 1 ? lane.run().size() : lane.run().happened(axis.get(), value());
    }

    /// Moves the moment while it plays, and stops at the end.
    ///
    /// @param seconds that went by
    public void advance(double seconds) {
        double whole = length(Axis.SECONDS);
        if (!playing.get()) {
            return;
        }
        double now = whole <= 0 ? 1 : position.get() + seconds * speed.get() / whole;
        position.set(Math.min(1, now));
        if (now >= 1) {
            playing.set(false);
        }
    }

    /// Pauses, and goes on or back by a share of the time line.
    public void move(double by) {
        playing.set(false);
        position.set(Math.clamp(position.get() + by, 0, 1));
    }

    /// Plays, from the beginning if it is at the end; or pauses.
    public void togglePlaying() {
        if (!playing.get() && position.get() >= 1) {
            position.set(0);
        }
        playing.set(!playing.get() && length() > 0);
    }
}
