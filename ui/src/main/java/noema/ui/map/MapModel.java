package noema.ui.map;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
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
    private final Executor worker;
    private final Executor home;
    private final Latest laying;
    private final Latest placing;
    private final ObjectProperty<@Nullable Atlas> atlas = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Layout> layout = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Layouts> layouts = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Ground> ground = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<List<String>> labels = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<List<Mind.Alternative>> alternatives =
            new SimpleObjectProperty<>(List.of());
    private final ReadOnlyObjectWrapper<Marks> marks = new ReadOnlyObjectWrapper<>(Marks.NONE);
    private final ObjectProperty<Colouring> colouring =
            new SimpleObjectProperty<>(Colouring.NONE);
    private final BooleanProperty density = new SimpleBooleanProperty();
    private final BooleanProperty lassoing = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper pending = new ReadOnlyStringWrapper("");
    private final ObservableList<Bookmark> bookmarks = FXCollections.observableArrayList();
    private final Sight sight = new Sight();
    private final Finder finder;
    private final Neighbourhood neighbourhood;
    private final Probe probe;
    private @Nullable Places places;
    private int axesOf;

    /// @param worker does what takes long
    /// @param home   runs what it is given on the thread the model is used on
    public MapModel(Workbench bench, Executor worker, Executor home) {
        this.bench = bench;
        this.worker = worker;
        this.home = home;
        laying = new Latest(worker, home);
        placing = new Latest(worker, home);
        finder = new Finder(new Latest(worker, home));
        neighbourhood = new Neighbourhood(new Latest(worker, home));
        probe = new Probe(new Latest(worker, home), bench.mind(), this::before);
        atlas.subscribe(this::atlasChanged);
        layout.subscribe(this::layoutChanged);
        bench.run().snapshotProperty().subscribe(this::runChanged);
        bench.playhead().cursorProperty().subscribe(this::runChanged);
        bench.selection().placesProperty().subscribe(this::refocus);
        bench.selection().knownProperty().subscribe(this::refocus);
        probe.thoughtProperty().subscribe(this::refocus);
    }

    /// Known sentences for the background; null for none.
    public ObjectProperty<@Nullable Atlas> atlasProperty() {
        return atlas;
    }

    /// The layout. A new atlas comes with its own projection; afterwards any layout of the same atlas may be set.
    public ObjectProperty<@Nullable Layout> layoutProperty() {
        return layout;
    }

    /// Who makes layouts that take long; null when nobody does.
    public ObjectProperty<@Nullable Layouts> layoutsProperty() {
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

    /// What is being waited for, in a few words; empty for nothing.
    public ReadOnlyStringProperty pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    /// Named views; to be kept with the session.
    public ObservableList<Bookmark> bookmarks() {
        return bookmarks;
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
        return ground.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Marks> marksProperty() {
        return marks.getReadOnlyProperty();
    }

    /// Where concepts lie in the layout; null while there is none.
    @Nullable Places places() {
        return places;
    }

    /// Where a concept lies on the map; null while that is not known.
    @Nullable Spot spot(float[] concept) {
        return places == null ? null : places.of(concept);
    }

    /// Goes back to the atlas' own projection.
    public void usePrincipalAxes() {
        Atlas known = atlas.get();
        if (known != null) {
            lay(known, () -> LinearLayout.of("PCA", known.projection(), known.entries()));
        }
    }

    /// Asks for UMAP and takes it when it is there, if nobody chose something else meanwhile.
    public void useUmap() {
        Layouts maker = layouts.get();
        if (maker == null) {
            return;
        }
        Atlas known = atlas.get();
        Layout now = layout.get();
        pending.set("laying out by UMAP ...");
        maker.umap()
                .whenComplete(
                        (made, failure) ->
                                home.execute(
                                        () -> {
                                            pending.set("");
                                            if (failure != null) {
                                                bench.director().tell(Problems.sentence(failure));
                                            } else if (atlas.get() == known && layout.get() == now) {
                                                layout.set(made);
                                            }
                                        }));
    }

    /// Lays the map out along the line between what two sentences mean.
    public void useAxis(String from, String to) {
        Atlas known = atlas.get();
        if (known == null) {
            return;
        }
        pending.set("reading the two sentences ...");
        bench.mind()
                .encode(List.of(from, to))
                .whenComplete(
                        (concepts, failure) -> {
                            pending.set("");
                            if (failure != null) {
                                bench.director().tell(Problems.sentence(failure));
                            } else {
                                layAlong(known, concepts);
                            }
                        });
    }

    private void layAlong(Atlas known, List<Concept> ends) {
        float[] from = ends.get(0).values();
        float[] to = ends.get(1).values();
        if (from.length != known.projection().centre().length) {
            bench.director()
                    .tell("This map is of another model; open one that belongs to the loaded one.");
        } else if (new Concept(from).distance(new Concept(to)) < 1e-4) {
            bench.director()
                    .tell(
                            "The two sentences mean the same to the model, so there is no line between them; type two different ones.");
        } else {
            lay(
                    known,
                    () ->
                            LinearLayout.of(
                                    "Axis",
                                    Axes.between(from, to, known.projection()),
                                    known.entries()));
        }
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
        Ground here = ground.get();
        if (here != null && entry >= 0 && entry < here.layout().x().length) {
            sight.glide(sight.view().centred(here.spot(entry)));
        }
    }

    /// Selects what is inside a loop, in units of the map; a loop around nothing selects nothing.
    public void select(List<Spot> corners) {
        var loop = new Lasso(corners);
        Ground here = ground.get();
        Set<Integer> known = here == null ? Set.of() : loop.entries(here);
        var inside = new HashSet<Integer>();
        for (Marks.Dot dot : marks.get().dots()) {
            Spot spot = spot(dot.concept());
            if (spot != null && loop.contains(spot.x(), spot.y())) {
                inside.add(dot.place());
            }
        }
        bench.selection().placesProperty().set(Set.copyOf(inside));
        bench.selection().knownProperty().set(Set.copyOf(known));
    }

    /// Puts the thought at a point of the map into words.
    ///
    /// @param passing whether the pointer is still moving
    public void point(Spot onMap, boolean passing) {
        Ground here = ground.get();
        if (here != null) {
            probe.at(here, onMap, neighbourhood.sourceProperty().get(), passing);
        }
    }

    /// The number of the run's sentence that is selected alone, from 0; -1 when there is none.
    public int selectedSentence() {
        Set<Integer> chosen = bench.selection().placesProperty().get();
        RunSnapshot run = bench.run().snapshot();
        if (run == null || chosen.size() != 1) {
            return -1;
        }
        int number = chosen.iterator().next() - run.prompt().size();
        return number >= 0 && number < run.sentences().size() ? number : -1;
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
        Layout now = layout.get();
        View view = sight.view();
        bookmarks.removeIf(b -> b.name().equals(name));
        bookmarks.add(
                new Bookmark(
                        name,
                        now == null ? "" : now.name(),
                        colouring.get(),
                        density.get(),
                        view.x(),
                        view.y(),
                        Bookmark.span(view)));
    }

    /// Goes back to a named view. Its layout is taken too where it can be made without asking anything.
    public void goTo(Bookmark bookmark) {
        Layout now = layout.get();
        colouring.set(bookmark.colouring());
        density.set(bookmark.density());
        if (now != null && now.name().equals(bookmark.layout())) {
            sight.glide(bookmark.in(sight.view()));
        } else if (bookmark.layout().equals("PCA")) {
            sight.expect(bookmark);
            usePrincipalAxes();
        } else {
            bench.director()
                    .tell(
                            "This view belongs to the layout %s; choose that layout first."
                                    .formatted(bookmark.layout()));
        }
    }

    private void atlasChanged(@Nullable Atlas known) {
        probe.close();
        finder.in(known);
        neighbourhood.in(known);
        if (known != null) {
            usePrincipalAxes();
        } else {
            axesOf = 0;
            layout.set(null);
            runChanged();
        }
    }

    private void lay(@Nullable Atlas known, java.util.function.Supplier<Layout> how) {
        laying.ask(() -> Ground.of(known, how.get()), this::laid);
    }

    private void laid(Ground made) {
        if (made.atlas() == atlas.get()) {
            ground.set(made);
            places = new Places(made.layout(), placing, this::placed);
            layout.set(made.layout());
            sight.now(made.grid().size() > 0 ? made.grid().most() : null, runBounds());
        }
    }

    private void layoutChanged(@Nullable Layout chosen) {
        Ground here = ground.get();
        Atlas known = atlas.get();
        if (chosen == null) {
            ground.set(null);
            places = null;
        } else if (here == null || here.layout() != chosen) {
            if (known != null && chosen.x().length != known.size()) {
                layout.set(here == null ? null : here.layout());
                bench.director()
                        .tell("The layout %s is of another map.".formatted(chosen.name()));
            } else {
                lay(known, () -> chosen);
            }
        }
    }

    private void placed() {
        sight.run(runBounds());
        Marks now = marks.get();
        // The same marks in a new record: whoever paints them looks again.
        marks.set(new Marks(now.dots(), now.steps(), now.others(), now.thinking()));
    }

    private void runChanged() {
        RunSnapshot run = bench.run().snapshot();
        marks.set(run == null ? Marks.NONE : Marks.of(run, bench.playhead().cursor()));
        if (atlas.get() == null && run != null) {
            layOutRunAlone(run);
        }
        sight.run(runBounds());
        refocus();
    }

    // Without an atlas the run is shown on its own principal axes, found anew whenever a concept is added to it.
    private void layOutRunAlone(RunSnapshot run) {
        var concepts = new ArrayList<float[]>();
        for (int place = 0; place < run.places(); place++) {
            float[] concept = run.concept(place);
            if (concept != null) {
                concepts.add(concept);
            }
        }
        int sum = Objects.hash(concepts.toArray());
        if (!concepts.isEmpty() && sum != axesOf) {
            axesOf = sum;
            int size = concepts.getFirst().length;
            concepts.removeIf(c -> c.length != size);
            lay(
                    null,
                    () ->
                            new LinearLayout(
                                    "PCA",
                                    Axes.principal(concepts, size),
                                    new float[0],
                                    new float[0]));
        }
    }

    private Bounds runBounds() {
        var spots = new ArrayList<Spot>();
        marks.get().dots().forEach(dot -> add(spots, dot.concept()));
        marks.get()
                .steps()
                .forEach(
                        step -> {
                            add(spots, step.noisy());
                            add(spots, step.estimate());
                        });
        return Bounds.of(spots);
    }

    private void add(List<Spot> spots, float[] concept) {
        Spot spot = spot(concept);
        if (spot != null) {
            spots.add(spot);
        }
    }

    private void refocus() {
        neighbourhood.look(focus());
    }

    private Neighbourhood.@Nullable Focus focus() {
        Probe.Thought pointed = probe.thoughtProperty().get();
        if (pointed != null && pointed.concept() != null) {
            return new Neighbourhood.Focus("the thought here", pointed.concept());
        }
        Set<Integer> chosen = bench.selection().placesProperty().get();
        RunSnapshot run = bench.run().snapshot();
        int place = chosen.size() == 1 ? chosen.iterator().next() : -1;
        if (run != null && place >= 0 && place < run.places() && run.concept(place) != null) {
            return focus(run, place);
        }
        Set<Integer> known = bench.selection().knownProperty().get();
        Atlas here = atlas.get();
        int entry = known.size() == 1 ? known.iterator().next() : -1;
        return here != null && entry >= 0 && entry < here.size()
                ? new Neighbourhood.Focus(
                        "the selected sentence", here.entries().get(entry).concept())
                : null;
    }

    private static Neighbourhood.@Nullable Focus focus(RunSnapshot run, int place) {
        float[] concept = run.concept(place);
        int number = place - run.prompt().size();
        String name =
                number < 0
                        ? "sentence %d of the prompt".formatted(place + 1)
                        : "sentence %d".formatted(number + 1);
        return concept == null ? null : new Neighbourhood.Focus(name, concept);
    }

    // Concepts before the selected sentence, or of the whole story when none is selected; nearest first.
    private List<Concept> before() {
        RunSnapshot run = bench.run().snapshot();
        if (run == null) {
            return List.of();
        }
        int sentence = selectedSentence();
        int end = sentence >= 0 ? run.prompt().size() + sentence : run.places();
        var list = new ArrayList<Concept>();
        for (int place = end - 1; place >= 0; place--) {
            float[] concept = run.concept(place);
            if (concept != null) {
                list.add(new Concept(concept));
            }
        }
        return list;
    }
}
