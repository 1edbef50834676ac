package noema.app.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.BooleanProperty;
import javafx.scene.layout.Region;
import noema.model.atlas.Atlas;
import noema.ui.charts.ChartsPane;
import noema.ui.controls.ControlsPane;
import noema.ui.denoising.DenoisingPane;
import noema.ui.history.HistoryPane;
import noema.ui.map.Known;
import noema.ui.map.MapPane;
import noema.ui.map.Neighbour;
import noema.ui.map.PathThumbnail;
import noema.ui.run.Workbench;
import noema.ui.scrubber.ScrubberBar;
import noema.ui.steps.NearestKnown;
import noema.ui.steps.StepsPane;
import noema.ui.story.StoryPane;
import org.jspecify.annotations.Nullable;

/// The panes of the window, wired to each other and to the explorer behind them.
final class Views {

    private final Explorer explorer;
    private final ControlsPane controls;
    private final MapPane map;
    private final StepsPane steps;
    private final DenoisingPane denoising;
    private final StoryPane story;
    private final ScrubberBar scrubber;
    private final KnownMaps maps;

    Views(Explorer explorer) {
        this.explorer = explorer;
        Workbench bench = explorer.bench();
        controls = new ControlsPane(explorer.settings(), explorer.conductor(), explorer.presets());
        map = new MapPane(bench);
        steps = new StepsPane(bench);
        denoising = new DenoisingPane(bench);
        story = new StoryPane(bench);
        scrubber = new ScrubberBar(bench);
        maps = new KnownMaps(explorer, map.model().levels(), this::sentencesKnown);
        denoising.onReleaseProperty().set(explorer::release);
        map.model().bookmarks().setAll(explorer.remembered().bookmarks());
        steps.alternativesProperty()
                .subscribe(list -> map.model().alternativesProperty().set(list));
    }

    /// Reads the maps that came with a model, in the background; without one the map stays empty and says so.
    void loadAtlas(Path model) {
        maps.load(model);
    }

    private void sentencesKnown(@Nullable Known known) {
        BiFunction<float[], Integer, List<Neighbour>> near = known == null ? null : known.near();
        steps.nearestKnownProperty()
                .set(
                        known == null || near == null
                                ? null
                                : concept -> nearest(known.atlas(), near, concept));
    }

    private static Optional<NearestKnown.Near> nearest(
            Atlas atlas, BiFunction<float[], Integer, List<Neighbour>> near, float[] concept) {
        return near.apply(concept, 1).stream()
                .map(n -> new NearestKnown.Near(atlas.entries().get(n.index()).text(), n.cosine()))
                .findFirst();
    }

    /// Known sentences behind the map; null when there are none.
    @Nullable Atlas atlas() {
        return maps.sentences();
    }

    /// Whether all maps have been read, as far as they are there.
    boolean areMapsRead() {
        return maps.areRead();
    }

    ControlsPane controls() {
        return controls;
    }

    /// Makes the history.
    HistoryPane history() {
        return new HistoryPane(
                explorer.history(),
                explorer.bench(),
                explorer.settings(),
                (run, width, height, palette) ->
                        PathThumbnail.paint(
                                run,
                                atlas() == null ? null : atlas().projection(),
                                width,
                                height,
                                palette));
    }

    MapPane map() {
        return map;
    }

    Region steps() {
        return steps.node();
    }

    /// Makes the charts.
    Region charts() {
        return new ChartsPane(explorer.bench()).node();
    }

    Region denoising() {
        return denoising.node();
    }

    Region story() {
        return story.node();
    }

    BooleanProperty tinted() {
        return story.tintedProperty();
    }

    ScrubberBar scrubber() {
        return scrubber;
    }

    /// Whether everything that is painted in the background is there.
    boolean isPainted() {
        return map.paintedProperty().get();
    }
}
