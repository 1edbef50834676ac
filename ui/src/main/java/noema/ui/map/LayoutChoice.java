package noema.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import noema.model.atlas.Atlas;
import noema.model.concept.Concept;
import noema.ui.run.Director;
import noema.ui.run.RunSnapshot;
import org.jspecify.annotations.Nullable;

/// How concepts are laid flat. What is chosen is worked out on a worker; until it is there the layout before it stays.
public final class LayoutChoice {

    /// The name of layouts by principal components.
    static final String PRINCIPAL = "PCA";

    /// The name of layouts that keep neighbourhoods.
    public static final String UMAP = "UMAP";

    /// The name of layouts between two texts.
    static final String AXIS = "Axis";

    private static final String NOTHING_KNOWN =
            "There are no known sentences to lay out; this needs a model with a map.";

    private final Function<List<String>, CompletionStage<List<Concept>>> reader;
    private final Director director;
    private final Executor home;
    private final Latest worker;
    private final ObjectProperty<@Nullable Atlas> atlas = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Layout> layout = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Layouts> layouts = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Ground> ground = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper pending = new ReadOnlyStringWrapper("");
    private int axesOf;
    private int wishes;

    /// @param reader finds the concepts of texts of the kind that is laid out; see [Mind]
    /// @param worker does what takes long
    /// @param home   runs what it is given on the thread this is used on
    LayoutChoice(
            Function<List<String>, CompletionStage<List<Concept>>> reader,
            Director director,
            Executor worker,
            Executor home) {
        this.reader = reader;
        this.director = director;
        this.home = home;
        this.worker = new Latest(worker, home);
        layout.subscribe(this::layoutChanged);
    }

    /// Known texts; null for none.
    public ObjectProperty<@Nullable Atlas> atlasProperty() {
        return atlas;
    }

    /// The layout; null before there is one. Any layout of the same atlas may be set.
    public ObjectProperty<@Nullable Layout> layoutProperty() {
        return layout;
    }

    /// Who makes layouts that take long; null when nobody does.
    public ObjectProperty<@Nullable Layouts> layoutsProperty() {
        return layouts;
    }

    /// What is being waited for, in a few words; empty for nothing.
    public ReadOnlyStringProperty pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    /// What is laid flat; it follows the layout.
    ReadOnlyObjectProperty<@Nullable Ground> groundProperty() {
        return ground.getReadOnlyProperty();
    }

    /// Takes the atlas' own projection.
    public void usePrincipalAxes() {
        Atlas known = atlas.get();
        wish("");
        if (known != null) {
            lay(known, () -> LinearLayout.of(PRINCIPAL, known.projection(), known.entries()));
        }
    }

    /// Asks for UMAP and takes it when it is there, if nobody chose something else meanwhile.
    public void useUmap() {
        Layouts maker = layouts.get();
        if (maker == null) {
            director.tell(
                    atlas.get() == null
                            ? NOTHING_KNOWN
                            : "The map is still being prepared; choose UMAP again in a moment.");
            return;
        }
        Atlas known = atlas.get();
        Layout now = layout.get();
        int mine = wish("laying out by UMAP …");
        maker.umap()
                .whenComplete((made, failure) ->
                        home.execute(() -> {
                            if (!isStillWished(mine)) {
                                return;
                            }
                            if (failure != null) {
                                director.tell(Problems.sentence(failure));
                            } else if (atlas.get() == known && layout.get() == now) {
                                layout.set(made);
                            }
                        }));
    }

    /// Stays with the layout there is: what was asked for is not wanted any more.
    void stay() {
        wish("");
    }

    // The newest wish counts; answers to older ones come too late.
    private int wish(String waitingFor) {
        pending.set(waitingFor);
        return ++wishes;
    }

    private boolean isStillWished(int wish) {
        boolean newest = wish == wishes;
        if (newest) {
            pending.set("");
        }
        return newest;
    }

    /// Lays the map out along the line between what two texts mean.
    public void useAxis(String from, String to) {
        Atlas known = atlas.get();
        if (known == null) {
            director.tell(NOTHING_KNOWN);
            return;
        }
        int mine = wish("reading the two texts …");
        reader.apply(List.of(from, to))
                .whenComplete((concepts, failure) -> {
                    if (!isStillWished(mine)) {
                        return;
                    }
                    if (failure != null) {
                        director.tell(Problems.sentence(failure));
                    } else {
                        layAlong(known, new AxisLayout.Ends(from, to), concepts);
                    }
                });
    }

    private void layAlong(Atlas known, AxisLayout.Ends ends, List<Concept> concepts) {
        float[] from = concepts.get(0).values();
        float[] to = concepts.get(1).values();
        if (from.length != known.projection().centre().length) {
            director.tell("This map is of another model; open one that belongs to the loaded one.");
        } else if (concepts.get(0).distance(concepts.get(1)) < 1e-4) {
            director.tell(
                    "Both mean the same to the model, so there is no line between them; type two different ones.");
        } else {
            lay(known, () -> AxisLayout.of(ends, from, to, known.projection(), known.entries()));
        }
    }

    /// Without an atlas a run is shown on its own principal axes, found anew whenever a concept is added to it.
    void layOut(RunSnapshot run) {
        var concepts = new ArrayList<float[]>();
        for (int place = 0; place < run.places(); place++) {
            float[] concept = run.concept(place);
            if (concept != null
                    && (concepts.isEmpty() || concepts.getFirst().length == concept.length)) {
                concepts.add(concept);
            }
        }
        // Arrays hash by identity: the sum changes when a concept is added or replaced, not while
        // one is being thought.
        int sum = Objects.hash(concepts.toArray());
        if (atlas.get() == null && !concepts.isEmpty() && sum != axesOf) {
            axesOf = sum;
            int size = concepts.getFirst().length;
            var none = new float[0];
            lay(
                    null,
                    () -> new LinearLayout(PRINCIPAL, Axes.principal(concepts, size), none, none));
        }
    }

    /// There is nothing to be laid out any more, or something else will be.
    void clear() {
        worker.forget();
        axesOf = 0;
        wish("");
        layout.set(null);
    }

    private void lay(@Nullable Atlas known, Supplier<Layout> how) {
        worker.ask(
                () -> Ground.of(known, how.get()),
                made -> {
                    if (made.atlas() == atlas.get()) {
                        ground.set(made);
                        layout.set(made.layout());
                    }
                });
    }

    private void layoutChanged(@Nullable Layout wanted) {
        Ground here = ground.get();
        Atlas known = atlas.get();
        if (wanted == null) {
            ground.set(null);
        } else if (here == null || here.layout() != wanted) {
            if (known != null && wanted.x().length != known.size()) {
                layout.set(here == null ? null : here.layout());
                director.tell("The layout %s is of another map.".formatted(wanted.name()));
            } else {
                lay(known, () -> wanted);
            }
        }
    }
}
