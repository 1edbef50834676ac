package noema.ui.map;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Which part of the map is seen. Until the user takes it elsewhere it keeps all of the map, or all of the run, in view.
public final class Sight {

    /// What is kept in view.
    public enum Follow {
        /// Nothing: the user chose.
        NOTHING,
        /// All known texts, or the run where there are none.
        ALL,
        /// The run.
        RUN
    }

    private final ReadOnlyObjectWrapper<View> view =
            new ReadOnlyObjectWrapper<>(new View(0, 0, 100, 400, 300));
    private final ReadOnlyObjectWrapper<View> goal = new ReadOnlyObjectWrapper<>(view.get());
    private Follow follow = Follow.ALL;
    private @Nullable Bounds all;
    private @Nullable Bounds run;
    private @Nullable Bookmark expected;

    /// What is seen now.
    public ReadOnlyObjectProperty<View> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /// What is seen now.
    public View view() {
        return view.get();
    }

    /// Where the view is going; the same as the view at rest. Whoever shows the map moves the view there.
    public ReadOnlyObjectProperty<View> goalProperty() {
        return goal.getReadOnlyProperty();
    }

    /// Keeps something in view, and goes there.
    public void follow(Follow what) {
        follow = what;
        goal.set(fitted(view.get()));
    }

    /// What is kept in view.
    Follow follow() {
        return follow;
    }

    /// Keeps something in view from the next layout on.
    void keep(Follow what) {
        follow = what;
    }

    /// Goes to a view by and by.
    void glide(View to) {
        follow = Follow.NOTHING;
        goal.set(to);
    }

    /// Shows a view at once.
    void jump(View to) {
        view.set(to);
        goal.set(to);
    }

    /// The view on its way.
    void move(View to) {
        view.set(to);
    }

    /// Zooms around a point of the window, by the user; no farther out than a tenth of what all takes.
    void zoom(double factor, double screenX, double screenY) {
        follow = Follow.NOTHING;
        View now = view.get();
        double whole = now.fitting(all == null ? run() : all).scale();
        double least = Math.min(whole / 10, now.scale());
        double most = Math.max(whole * 2000, now.scale());
        double scale = Math.clamp(now.scale() * factor, least, most);
        jump(now.zoomed(scale / now.scale(), screenX, screenY));
    }

    /// Moves with a pointer, by the user.
    void pan(double right, double down) {
        follow = Follow.NOTHING;
        jump(view.get().panned(right, down));
    }

    /// The window has another size.
    void size(double width, double height) {
        View now = view.get();
        if (now.width() != width || now.height() != height) {
            View other = now.sized(width, height);
            jump(follow == Follow.NOTHING ? other : fitted(other));
        }
    }

    /// A layout is there. It is shown as a whole, unless a named view of it was expected.
    ///
    /// @param background where the known texts are; null when there are none
    /// @param ofRun      where the run is; null when nothing of it is on the map
    void now(Layout layout, @Nullable Bounds background, @Nullable Bounds ofRun) {
        all = background;
        run = ofRun;
        Bookmark named = expected;
        expected = null;
        if (named != null && named.isOf(layout)) {
            follow = Follow.NOTHING;
            jump(named.in(view.get()));
        } else {
            follow = follow == Follow.NOTHING ? Follow.ALL : follow;
            jump(fitted(view.get()));
        }
    }

    /// The run went on.
    ///
    /// @param bounds where it is; null when nothing of it is on the map
    void run(@Nullable Bounds bounds) {
        run = bounds;
        boolean followed = follow == Follow.RUN || follow == Follow.ALL && all == null;
        if (followed && !goal.get().equals(fitted(view.get()))) {
            goal.set(fitted(view.get()));
        }
    }

    /// The layout that comes next is to be seen like this, if it is the one that the view belongs to.
    void expect(Bookmark named) {
        expected = named;
    }

    private View fitted(View window) {
        boolean ofRun = follow == Follow.RUN && run != null;
        return window.fitting(ofRun || all == null ? run() : all);
    }

    private Bounds run() {
        return run == null ? Bounds.UNIT : run;
    }
}
