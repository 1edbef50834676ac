package noema.ui.map;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import noema.model.atlas.Atlas;
import noema.ui.look.Palette;
import noema.ui.run.Workbench;
import org.jspecify.annotations.Nullable;

/// The map itself: the background, and over it what belongs to the run. Whatever changes asks for a layout, so everything is
/// drawn at most once a pulse; being a layout root of its own, that does not touch the panes around it.
final class MapView extends Region {

    private static final double FINEST = 2;

    private final Workbench bench;
    private final MapModel model;
    private final Background background;
    private final Overlay overlay;
    private final Motion motion;
    private final Supplier<List<javafx.geometry.Bounds>> covered;
    private List<Spot> lasso = List.of();
    private @Nullable Spot dragged;
    private @Nullable Atlas rangesOf;
    private Colouring rangeOf = Colouring.NONE;
    private Range range = new Range(0, 1);

    /// @param painter paints the background
    /// @param covered parts of the window that something else covers: nothing is written there
    MapView(
            Workbench bench,
            MapModel model,
            Executor painter,
            Supplier<List<javafx.geometry.Bounds>> covered) {
        this.covered = covered;
        this.bench = bench;
        this.model = model;
        background = new Background(painter, Platform::runLater);
        overlay = new Overlay(bench, model);
        motion = new Motion(model.sight(), this::requestLayout);
        setManaged(false);
        setId("map-view");
        getStyleClass().add("map-view");
        setFocusTraversable(true);
        getChildren().addAll(background, overlay);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        repaintOnChange();
    }

    private void repaintOnChange() {
        Runnable repaint = this::requestLayout;
        model.sight().viewProperty().subscribe(repaint);
        model.sight().goalProperty().subscribe(this::glide);
        model.marksProperty().subscribe(repaint);
        model.alternativesProperty().subscribe(repaint);
        model.colouringProperty().subscribe(repaint);
        model.densityProperty().subscribe(repaint);
        model.labelsProperty().subscribe(repaint);
        model.finder().foundProperty().subscribe(repaint);
        model.neighbourhood().listProperty().subscribe(repaint);
        model.neighbourhood().focusProperty().subscribe(repaint);
        model.probe().thoughtProperty().subscribe(repaint);
        model.groundProperty().subscribe((before, after) -> morph());
        bench.selection().placesProperty().subscribe(repaint);
        bench.selection().knownProperty().subscribe(repaint);
        bench.palette().subscribe(repaint);
    }

    /// Whether the background is painted as it was last asked for.
    ReadOnlyBooleanProperty currentProperty() {
        return background.currentProperty();
    }

    /// Shows a loop being drawn, in pixels; empty for none.
    void lasso(List<Spot> corners) {
        lasso = corners;
        requestLayout();
    }

    /// Shows where a concept is dragged to, in pixels; null for nowhere.
    void drag(@Nullable Spot to) {
        dragged = to;
        requestLayout();
    }

    /// The ends of the colour scale.
    Range range() {
        Ground ground = model.groundProperty().get();
        Colouring now = model.colouringProperty().get();
        Atlas atlas = ground == null ? null : ground.atlas();
        if (atlas != rangesOf || now != rangeOf) {
            rangesOf = atlas;
            rangeOf = now;
            range = atlas == null || !now.isOrdered() ? new Range(0, 1) : Range.of(now, atlas);
        }
        return range;
    }

    private boolean isOnScreen() {
        return getScene() != null
                && getScene().getWindow() != null
                && getScene().getWindow().isShowing();
    }

    private void glide() {
        if (model.sight().goalProperty().get().equals(model.sight().view())) {
            motion.stay();
        } else if (isOnScreen()) {
            motion.glide();
        } else {
            motion.finish();
        }
    }

    private void morph() {
        Ground now = model.groundProperty().get();
        Origin left = model.left();
        if (now != null && left != null && left.ground().atlas() == now.atlas() && isOnScreen()) {
            motion.morph(left);
        }
        requestLayout();
    }

    @Override
    public void resize(double width, double height) {
        super.resize(width, height);
        model.sight().size(Math.max(1, width), Math.max(1, height));
    }

    @Override
    protected void layoutChildren() {
        View view = model.sight().view();
        overlay.setWidth(view.width());
        overlay.setHeight(view.height());
        paintBackground(view);
        overlay.paint(placer(view), motion.origin() != null, covered.get(), lasso, dragged);
    }

    private void paintBackground(View view) {
        Ground ground = model.groundProperty().get();
        if (ground == null || ground.grid().size() == 0) {
            background.clear();
            return;
        }
        Palette palette = bench.palette().getValue();
        Origin origin = motion.origin();
        Frame.Origin from =
                origin == null
                        ? null
                        : new Frame.Origin(
                                origin.ground().layout().x(),
                                origin.ground().layout().y(),
                                origin.view(),
                                motion.share());
        Set<Integer> known = bench.selection().knownProperty().get();
        boolean elsewhere = known.isEmpty() && !bench.selection().placesProperty().get().isEmpty();
        var key =
                new Ink.Key(
                        ground,
                        model.colouringProperty().get(),
                        range(),
                        known,
                        elsewhere,
                        model.finder().foundProperty().get(),
                        palette);
        background.show(
                new Background.Order(
                        key,
                        new Frame(
                                ground.grid(),
                                view,
                                from,
                                Ink.QUIET,
                                model.densityProperty().get(),
                                pixels(),
                                palette)));
    }

    private double pixels() {
        return isOnScreen() ? Math.clamp(getScene().getWindow().getOutputScaleX(), 1.0, FINEST) : 1;
    }

    // Concepts to points of the window, on the straight way between two layouts while one is moving
    // in.
    private Function<float[], @Nullable Spot> placer(View view) {
        Origin origin = motion.origin();
        if (origin == null || origin.places() == null) {
            return concept -> {
                Spot at = model.spot(concept);
                return at == null ? null : view.toScreen(at);
            };
        }
        Places before = origin.places();
        return concept -> {
            Spot from = before.of(concept);
            Spot to = model.spot(concept);
            return from == null || to == null
                    ? null
                    : origin.view().toScreen(from).towards(view.toScreen(to), motion.share());
        };
    }
}
