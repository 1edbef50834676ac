package noema.ui.denoising;

import javafx.scene.layout.Region;

/// A thin bar that is filled from the left as far as a share says.
final class ShareBar extends Region {

    private final Region fill = new Region();
    private double share;

    ShareBar() {
        getStyleClass().add("share-bar");
        fill.getStyleClass().add("share-bar-fill");
        fill.setManaged(false);
        getChildren().add(fill);
    }

    /// Fills it.
    ///
    /// @param value 0 to 1
    /// @param style of the filled part; empty for the usual one
    void show(double value, String style) {
        share = Math.clamp(value, 0, 1);
        fill.setStyle(style);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        fill.resizeRelocate(0, 0, snapSizeX(getWidth() * share), getHeight());
    }
}
