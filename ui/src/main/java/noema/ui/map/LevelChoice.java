package noema.ui.map;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import noema.model.atlas.Atlas;
import noema.ui.run.Selection;
import org.jspecify.annotations.Nullable;

/// Which level's concepts the map shows, and what is known of each level. A level that is left and shown again looks as it did:
/// the same layout, the same part of the map.
public final class LevelChoice {

    private final ReadOnlyObjectWrapper<MapLevel> level =
            new ReadOnlyObjectWrapper<>(MapLevel.SENTENCES);
    private final Map<MapLevel, Known> known = new EnumMap<>(MapLevel.class);
    private final Map<MapLevel, ReadOnlyStringWrapper> lacks = new EnumMap<>(MapLevel.class);
    private final Map<MapLevel, Stay> stays = new EnumMap<>(MapLevel.class);
    private final LayoutChoice layouts;
    private final Sight sight;
    private final Neighbourhood neighbourhood;
    private final ObjectProperty<List<String>> labels;
    private final Selection selection;

    /// How a level was left.
    private record Stay(Atlas atlas, Layout layout, Sight.Follow follow, Bookmark view) {}

    /// What is shown of a level is passed on to the parts of the map.
    LevelChoice(
            LayoutChoice layouts,
            Sight sight,
            Neighbourhood neighbourhood,
            ObjectProperty<List<String>> labels,
            Selection selection) {
        this.layouts = layouts;
        this.sight = sight;
        this.neighbourhood = neighbourhood;
        this.labels = labels;
        this.selection = selection;
        for (MapLevel each : MapLevel.values()) {
            lacks.put(
                    each,
                    new ReadOnlyStringWrapper(
                            each == MapLevel.SENTENCES
                                    ? ""
                                    : "There is no map of %s yet.".formatted(each.many())));
        }
    }

    /// The level that is shown.
    public ReadOnlyObjectProperty<MapLevel> levelProperty() {
        return level.getReadOnlyProperty();
    }

    /// The level that is shown.
    public MapLevel level() {
        return level.get();
    }

    /// Why a level cannot be shown, in a sentence; empty when it can. Sentences can be shown without a map, too.
    public ReadOnlyStringProperty lackProperty(MapLevel of) {
        return lack(of).getReadOnlyProperty();
    }

    private ReadOnlyStringWrapper lack(MapLevel of) {
        return Objects.requireNonNull(lacks.get(of));
    }

    /// Takes in what is known of a level, in place of what was.
    public void know(MapLevel of, Known now) {
        known.put(of, now);
        lack(of).set("");
        if (of == level.get()) {
            apply(now);
        }
    }

    /// Nothing is known of a level. One that is shown makes way for sentences.
    ///
    /// @param why a sentence for the user
    public void knowNothing(MapLevel of, String why) {
        known.remove(of);
        stays.remove(of);
        if (of != MapLevel.SENTENCES) {
            lack(of).set(why);
            if (of == level.get()) {
                show(MapLevel.SENTENCES);
            }
        } else if (of == level.get()) {
            apply(null);
        }
    }

    /// Shows a level.
    ///
    /// @return whether it is another one than before; one that cannot be shown is not
    public boolean show(MapLevel wanted) {
        if (wanted == level.get() || !lack(wanted).get().isEmpty()) {
            return false;
        }
        leave();
        layouts.clear();
        selection.knownProperty().set(Set.of());
        level.set(wanted);
        apply(known.get(wanted));
        return true;
    }

    private void leave() {
        Atlas atlas = layouts.atlasProperty().get();
        Layout layout = layouts.layoutProperty().get();
        if (atlas != null && layout != null && known.get(level.get()) != null) {
            Bookmark view =
                    Bookmark.of("", level.get(), layout, Colouring.NONE, false, sight.view());
            stays.put(level.get(), new Stay(atlas, layout, sight.follow(), view));
        }
    }

    // What searches the atlas must never search another one.
    private void apply(@Nullable Known now) {
        Atlas atlas = now == null ? null : now.atlas();
        if (layouts.atlasProperty().get() != atlas) {
            neighbourhood.sourceProperty().set(null);
            layouts.layoutsProperty().set(null);
            labels.set(atlas == null ? List.of() : atlas.labels());
            layouts.atlasProperty().set(atlas);
        }
        neighbourhood.sourceProperty().set(now == null ? null : now.near());
        layouts.layoutsProperty().set(now == null ? null : now.layouts());
    }

    /// Lays out an atlas that has just come: as it was left, else by its own projection.
    void enter(Atlas atlas) {
        Stay stay = stays.remove(level.get());
        if (stay == null || stay.atlas() != atlas) {
            layouts.usePrincipalAxes();
            return;
        }
        if (stay.follow() == Sight.Follow.NOTHING) {
            sight.expect(stay.view());
        } else {
            sight.keep(stay.follow());
        }
        layouts.layoutProperty().set(stay.layout());
    }
}
