package noema.app.desktop;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import noema.model.atlas.Atlas;
import noema.model.atlas.AtlasFile;
import noema.model.atlas.Neighbours;
import noema.model.generate.LevelFolder;
import noema.model.generate.ModelFolder;
import noema.model.tell.ModelFamily;
import noema.model.trace.Way;
import noema.ui.map.Known;
import noema.ui.map.LevelChoice;
import noema.ui.map.MapLevel;
import noema.ui.map.Neighbour;
import org.jspecify.annotations.Nullable;

/// Reads the maps that came with a model: of its sentences, and of the paragraphs of the level beside it. What is wrong with one
/// leaves the other as it is.
final class KnownMaps {

    private static final String NO_LEVEL =
            "There is no paragraph level beside this model; train one with noema train --kind level.";
    private static final String NO_LEVEL_MAP =
            "The paragraph level of this model has no map; build one with noema map --level paragraph.";

    private final Explorer explorer;
    private final LevelChoice levels;
    private final Consumer<@Nullable Known> sentencesKnown;
    private final Set<MapLevel> awaited = EnumSet.noneOf(MapLevel.class);
    private @Nullable Atlas sentences;
    private int loads;

    /// @param levels         are told what is known
    /// @param sentencesKnown hears of the known sentences, null for none
    KnownMaps(Explorer explorer, LevelChoice levels, Consumer<@Nullable Known> sentencesKnown) {
        this.explorer = explorer;
        this.levels = levels;
        this.sentencesKnown = sentencesKnown;
    }

    /// Reads the maps in the background. What is wrong with one is told only where the model is there: the map of a damaged model
    /// would seem to be another's.
    void load(Path model) {
        int mine = ++loads;
        load(mine, MapLevel.SENTENCES, "", () -> ofSentences(model));
        Path level = ModelFamily.Folders.beside(model, Way.PARAGRAPH);
        load(
                mine,
                MapLevel.PARAGRAPHS,
                level == null ? NO_LEVEL : NO_LEVEL_MAP,
                () -> level == null ? Optional.empty() : ofParagraphs(level));
    }

    private static Optional<Atlas> ofSentences(Path model) {
        Path folder = model.resolve(AtlasFile.FOLDER);
        if (!AtlasFile.isIn(folder)) {
            return Optional.empty();
        }
        ModelFolder.Identity identity = ModelFolder.identify(model);
        return Optional.of(
                AtlasFile.read(folder, identity.hash(), identity.config().conceptSize()));
    }

    private static Optional<Atlas> ofParagraphs(Path level) {
        Path folder = level.resolve(AtlasFile.FOLDER);
        if (!AtlasFile.isIn(folder)) {
            return Optional.empty();
        }
        LevelFolder.Identity identity = LevelFolder.identify(level);
        return Optional.of(
                AtlasFile.read(
                        folder,
                        identity.hash(),
                        identity.config().conceptSize(),
                        "noema map --level " + Way.PARAGRAPH.id()));
    }

    private void load(int mine, MapLevel level, String none, Supplier<Optional<Atlas>> reading) {
        awaited.add(level);
        explorer.inBackground(
                () -> {
                    Optional<Atlas> found = reading.get();
                    Platform.runLater(() -> {
                        if (mine == loads) {
                            found.ifPresentOrElse(
                                    atlas -> show(mine, level, atlas), () -> showNone(level, none));
                        }
                    });
                },
                why -> {
                    if (mine == loads) {
                        showNone(level, why);
                        tellLater(why);
                    }
                });
    }

    private void tellLater(String why) {
        explorer.host()
                .whenLoaded(state -> {
                    if (state instanceof ModelState.Ready) {
                        explorer.tell(why);
                    }
                });
    }

    private void show(int mine, MapLevel level, Atlas found) {
        known(level, new Known(found));
        explorer.inBackground(
                () -> {
                    Neighbours neighbours = Neighbours.of(found);
                    var whole =
                            new Known(
                                    found,
                                    (concept, count) ->
                                            neighbours.nearest(concept, count).stream()
                                                    .map(n -> new Neighbour(n.entry(), n.cosine()))
                                                    .toList(),
                                    new MapLayouts(found, neighbours));
                    Platform.runLater(() -> {
                        if (mine == loads) {
                            known(level, whole);
                        }
                    });
                },
                explorer::tell);
    }

    private void known(MapLevel level, Known known) {
        awaited.remove(level);
        levels.know(level, known);
        if (level == MapLevel.SENTENCES) {
            sentences = known.atlas();
            sentencesKnown.accept(known);
        }
    }

    private void showNone(MapLevel level, String why) {
        awaited.remove(level);
        levels.knowNothing(level, why);
        if (level == MapLevel.SENTENCES) {
            sentences = null;
            sentencesKnown.accept(null);
        }
    }

    /// Known sentences; null when there are none.
    @Nullable Atlas sentences() {
        return sentences;
    }

    /// Whether all maps that were asked for have been read, or found wanting.
    boolean areRead() {
        return loads > 0 && awaited.isEmpty();
    }
}
