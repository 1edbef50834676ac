package noema.app.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.scene.layout.Region;
import noema.model.atlas.Atlas;
import noema.model.atlas.AtlasFile;
import noema.model.atlas.Neighbours;
import noema.model.generate.ModelFolder;
import noema.ui.charts.ChartsPane;
import noema.ui.controls.ControlsPane;
import noema.ui.denoising.DenoisingPane;
import noema.ui.history.HistoryPane;
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

    private static final String FOLDER = "map";

    private final Explorer explorer;
    private final ControlsPane controls;
    private final MapPane map;
    private final StepsPane steps;
    private final DenoisingPane denoising;
    private final StoryPane story;
    private final ScrubberBar scrubber;
    private @Nullable Atlas atlas;

    Views(Explorer explorer) {
        this.explorer = explorer;
        Workbench bench = explorer.bench();
        controls = new ControlsPane(explorer.settings(), explorer.conductor(), explorer.presets());
        map = new MapPane(bench);
        steps = new StepsPane(bench);
        denoising = new DenoisingPane(bench);
        story = new StoryPane(bench);
        scrubber = new ScrubberBar(bench);
        denoising.onReleaseProperty().set(explorer::release);
        map.model().bookmarks().setAll(explorer.remembered().bookmarks());
        steps.alternativesProperty()
                .subscribe(list -> map.model().alternativesProperty().set(list));
    }

    /// Reads the map that came with a model, in the background; without one the map stays empty and says so. What is wrong with
    /// a map is told only where its model is there: the map of a damaged model would seem to be another's.
    void loadAtlas(Path model) {
        explorer.inBackground(
                () -> {
                    Optional<Atlas> found = atlas(model);
                    Platform.runLater(() -> found.ifPresentOrElse(this::show, this::showNone));
                },
                why -> {
                    showNone();
                    explorer.host()
                            .whenLoaded(state -> {
                                if (state instanceof ModelState.Ready) {
                                    explorer.tell(why);
                                }
                            });
                });
    }

    private static Optional<Atlas> atlas(Path model) {
        Path folder = model.resolve(FOLDER);
        if (!AtlasFile.isIn(folder)) {
            return Optional.empty();
        }
        ModelFolder.Identity identity = ModelFolder.identify(model);
        return Optional.of(
                AtlasFile.read(folder, identity.hash(), identity.config().conceptSize()));
    }

    private void show(Atlas found) {
        atlas = found;
        map.atlasProperty().set(found);
        map.model().labelsProperty().set(found.labels());
        explorer.inBackground(
                () -> {
                    Neighbours neighbours = Neighbours.of(found);
                    NearestKnown nearest =
                            concept ->
                                    neighbours.nearest(concept, 1).stream()
                                            .map(n ->
                                                    new NearestKnown.Near(
                                                            found.entries().get(n.entry()).text(),
                                                            n.cosine()))
                                            .findFirst();
                    BiFunction<float[], Integer, List<Neighbour>> near =
                            (concept, count) ->
                                    neighbours.nearest(concept, count).stream()
                                            .map(n -> new Neighbour(n.entry(), n.cosine()))
                                            .toList();
                    Platform.runLater(() -> {
                        steps.nearestKnownProperty().set(nearest);
                        map.model().neighbourhood().sourceProperty().set(near);
                        map.model()
                                .layouts()
                                .layoutsProperty()
                                .set(new MapLayouts(found, neighbours));
                    });
                },
                explorer::tell);
    }

    private void showNone() {
        atlas = null;
        map.atlasProperty().set(null);
        map.model().layouts().layoutsProperty().set(null);
        steps.nearestKnownProperty().set(null);
        map.model().neighbourhood().sourceProperty().set(null);
    }

    /// Known sentences behind the map; null when there are none.
    @Nullable Atlas atlas() {
        return atlas;
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
                                atlas == null ? null : atlas.projection(),
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
