package noema.ui.map;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import noema.model.atlas.Atlas;
import noema.model.concept.Concept;
import noema.model.trace.Edit;
import noema.ui.run.Mind;
import noema.ui.run.RunSnapshot;
import noema.ui.run.Workbench;
import org.jspecify.annotations.Nullable;

/// What the map shows and what can be done on it. Needs no toolkit; used on one thread.
public final class MapModel {

    private final Workbench bench;
    private final Chosen chosen;
    private final LayoutChoice layouts;
    private final Supplier<Latest> workers;
    private final ObjectProperty<List<String>> labels = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<List<Mind.Alternative>> alternatives =
            new SimpleObjectProperty<>(List.of());
    private final ReadOnlyObjectWrapper<Marks> marks =
            new ReadOnlyObjectWrapper<>(Marks.none(MapLevel.SENTENCES));
    private final ObjectProperty<Colouring> colouring = new SimpleObjectProperty<>(Colouring.NONE);
    private final BooleanProperty density = new SimpleBooleanProperty();
    private final BooleanProperty lassoing = new SimpleBooleanProperty();
    private final Sight sight = new Sight();
    private final LevelChoice levels;
    private final NamedViews named;
    private final Finder finder;
    private final Neighbourhood neighbourhood;
    private final Probe probe;
    private @Nullable Places places;
    private @Nullable Origin left;

    /// @param worker does what takes long
    /// @param home   runs what it is given on the thread the model is used on
    public MapModel(Workbench bench, Executor worker, Executor home) {
        this.bench = bench;
        chosen = new Chosen(bench, () -> levels().level());
        layouts = new LayoutChoice(this::concepts, bench.director(), worker, home);
        workers = () -> new Latest(worker, home);
        finder = new Finder(workers.get());
        neighbourhood = new Neighbourhood(workers.get());
        probe = new Probe(workers.get(), bench.mind(), chosen::before);
        levels = new LevelChoice(layouts, sight, neighbourhood, labels, bench.selection());
        named = new NamedViews(levels, layouts, sight, colouring, density, bench.director());
        layouts.atlasProperty().subscribe(this::atlasChanged);
        layouts.groundProperty().subscribe(this::groundChanged);
        bench.run().snapshotProperty().subscribe(this::runChanged);
        bench.playhead().cursorProperty().subscribe(this::runChanged);
        bench.selection().placesProperty().subscribe(this::refocus);
        bench.selection().knownProperty().subscribe(this::refocus);
        probe.thoughtProperty().subscribe(this::refocus);
        chosen.lookedProperty().subscribe(this::refocus);
        levels.levelProperty().subscribe(this::runChanged);
        runChanged();
    }

    /// Known texts for the background, of the level that is shown; null for none. It follows what [#levels] know.
    public ObjectProperty<@Nullable Atlas> atlasProperty() {
        return layouts.atlasProperty();
    }

    /// The layout. A new atlas comes with its own projection; afterwards any layout of the same atlas may be set.
    public ObjectProperty<@Nullable Layout> layoutProperty() {
        return layouts.layoutProperty();
    }

    /// Whose concepts are shown.
    public LevelChoice levels() {
        return levels;
    }

    private CompletionStage<List<Concept>> concepts(List<String> texts) {
        return levels.level() == MapLevel.SENTENCES
                ? bench.mind().encode(texts)
                : bench.mind().encodeParagraphs(texts);
    }

    /// What is selected and looked at.
    Chosen chosen() {
        return chosen;
    }

    /// How concepts are laid flat.
    public LayoutChoice layouts() {
        return layouts;
    }

    /// Names of the atlas' clusters, by their number.
    public ObjectProperty<List<String>> labelsProperty() {
        return labels;
    }

    /// Other thoughts that the sentence at the playhead could be.
    public ObjectProperty<List<Mind.Alternative>> alternativesProperty() {
        return alternatives;
    }

    /// Those of them that have a place on this map.
    List<Mind.Alternative> alternativesShown() {
        return levels.level() == MapLevel.SENTENCES ? alternatives.get() : List.of();
    }

    /// What colours mean.
    public ObjectProperty<Colouring> colouringProperty() {
        return colouring;
    }

    /// Whether the background shows how many sentences there are instead of each.
    public BooleanProperty densityProperty() {
        return density;
    }

    /// Whether dragging draws a lasso instead of moving the map.
    public BooleanProperty lassoingProperty() {
        return lassoing;
    }

    /// Named views; to be kept with the session.
    public ObservableList<Bookmark> bookmarks() {
        return named.bookmarks();
    }

    /// Which part of the map is seen.
    public Sight sight() {
        return sight;
    }

