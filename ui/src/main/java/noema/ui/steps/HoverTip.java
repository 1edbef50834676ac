package noema.ui.steps;

import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// A tooltip that follows the mouse over something painted by hand and says what is there.
public final class HoverTip {

    private static final double BESIDE = 14;

    private final Tooltip tip = new Tooltip();

    /// A tooltip that is hidden at first.
    public HoverTip() {
        tip.setWrapText(true);
        tip.setMaxWidth(380);
    }

    /// Shows a text beside the mouse; hides when the text is empty.
    public void show(Node owner, MouseEvent event, String text) {
        if (text.isEmpty() || owner.getScene() == null || owner.getScene().getWindow() == null) {
            hide();
            return;
        }
        tip.setText(text);
        if (tip.isShowing()) {
            tip.setAnchorX(event.getScreenX() + BESIDE);
            tip.setAnchorY(event.getScreenY() + BESIDE);
        } else {
            tip.show(owner, event.getScreenX() + BESIDE, event.getScreenY() + BESIDE);
        }
    }

    /// Hides it.
    public void hide() {
        tip.hide();
    }

    /// What it says, or said last.
    public String text() {
        return tip.getText();
    }
}
