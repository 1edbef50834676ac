package noema.ui.map;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Cards that float over the map beside what they are about, inside the map whatever its size.
final class Floats extends Pane {

    private static final double GAP = 14;

    private final Map<Region, Spot> about = new HashMap<>();

    Floats() {
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

    // To the right of the point and below it, or on the other side where there is no room.
    private void place(Region card, Spot at) {
        double width = Math.min(card.prefWidth(-1), Math.max(0, getWidth() - 8));
        double height = card.prefHeight(width);
        double x = at.x() + GAP + width <= getWidth() - 4 ? at.x() + GAP : at.x() - GAP - width;
        double y = at.y() + GAP + height <= getHeight() - 4 ? at.y() + GAP : at.y() - GAP - height;
        card.resizeRelocate(
                Math.round(Math.max(4, Math.min(x, getWidth() - width - 4))),
                Math.round(Math.max(4, Math.min(y, getHeight() - height - 4))),
                Math.ceil(width),
                Math.ceil(height));
    }
}