    /// The search.
    public Finder finder() {
        return finder;
    }

    /// The concept that is looked at and what is near it.
    public Neighbourhood neighbourhood() {
        return neighbourhood;
    }

    /// The thought that was pointed at.
    public Probe probe() {
        return probe;
    }

    ReadOnlyObjectProperty<@Nullable Ground> groundProperty() {
        return layouts.groundProperty();
    }

    ReadOnlyObjectProperty<Marks> marksProperty() {
        return marks.getReadOnlyProperty();
    }

    /// What was seen before the layout there is now; null before the second one.
    @Nullable Origin left() {
        return left;
    }

    /// Where a concept lies on the map; null while that is not known.
    @Nullable Spot spot(float[] concept) {
        return places == null ? null : places.of(concept);
    }

    /// Shows all known sentences, or the run where there are none.
    public void fit() {
        sight.follow(Sight.Follow.ALL);
    }

    /// Shows all of the run.
    public void fitRun() {
        sight.follow(Sight.Follow.RUN);
    }

    /// Shows an entry of the atlas in the middle.
    public void centreOn(int entry) {
        Ground here = layouts.groundProperty().get();
        if (here != null && entry >= 0 && entry < here.layout().x().length) {
            sight.glide(sight.view().centred(here.spot(entry)));
        }
    }

    /// Selects what is inside a loop, in units of the map; a loop around nothing selects nothing.
    public void select(List<Spot> corners) {
        var loop = new Lasso(corners);
        Ground here = layouts.groundProperty().get();
        Set<Integer> known = here == null ? Set.of() : loop.entries(here);
        bench.selection().placesProperty().set(marks.get().inside(loop, this::spot));
        bench.selection().knownProperty().set(Set.copyOf(known));
    }

    /// Whether a thought at any point of the map can be put into words, and said instead of another: those of sentences only.
    boolean isAnswering() {
        return levels.level() == MapLevel.SENTENCES;
    }

    /// Puts the thought at a point of the map into words.
    ///
    /// @param passing whether the pointer is still moving
    public void point(Spot onMap, boolean passing) {
        Ground here = layouts.groundProperty().get();
        if (here != null) {
            probe.at(here, onMap, neighbourhood.sourceProperty().get(), passing);
        }
    }

    /// The number of the run's sentence that is selected alone, from 0; -1 when there is none.
    public int selectedSentence() {
        return chosen.sentence();
    }

    /// Has the selected sentence say the thought that was pointed at instead of its own.
    public void sayInstead() {
        Probe.Thought thought = probe.thoughtProperty().get();
        int sentence = selectedSentence();
        if (thought != null && thought.concept() != null && sentence >= 0) {
            bench.director().edit(new Edit.Thought(sentence, thought.concept()));
            probe.close();
        }
    }

    /// Has the story go on with one of the alternatives.
    void branch(Mind.Alternative alternative) {
        bench.director()
                .edit(
                        new Edit.Candidate(
                                bench.playhead().cursor().sentence(), alternative.candidate()));
    }

    /// Keeps the view under a name, in place of one that has the same.
    public void keepView(String name) {
        named.keep(name);
    }

    /// Goes back to a named view. Its level and its layout are taken too, as soon as they are there.
    public void goTo(Bookmark bookmark) {
        named.goTo(bookmark);
    }

    private void atlasChanged(@Nullable Atlas known) {
        probe.close();
        chosen.lookAt(Chosen.NOTHING);
        finder.in(known);
        neighbourhood.in(known);
        layouts.clear();
        if (known != null) {
            levels.enter(known);
        } else {
            runChanged();
        }
    }

    private void groundChanged(@Nullable Ground before, @Nullable Ground made) {
        left = before == null ? null : new Origin(before, places, sight.view());
        places = made == null ? null : new Places(made.layout(), workers.get(), this::placed);
        if (made != null) {
            sight.now(
                    made.layout(), made.grid().size() > 0 ? made.grid().most() : null, runBounds());
        }
    }

    private void placed() {
        sight.run(runBounds());
        marks.set(marks.get().again());
    }

    private void runChanged() {
        RunSnapshot run = bench.run().snapshot();
        marks.set(
                run == null
                        ? Marks.none(levels.level())
                        : Marks.of(run, bench.playhead().cursor(), levels.level()));
        if (run != null) {
            layouts.layOut(run);
        }
        sight.run(runBounds());
        refocus();
    }

    private @Nullable Bounds runBounds() {
        return marks.get().bounds(this::spot);
    }

    private void refocus() {
        neighbourhood.look(
                chosen.focus(probe.thoughtProperty().get(), layouts.atlasProperty().get()));
    }
}
