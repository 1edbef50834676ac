package noema.ui.map;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Cards that float over the map beside what they are about, inside the map whatever its size.
final class Floats extends Pane {

    private static final double GAP = 14;
    private static final double RIM = 4;

    private final Supplier<List<Bounds>> covered;
    private final Map<Region, Spot> about = new HashMap<>();

    /// @param covered parts that something else covers: cards go elsewhere if they can
    Floats(Supplier<List<Bounds>> covered) {
        this.covered = covered;
        setManaged(false);
        setPickOnBounds(false);
    }

    /// Shows a card beside a point, in pixels.
    void show(Region card, Spot at) {
        about.put(card, at);
        if (!getChildren().contains(card)) {
            getChildren().add(card);
        }
        requestLayout();
    }

    /// Takes a card away.
    void hide(Region card) {
        about.remove(card);
        getChildren().remove(card);
    }

    @Override
    protected void layoutChildren() {
        about.forEach(this::place);
    }

    // To the right of the point and below it, or on the first other side where there is room.
    private void place(Region card, Spot at) {
        double width = Math.ceil(Math.min(card.prefWidth(-1), Math.max(0, getWidth() - 2 * RIM)));
        double height = Math.ceil(card.prefHeight(width));
        double[] across = {at.x() + GAP, at.x() - GAP - width};
        double[] down = {at.y() + GAP, at.y() - GAP - height};
        for (int side = 0; side < 4; side++) {
            var box = new BoundingBox(across[side % 2], down[side / 2], width, height);
            if (hasRoom(box)) {
                card.resizeRelocate(
                        Math.round(box.getMinX()), Math.round(box.getMinY()), width, height);
                return;
            }
        }
        double x = across[0] + width <= getWidth() - RIM ? across[0] : across[1];
        double y = down[0] + height <= getHeight() - RIM ? down[0] : down[1];
        card.resizeRelocate(
                Math.round(Math.max(RIM, Math.min(x, getWidth() - width - RIM))),
                Math.round(Math.max(RIM, Math.min(y, getHeight() - height - RIM))),
                width,
                height);
    }

    private boolean hasRoom(Bounds box) {
        return box.getMinX() >= RIM
                && box.getMinY() >= RIM
                && box.getMaxX() <= getWidth() - RIM
                && box.getMaxY() <= getHeight() - RIM
                && covered.get().stream().noneMatch(box::intersects);
    }
}
