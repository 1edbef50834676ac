package noema.ui.look;

import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/// Tooltips: one sentence that explains a number or a control, and the formula behind it where there is one.
public final class Tips {

    private Tips() {}

    /// Explains a node.
    public static void explain(Node node, String sentence) {
        var tip = new Tooltip(sentence);
        tip.setWrapText(true);
        tip.setMaxWidth(380);
        tip.setShowDelay(Duration.millis(400));
        tip.setShowDuration(Duration.seconds(30));
        if (node instanceof Control control) {
            control.setTooltip(tip);
        } else {
            Tooltip.install(node, tip);
        }
    }
}
