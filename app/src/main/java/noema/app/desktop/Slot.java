package noema.app.desktop;

import java.util.Objects;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A place in the window that holds one pane and lends it to the enlarged view.
final class Slot extends StackPane {

    private final Region pane;

    Slot(Region pane) {
        this.pane = pane;
        getChildren().add(pane);
        setMinSize(0, 0);
    }

    /// The pane, wherever it is at the moment.
    Region pane() {
        return pane;
    }

    /// Takes the pane out, for the enlarged view.
    Region lend() {
        getChildren().remove(pane);
        return pane;
    }

    /// Puts the pane back.
    void takeBack() {
        if (!Objects.equals(pane.getParent(), this)) {
            getChildren().setAll(pane);
        }
    }
}
