package noema.ui.map;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import noema.ui.run.Director;

/// Views of the map that the user gave names, and the way back to them.
final class NamedViews {

    private final ObservableList<Bookmark> bookmarks = FXCollections.observableArrayList();
    private final LevelChoice levels;
    private final LayoutChoice layouts;
    private final Sight sight;
    private final ObjectProperty<Colouring> colouring;
    private final BooleanProperty density;
    private final Director director;

    NamedViews(
            LevelChoice levels,
            LayoutChoice layouts,
            Sight sight,
            ObjectProperty<Colouring> colouring,
            BooleanProperty density,
            Director director) {
        this.levels = levels;
        this.layouts = layouts;
        this.sight = sight;
        this.colouring = colouring;
        this.density = density;
        this.director = director;
    }

    /// The views, in the order they were kept.
    ObservableList<Bookmark> bookmarks() {
        return bookmarks;
    }

    /// Keeps what is seen under a name, in place of a view that has the same.
    void keep(String name) {
        bookmarks.removeIf(b -> b.name().equals(name));
        bookmarks.add(
                Bookmark.of(
                        name,
                        levels.level(),
                        layouts.layoutProperty().get(),
                        colouring.get(),
                        density.get(),
                        sight.view()));
    }

    /// Goes back to a view. Its level and its layout are taken too, as soon as they are there.
    void goTo(Bookmark bookmark) {
        boolean other = levels.show(bookmark.level());
        if (bookmark.level() != levels.level()) {
            director.tell(levels.lackProperty(bookmark.level()).get());
            return;
        }
        Layout now = layouts.layoutProperty().get();
        colouring.set(bookmark.colouring());
        density.set(bookmark.density());
        if (!other && now != null && bookmark.isOf(now)) {
            layouts.stay();
            sight.glide(bookmark.in(sight.view()));
            return;
        }
        if (other) {
            // The layout the level was left with is not wanted.
            layouts.clear();
        }
        sight.expect(bookmark);
        AxisLayout.Ends ends = bookmark.ends();
        if (ends != null) {
            layouts.useAxis(ends.from(), ends.to());
        } else if (bookmark.layout().equals(LayoutChoice.PRINCIPAL)) {
            layouts.usePrincipalAxes();
        } else if (bookmark.layout().equals(LayoutChoice.UMAP)) {
            layouts.useUmap();
        } else {
            // Kept without its sentences, as earlier versions did.
            director.tell(
                    "This view belongs to the layout %s; choose that layout first."
                            .formatted(bookmark.layout()));
        }
    }
}
