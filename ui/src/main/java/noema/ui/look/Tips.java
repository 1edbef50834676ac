package noema.ui.look;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/// Tooltips: one sentence that explains a number or a control, and the formula behind it where there is one.
public final class Tips {

    private static final Object EXPLAINED = new Object();

    private Tips() {}

    /// Explains a node, or explains it anew. The sentence is its accessible help; the tooltip that shows it is made when the mouse
    /// first comes, since a tooltip is a window of its own and there are a hundred of them.
    public static void explain(Node node, String sentence) {
        node.setAccessibleHelp(sentence);
        if (node.getProperties().put(EXPLAINED, EXPLAINED) == null) {
            node.addEventHandler(
                    MouseEvent.MOUSE_ENTERED,
                    new EventHandler<>() {
                        @Override
                        public void handle(MouseEvent event) {
                            node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
                            install(node);
                        }
                    });
        }
    }

    private static void install(Node node) {
        var tip = new Tooltip();
        tip.textProperty().bind(node.accessibleHelpProperty());
        tip.setWrapText(true);
        tip.setMaxWidth(380);
        tip.setShowDelay(Duration.millis(400));
        tip.setShowDuration(Duration.seconds(30));
        Tooltip.install(node, tip);
    }
}
