package noema.ui.denoising;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Lays pieces of text out in lines, as a text would be: a gap before a piece is dropped at the beginning of a line, and a piece
/// without one stays on the line of the piece before it, as a full stop does.
public class TokenFlow extends Pane {

    private static final String GAP = "token-flow-gap";
    private static final String GLUED = "token-flow-glued";

    private final double lineGap;

    /// An empty flow.
    ///
    /// @param lineGap between lines, in pixels
    public TokenFlow(double lineGap) {
        this.lineGap = lineGap;
    }

    /// Sets how a node follows the one before it.
    ///
    /// @param gap   in pixels
    /// @param glued whether no line may end between the two, while there is room on one line
    public static void follow(Node node, double gap, boolean glued) {
        node.getProperties().put(GAP, gap);
        node.getProperties().put(GLUED, glued);
        if (node.getParent() != null) {
            node.getParent().requestLayout();
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 400;
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets in = getInsets();
        return in.getTop() + in.getBottom() + lay(width < 0 ? prefWidth(-1) : width, false);
    }

    @Override
    protected void layoutChildren() {
        lay(getWidth(), true);
    }

    /// Answers the height of all lines.
    private double lay(double width, boolean move) {
        Insets in = getInsets();
        double room = Math.max(1, width - in.getLeft() - in.getRight());
        List<Node> nodes = getManagedChildren();
        double x = 0;
        double y = 0;
        double line = 0;
        int first = 0;
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            double own = Math.min(room, node.prefWidth(-1));
            double needed = glued(node) ? own : run(nodes, i, room);
            if (x > 0 && x + gap(node) + needed > room) {
                place(nodes.subList(first, i), y, line, room, move);
                y += line + lineGap;
                x = 0;
                line = 0;
                first = i;
            }
            x += (x == 0 ? 0 : gap(node)) + own;
            line = Math.max(line, node.prefHeight(-1));
        }
        place(nodes.subList(first, nodes.size()), y, line, room, move);
        return y + line;
    }

    /// Puts the nodes of a line beside each other, each in the middle of its height.
    private void place(List<Node> line, double y, double height, double room, boolean move) {
        if (!move) {
            return;
        }
        double x = getInsets().getLeft();
        for (int i = 0; i < line.size(); i++) {
            Node node = line.get(i);
            double width = Math.min(room, node.prefWidth(-1));
            double own = node.prefHeight(-1);
            x += i == 0 ? 0 : gap(node);
            node.resizeRelocate(
                    snapPositionX(x),
                    snapPositionY(getInsets().getTop() + y + (height - own) / 2),
                    snapSizeX(width),
                    own);
            x += width;
        }
    }

    /// The width of a node and all that is glued to it; its own when they do not fit on one line anyway.
    private static double run(List<Node> nodes, int from, double room) {
        double own = Math.min(room, nodes.get(from).prefWidth(-1));
        double all = own;
        for (int i = from + 1; i < nodes.size() && glued(nodes.get(i)); i++) {
            all += gap(nodes.get(i)) + nodes.get(i).prefWidth(-1);
        }
        return all > room ? own : all;
    }

    private static double gap(Node node) {
        return node.getProperties().get(GAP) instanceof Double gap ? gap : 0;
    }

    private static boolean glued(Node node) {
        return Boolean.TRUE.equals(node.getProperties().get(GLUED));
    }
}
